import { asc, eq, getTableColumns, sql } from 'drizzle-orm';
import type { Reader } from '#db/open.ts';
import { type Journal, journals, type Transfer, transfers } from '#db/schema/ledger.ts';
import type { JournalKind } from '#db/words.ts';
import { type Condition, is, type Resource } from '../platform/list.ts';
import { JournalFilter, type JournalRow, type JournalShow, type TransferRow } from './contract.ts';

type Summed = Journal & { amount: number };

/** Every third row is one of these: walking in the order of the list finds them sooner than sorting what an index has. */
const COMMON: readonly unknown[] = ['capture', 'settle', 'payout', 'refund'] satisfies JournalKind[];

/** `GET /api/journals`: why money was moved, newest first. */
export const journalList: Resource<Summed> = {
  name: 'journals',
  select: (read) =>
    read
      .select({
        ...getTableColumns(journals),
        amount: sql<number>`(select coalesce(sum(amount), 0) from transfers where journal_id = journals.id)`
          .mapWith(Number)
          .as('amount'),
      })
      .from(journals),
  table: journals,
  id: journals.id,
  scope: journals.marketplaceId,
  sorts: { at: journals.at },
  defaultSort: ['at', 'DESC'],
  filter: JournalFilter,
  where: ({ id, marketplaceId, kind, currency, holdId }) => [
    ...is(journals.id, id),
    ...is(journals.marketplaceId, marketplaceId),
    ...is(journals.holdId, holdId),
    ...(COMMON.includes(kind)
      ? [unindexed(`kind=${kind}`, sql`${journals.kind}`, String(kind))]
      : is(journals.kind, kind)),
    ...is(journals.currency, currency),
  ],
  present: presentJournal,
};

/** A word of a closed list, written where the planner takes it for no column. */
const unindexed = (shape: string, column: ReturnType<typeof sql>, word: string): Condition => ({
  shape,
  build: () => sql`${column} || '' = ${sql.raw(`'${word}'`)}`,
});

export function presentJournal(journal: Summed): JournalRow {
  return { ...journal, at: journal.at.toISOString() };
}

/** The journals of one payment with their transfers, oldest first. */
export async function journalsOfHold(read: Reader, holdId: string): Promise<JournalShow[]> {
  const [all, legs] = await Promise.all([
    read.select().from(journals).where(eq(journals.holdId, holdId)).orderBy(asc(journals.at), asc(journals.id)),
    read.select().from(transfers).where(eq(transfers.holdId, holdId)).orderBy(asc(transfers.seq)),
  ]);
  return all.map((journal) =>
    withLegs(
      journal,
      legs.filter(({ journalId }) => journalId === journal.id),
    ),
  );
}

export const withLegs = (journal: Journal, legs: readonly Transfer[]): JournalShow => ({
  ...presentJournal({ ...journal, amount: legs.reduce((sum, { amount }) => sum + amount, 0) }),
  transfers: legs.map(
    (leg): TransferRow => ({
      ...leg,
      id: `${leg.journalId}.${leg.seq}`,
      marketplaceId: journal.marketplaceId,
      at: journal.at.toISOString(),
    }),
  ),
});
