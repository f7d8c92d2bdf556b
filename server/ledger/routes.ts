import { asc, eq } from 'drizzle-orm';
import type { Reader } from '#db/open.ts';
import { journals, transfers } from '#db/schema/ledger.ts';
import { type Actor, sees } from '../platform/actor.ts';
import { Refusal } from '../platform/refusal.ts';
import { listRoute } from '../platform/registerRoutes.ts';
import { type Route, route } from '../platform/route.ts';
import { accountList } from './accountList.ts';
import { checkLedger, lastCheck } from './check.ts';
import { AccountRow, JournalRow, JournalShow, LedgerCheck, TransferRow } from './contract.ts';
import { journalList, withLegs } from './lists.ts';
import { ledgerNight } from './night.ts';
import { transferList } from './transferList.ts';

const BUSY_SECONDS = 5;

/** @throws Refusal not-found, also where it exists outside of the reader's marketplaces */
async function findJournal(read: Reader, id: string, actor: Actor): Promise<JournalShow> {
  const [found] = await read.select().from(journals).where(eq(journals.id, id));
  if (!found || !sees(actor, found.marketplaceId)) throw new Refusal('not-found');
  const legs = await read.select().from(transfers).where(eq(transfers.journalId, id)).orderBy(asc(transfers.seq));
  return withLegs(found, legs);
}

export const ledgerRoutes: Route[] = [
  listRoute(journalList, 'ledger:read', JournalRow),
  listRoute(transferList, 'ledger:read', TransferRow),
  listRoute(accountList, 'ledger:read', AccountRow),
  route({
    method: 'get',
    path: '/api/journals/:id',
    may: 'ledger:read',
    summary: 'One journal with its transfers',
    answer: JournalShow,
    run: ({ context, actor, params }) => findJournal(context.db.read, String(params.id), actor),
  }),
  route({
    method: 'get',
    path: '/api/ledger/check',
    may: 'ledger:read',
    summary: 'The invariants of the ledger as they were last looked at, and whether money is stopped',
    answer: LedgerCheck,
    run: ({ context, actor }) => lastCheck(context.db.read, actor),
  }),
  route({
    method: 'post',
    path: '/api/ledger/check',
    may: 'ledger:reconcile',
    summary: 'Look at the invariants now; money moves again once all of them hold',
    answer: LedgerCheck,
    run: async ({ context, actor }) => {
      // Under the lock of the night: two at once would only keep everybody else waiting twice.
      const checked = await context.db.alone(`sweep:${ledgerNight.name}`, () => checkLedger(context, actor));
      if (!checked) throw new Refusal('too-busy', { retryAfterSeconds: BUSY_SECONDS });
      return checked;
    },
  }),
];
