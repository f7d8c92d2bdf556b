import { useT } from '../../i18n/useT.ts';
import { InstructionsTable } from '../ledger/InstructionsTable.tsx';
import { JournalsTable } from '../ledger/JournalsTable.tsx';
import type { EscrowCase } from './escrowCase.ts';

/** The books of this payment, and what the payment provider was told. */
export function LedgerTab({ context: { journals, instructions, case: row } }: { context: EscrowCase }) {
  const t = useT();
  return (
    <>
      <section className="sec">
        <h3>{t('desk.escrow.books')}</h3>
        <JournalsTable journals={journals} marketplaceId={row.marketplaceId} />
      </section>
      <section className="sec">
        <h3>{t('desk.escrow.instructions')}</h3>
        <InstructionsTable instructions={instructions} marketplaceId={row.marketplaceId} />
      </section>
    </>
  );
}
