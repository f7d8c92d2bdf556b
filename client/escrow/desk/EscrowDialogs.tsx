import { useBench } from '../../desk/bench.ts';
import type { Dialog } from '../../desk/parts.ts';
import { EscrowAskDialog } from './EscrowAskDialog.tsx';
import type { EscrowCase } from './escrowCase.ts';
import { MoneyDialog } from './MoneyDialog.tsx';

interface EscrowDialogsProps {
  dialog: NonNullable<Dialog>;
  context: EscrowCase;
  onClose: () => void;
}

/** Whom to ask for what; and the look at a division before it is decided, proposed or left as it was. */
export function EscrowDialogs({ dialog, context, onClose }: EscrowDialogsProps) {
  const { draft } = useBench();
  if (dialog === 'ask') return <EscrowAskDialog context={context} onClose={onClose} />;
  if (dialog !== 'money' && dialog !== 'propose' && dialog !== 'uphold') return null;
  const goodwillMinor = dialog === 'uphold' ? 0 : draft.goodwillMinor;
  return <MoneyDialog form={dialog} context={context} goodwillMinor={goodwillMinor} onClose={onClose} />;
}
