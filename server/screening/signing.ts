import { and, asc, eq, inArray, lte, sql } from 'drizzle-orm';
import { atMost } from '#db/kit.ts';
import type { Reader } from '#db/open.ts';
import { settings } from '#db/schema/audit.ts';
import { type Review, reviews } from '#db/schema/reviews.ts';
import { ask } from '#db/statements.ts';
import type { Sweep } from '../jobs/rules.ts';
import type { Context } from '../platform/context.ts';
import { signatureOf } from './duplicates.ts';
import { pausing } from './pause.ts';
import { COMPARED_MS, dropSignatures, keepSignatures, markedReviews, oldSignatures } from './signatureStore.ts';

const PAGE_ROWS = 200;
/** A review brings seventeen rows, and a transaction holds at most 500 (RULINGS 28). */
const TOGETHER = 25;
/** Until then a submission of that instant may still be on its way into the database. */
const LATE_MS = 15_000;
const KEY = 'signatures';

type Text = Pick<Review, 'id' | 'marketplaceId' | 'authorId' | 'subjectId' | 'version' | 'submittedAt' | 'text'>;
type Place = Pick<Review, 'id' | 'submittedAt'>;

/**
 * Signs the texts of the last 180 days and forgets older ones (reviews.md B5). New reviews are found by a cursor over
 * the time of submission; what comes in behind it (history) or changes later is marked by whoever writes it, since a
 * cursor would have to begin anew to see that.
 */
export const signatures: Sweep = { name: 'signatures', everyMs: 1_000, full: Number.POSITIVE_INFINITY, run: signSome };

async function signSome(context: Context): Promise<number> {
  const { read } = context.db;
  const now = context.clock.now();
  const since = new Date(Number(now) - COMPARED_MS);
  const old = await oldSignatures(read, since, PAGE_ROWS);
  await inParts(old, (some) => context.db.transaction((tx) => dropSignatures(tx, some)));

  const marked = await markedReviews(read, PAGE_ROWS);
  if (marked.length > 0) return old.length + (await sign(context, await textsOf(read, marked), marked));

  const until = new Date(Number(now) - LATE_MS);
  const page = await textsAfter(read, await placeOf(read, since), until);
  const last = page.at(-1);
  if (last) await sign(context, page);
  if (last) await remember(context, last);
  return old.length + page.length;
}

/** `ids`: those that were asked for, of which some may be gone. */
async function sign({ db }: Context, texts: readonly Text[], ids = texts.map(({ id }) => id)): Promise<number> {
  const pause = pausing();
  const signed: { review: Text; signature: ReturnType<typeof signatureOf> }[] = [];
  for (const review of texts) {
    signed.push({ review, signature: signatureOf(review.text) });
    await pause();
  }
  const there = new Set(texts.map(({ id }) => id));
  const gone = ids.filter((id) => !there.has(id));
  await inParts(gone, (some) => db.transaction((tx) => dropSignatures(tx, some)));
  await inParts(signed, (some) =>
    db.transaction(async (tx) => {
      const ofNow = await versionsOf(
        tx,
        some.map(({ review }) => review.id),
      );
      // What changed since it was read was marked, and is signed in the next round.
      const still = some.filter(({ review }) => ofNow.get(review.id) === review.version);
      if (still.length > 0) await keepSignatures(db, tx, still);
    }),
  );
  return ids.length;
}

async function inParts<T>(all: readonly T[], work: (some: T[]) => Promise<void>): Promise<void> {
  for (let from = 0; from < all.length; from += TOGETHER) await work(all.slice(from, from + TOGETHER));
}

async function versionsOf(read: Reader, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await read
    .select({ id: reviews.id, version: reviews.version })
    .from(reviews)
    .where(inArray(reviews.id, [...ids]));
  return new Map(rows.map(({ id, version }) => [id, version]));
}

const { id, marketplaceId, authorId, subjectId, version, submittedAt, text } = reviews;
const columns = { id, marketplaceId, authorId, subjectId, version, submittedAt, text };

const textsOf = (read: Reader, ids: readonly string[]): Promise<Text[]> =>
  read
    .select(columns)
    .from(reviews)
    .where(inArray(id, [...ids]));

function textsAfter(read: Reader, last: Place, until: Date): Promise<Text[]> {
  const at = (name: string) => sql.param(sql.placeholder(name), submittedAt);
  return ask(read, 'texts to sign', { from: last.submittedAt, id: last.id, until }, () =>
    read
      .select(columns)
      .from(reviews)
      .where(
        and(sql`(${submittedAt}, ${id}) > (${at('from')}, ${sql.placeholder('id')})`, lte(submittedAt, at('until'))),
      )
      .orderBy(asc(submittedAt), asc(id))
      .limit(atMost(PAGE_ROWS)),
  );
}

/** Where the sweep has come to; never before the 180 days. */
async function placeOf(read: Reader, since: Date): Promise<Place> {
  const [row] = await read.select().from(settings).where(eq(settings.key, KEY));
  const begin = { id: '', submittedAt: since };
  if (!row) return begin;
  const kept = JSON.parse(row.value) as { id: string; at: string };
  const at = new Date(kept.at);
  return at > since ? { id: kept.id, submittedAt: at } : begin;
}

async function remember({ db }: Context, { id: last, submittedAt: at }: Place): Promise<void> {
  const value = JSON.stringify({ id: last, at });
  await db.transaction(
    async (tx) =>
      void (await tx
        .insert(settings)
        .values({ key: KEY, value })
        .onConflictDoUpdate({ target: settings.key, set: { value } })),
  );
}
