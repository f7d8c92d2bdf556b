import type { CaseRow } from '#server/queue/contract.ts';
import { DeskDialogs } from './DeskDialogs.tsx';
import type { Held } from './HeldCase.tsx';
import type { CaseContext, DeskParts, Dialog, SharedDialog } from './parts.ts';
import type { Claiming } from './useClaim.ts';
import type { Workshop } from './useWorkbench.ts';

interface HeldDialogsProps<C extends CaseContext> {
  desk: DeskParts<C>;
  held: Held;
  shop: Workshop<C>;
  row: CaseRow;
  context: C;
  claim: Claiming;
  onRow: (row: CaseRow) => void;
  onClose: () => void;
}

/** The short forms over the case in hand, and what the list and the claim learn from each. */
export function HeldDialogs<C extends CaseContext>(props: HeldDialogsProps<C>) {
  const { desk, held, shop, row, context, claim, onRow, onClose } = props;
  const { listed, read, sending, going } = shop;
  if (held.dialog === null) return null;
  const leave = (said: string) => {
    onClose();
    claim.settle();
    listed.send({ type: 'left', id: row.id });
    listed.send({ type: 'settled', ids: [row.id] });
    shop.setSaid(said);
    going.goOn(row.id);
    shop.refresh();
  };
  const hold = (onHold: CaseRow, said: string) => {
    onClose();
    claim.settle();
    onRow(onHold);
    shop.setSaid(said);
    going.goOn(row.id);
  };
  const reopen = (open: CaseRow) => {
    onClose();
    sending.forget(row.id);
    sending.reopen(row.id);
    listed.send({ type: 'back', row: open });
    void read.again(row.id);
    shop.refresh();
  };
  const { dialog } = held;
  // Whom to ask, and how to divide, is said in the words of the desk.
  if (desk.Dialogs && !isShared(dialog)) return <desk.Dialogs dialog={dialog} context={context} onClose={onClose} />;
  if (!isShared(dialog) && dialog !== 'ask') return null;
  return (
    <DeskDialogs
      dialog={dialog}
      context={context}
      reopening={held.reopening}
      onClose={onClose}
      onLeft={leave}
      onHeld={hold}
      onReopened={reopen}
    />
  );
}

const SHARED: readonly Dialog[] = ['skip', 'hold', 'hand-over', 'reopen'];
const isShared = (dialog: Dialog): dialog is SharedDialog => SHARED.includes(dialog);
