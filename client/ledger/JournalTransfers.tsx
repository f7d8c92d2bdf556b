import type { z } from 'zod';
import type { JournalShow } from '#server/ledger/contract.ts';
import { useT } from '../i18n/useT.ts';
import { DataRows } from '../kit/DataRows.tsx';
import { Money } from '../kit/Money.tsx';
import { Panel } from '../kit/Section.tsx';
import { shortId } from '../kit/shortId.ts';
import { useTransferColumns } from './transferColumns.tsx';

export type Journal = z.infer<typeof JournalShow>;

/** A journal as a page of a ledger: its lines, and under them what they move together. */
export function JournalTransfers({ journal }: { journal: Journal }) {
  const t = useT();
  const columns = useTransferColumns();
  const { id, transfers, amount, currency } = journal;
  return (
    <Panel>
      <DataRows
        caption={t('registers.ledger.transfersOf', { id: shortId('journal', id) })}
        rows={transfers}
        columns={columns}
        stacks
        foot={{ label: t('registers.ledger.all'), values: [<Money key="all" minor={amount} currency={currency} />] }}
      />
    </Panel>
  );
}
