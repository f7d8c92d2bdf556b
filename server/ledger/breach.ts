import { type SQL, sql } from 'drizzle-orm';
import { atMost } from '#db/kit.ts';
import type { Reader } from '#db/open.ts';
import type { Currency } from '#db/words.ts';

/** A law of the books that does not hold, and where. Without a marketplace: it is nobody's alone. */
export interface Breach {
  invariant: string;
  marketplaceId: string | null;
  /** Code of an account, id of a payment or journal, or a currency. */
  subject: string;
  /** The figures that should be equal, in the names of their columns. */
  detail: string;
}
/** The trial balance of a marketplace in one currency; `excess` is what debits are more than credits, to the last unit. */
export interface MarketTotal {
  marketplaceId: string;
  currency: Currency;
  debits: number;
  credits: number;
  excess: number;
}

/** What the laws look at. */
export interface Books {
  read: Reader;
  /** The time by the wall, for what is kept for a while only. */
  wall: Date;
  totals: readonly MarketTotal[];
}
export type Look = (books: Books) => Promise<Breach[]>;

/** Of books that are wrong in a million places a hundred say enough. */
const BREACHES_MAX = 100;

/**
 * Runs a statement that gives `marketplace_id, subject, detail`. One statement sees one moment, so nobody has to stop
 * writing for it; and the database adds up, not we (escrow.md §5: ≤ 3 s a million transfers).
 */
export async function breaches(read: Reader, invariant: string, query: SQL): Promise<Breach[]> {
  const rows = await read
    .select({
      marketplaceId: sql<string | null>`marketplace_id`,
      subject: sql<string>`subject`,
      detail: sql<string>`detail`,
    })
    .from(sql`(${query}) as breaches`)
    .limit(atMost(BREACHES_MAX));
  return rows.map((row) => ({ invariant, ...row }));
}
