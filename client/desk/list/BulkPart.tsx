import type { CaseContext } from '../parts.ts';
import type { Workshop } from '../useWorkbench.ts';
import { BulkDialog } from './BulkDialog.tsx';

/** The dialog of a bulk decision; beside the list and not in it, since the list may be in a drawer. */
export function BulkPart<C extends CaseContext>({ shop: { bulk, listed } }: { shop: Workshop<C> }) {
  const { asking } = bulk;
  if (asking === null) return null;
  return (
    <BulkDialog
      asking={asking}
      list={listed.list}
      onClose={bulk.stopAsking}
      onSubmit={(rows, text) => {
        bulk.stopAsking();
        bulk.decide(rows, asking.outcome, text);
      }}
    />
  );
}
