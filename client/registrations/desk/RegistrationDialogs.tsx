import type { Dialog } from '../../desk/parts.ts';
import { AskSpecialistDialog } from './AskSpecialistDialog.tsx';
import { RefuseDialog } from './RefuseDialog.tsx';
import type { RegistrationCase } from './registrationCase.ts';

interface RegistrationDialogsProps {
  dialog: NonNullable<Dialog>;
  context: RegistrationCase;
  onClose: () => void;
}

/** What is wanted to be known of the specialist, and why somebody is not admitted. */
export function RegistrationDialogs({ dialog, context, onClose }: RegistrationDialogsProps) {
  if (dialog === 'refuse') return <RefuseDialog context={context} onClose={onClose} />;
  return dialog === 'ask' ? <AskSpecialistDialog context={context} onClose={onClose} /> : null;
}
