import type { Dialog } from '../../../desk/parts.ts';
import type { DocumentCase } from '../documentCase.ts';
import { GroundsDialog } from './GroundsDialog.tsx';
import { ReturnDialog } from './ReturnDialog.tsx';
import { SignDialog } from './SignDialog.tsx';
import { UpholdDialog } from './UpholdDialog.tsx';

interface DocumentDialogsProps {
  dialog: NonNullable<Dialog>;
  context: DocumentCase;
  onClose: () => void;
}

/** Why a document is not taken; and what a second person, or whoever hears an appeal, says about it. */
export function DocumentDialogs({ dialog, context, onClose }: DocumentDialogsProps) {
  if (dialog === 'reject' || dialog === 'resubmit')
    return <GroundsDialog key={dialog} outcome={dialog} context={context} onClose={onClose} />;
  if (dialog === 'sign') return <SignDialog context={context} onClose={onClose} />;
  if (dialog === 'return') return <ReturnDialog context={context} onClose={onClose} />;
  return dialog === 'uphold' ? <UpholdDialog onClose={onClose} /> : null;
}
