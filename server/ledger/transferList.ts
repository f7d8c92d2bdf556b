import { type Column, eq, getTableColumns, sql } from 'drizzle-orm';
import { journals, type Transfer, transfers } from '#db/schema/ledger.ts';
import { type Condition, fixed, is, type Resource } from '../platform/list.ts';
import { TransferFilter } from './contract.ts';

type Line = Transfer & { id: string; marketplaceId: string; at: Date };

/** Of accounts that nearly every transfer touches: here too, walking by time finds a page sooner. */
const isBusy = (code: unknown): boolean => /^(psp|income):/.test(String(code));
const ofAccount = (column: Column, code: unknown): Condition[] =>
  isBusy(code)
    ? [{ shape: `busy:${column.name}`, build: (hole) => sql`coalesce(${column}, '') = ${hole(column, String(code))}` }]
    : is(column, code);

/** `{journal}.{seq}`, as the list names its lines. */
const lineIs = (id: unknown): Condition[] => {
  if (!Array.isArray(id)) return [];
  const lines = id.map((each) => /^(.+)\.(\d{1,9})$/.exec(String(each))).filter((found) => found !== null);
  if (lines.length === 0) return [fixed('none', sql`false`)];
  const build: Condition['build'] = (hole) =>
    sql`(${sql.join(
      lines.map(
        ([, journal = '', seq]) =>
          sql`(${transfers.journalId} = ${hole(transfers.journalId, journal)} and ${transfers.seq} = ${hole(transfers.seq, Number(seq))})`,
      ),
      sql` or `,
    )})`;
  return [{ shape: `lines:${lines.length}`, build }];
};

/**
 * Joined to the left and asked like this, SQLite begins with the journals, which have the order of the list, unless a
 * condition names lines by index; an inner join begins with all lines and sorts them (a million: 8 s against 1 ms).
 */
const IS_LINE = fixed('line', sql`coalesce(${transfers.seq}, -1) >= 0`);

/** `GET /api/transfers`: line by line, newest first. */
export const transferList: Resource<Line> = {
  name: 'transfers',
  select: (read) =>
    read
      .select({
        ...getTableColumns(transfers),
        id: sql<string>`${transfers.journalId} || '.' || ${transfers.seq}`.as('line'),
        marketplaceId: journals.marketplaceId,
        at: journals.at,
      })
      .from(journals)
      .leftJoin(transfers, eq(transfers.journalId, journals.id)),
  counted: (read) =>
    read.select({ one: sql<number>`1` }).from(journals).leftJoin(transfers, eq(transfers.journalId, journals.id)),
  table: transfers,
  id: journals.id,
  key: [journals.id, transfers.seq],
  scope: journals.marketplaceId,
  sorts: { at: journals.at },
  defaultSort: ['at', 'DESC'],
  filter: TransferFilter,
  where: ({ id, marketplaceId, holdId, journalId, debitAccount, creditAccount }) => [
    IS_LINE,
    ...lineIs(id),
    ...is(journals.marketplaceId, marketplaceId),
    ...is(transfers.holdId, holdId),
    ...is(transfers.journalId, journalId),
    ...ofAccount(transfers.debitAccount, debitAccount),
    ...ofAccount(transfers.creditAccount, creditAccount),
  ],
  present: ({
    id,
    journalId,
    seq,
    marketplaceId,
    holdId,
    code,
    debitAccount,
    creditAccount,
    currency,
    amount,
    at,
  }) => ({
    ...{ id, journalId, seq, marketplaceId, holdId, code, debitAccount, creditAccount, currency, amount },
    at: at.toISOString(),
  }),
};
