import { and, getTableColumns, gte, lt, sql } from 'drizzle-orm';
import { kit } from '#db/kit.ts';
import { type LedgerAccount, ledgerAccounts } from '#db/schema/ledger.ts';
import type { AccountKind } from '#db/words.ts';
import { type Condition, is, type Resource } from '../platform/list.ts';
import { AccountFilter, type AccountRow } from './contract.ts';

type Balanced = LedgerAccount & { id: string };
/** Of an account that keeps none they are summed; `code` with its table before it, since a transfer has one too. */
const summed = (side: 'debits' | 'credits', account: 'debit_account' | 'credit_account') =>
  sql<number>`case when ${ledgerAccounts.kept} then ${ledgerAccounts[side]} else (select coalesce(sum(amount), 0) from transfers where ${sql.raw(account)} = ledger_accounts.code) end`
    .mapWith(Number)
    .as(side);

/** What the codes of a kind begin with (`accounts.ts`); there are few of them among a great many payments. */
const FIRST: Partial<Record<AccountKind, string>> = { asset: 'psp:', income: 'income:', expense: 'expense:' };

/** The kind, and where the order of codes is that of their bytes also the stretch in which they lie. */
function ofKind(kind: unknown): Condition[] {
  const first = kit.dialect === 'sqlite' ? FIRST[kind as AccountKind] : undefined;
  if (!first) return is(ledgerAccounts.kind, kind);
  const behind = `${first.slice(0, -1)};`;
  const build: Condition['build'] = (hole) =>
    and(
      gte(ledgerAccounts.code, hole(ledgerAccounts.code, first)),
      lt(ledgerAccounts.code, hole(ledgerAccounts.code, behind)),
    );
  return [...is(ledgerAccounts.kind, kind), { shape: 'stretch', build }];
}

/** `GET /api/accounts`: the trial balance, account by account. */
export const accountList: Resource<Balanced> = {
  name: 'accounts',
  select: (read) =>
    read
      .select({
        ...getTableColumns(ledgerAccounts),
        id: sql<string>`${ledgerAccounts.code}`.as('id'),
        debits: summed('debits', 'debit_account'),
        credits: summed('credits', 'credit_account'),
      })
      .from(ledgerAccounts),
  table: ledgerAccounts,
  id: ledgerAccounts.code,
  scope: ledgerAccounts.marketplaceId,
  sorts: {},
  defaultSort: ['id', 'ASC'],
  filter: AccountFilter,
  where: ({ id, marketplaceId, kind, currency }) => [
    ...is(ledgerAccounts.code, id),
    ...is(ledgerAccounts.marketplaceId, marketplaceId),
    ...ofKind(kind),
    ...is(ledgerAccounts.currency, currency),
  ],
  present: ({ id, marketplaceId, kind, currency, debits, credits, closed }): AccountRow => {
    const balance = kind === 'asset' || kind === 'expense' ? debits - credits : credits - debits;
    return { id, marketplaceId, kind, currency, debits, credits, balance, closed };
  },
};
