import { openDatabase } from '#db/open.ts';
import { lookAtAll } from '#server/ledger/check.ts';
import { type Group, median, type Run } from '../support/bars.ts';
import { ledgerOf } from './ledgerStock.ts';

const TRANSFERS = 1_000_000;
const ROUNDS = 3;

/** What the night costs: all invariants over a year of settled deals (escrow.md §5). */
export const ledger: Group = {
  bars: [
    {
      bar: 'escrow-audit',
      sense: '<=',
      limit: 3,
      engine: 'sqlite',
      what: 's for all invariants of a million transfers',
    },
  ],
  measure: measureAudit,
};

async function measureAudit({ tell }: Run): Promise<void> {
  const now = new Date();
  const place = await ledgerOf(TRANSFERS, now);
  const db = await openDatabase(place.url);
  const seconds: number[] = [];
  try {
    for (let round = 0; round < ROUNDS; round++) {
      const { tookMs, transfers, breaches } = await lookAtAll(db, now);
      if (breaches.length > 0 || transfers !== TRANSFERS)
        throw new Error(`${transfers} transfers, ${JSON.stringify(breaches.slice(0, 3))}`);
      seconds.push(tookMs / 1000);
    }
  } finally {
    await db.close();
  }
  tell('escrow-audit', median(seconds), `s, median of ${ROUNDS}, with the trial balance and the count`);
}
