import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { atMost, wordIs } from '#db/kit.ts';
import type { Reader, Transaction } from '#db/open.ts';
import { type Review, reviews } from '#db/schema/reviews.ts';
import { screeningSettings } from '#db/schema/screening.ts';
import { type Case, cases } from '#db/schema/spine.ts';
import { ask, change } from '#db/statements.ts';
import { system } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { canonical } from '../platform/crypto.ts';
import { eachApart } from '../platform/eachApart.ts';
import { termsOf } from '../policies/store.ts';
import { tellOf } from '../queue/service.ts';
import { changeCase, findCase } from '../queue/store.ts';
import { pausing } from '../screening/pause.ts';
import { settingsInForce } from '../screening/settings.ts';
import { changesTo, type Screened, screenBefore } from './findings.ts';
import { findReview } from './store.ts';

const PAGE_ROWS = 200;
const SWEEP = system('sweep:rescreen');

interface Version {
  id: string;
  marketplaceId: string;
  version: number;
  appliedUpTo: string | null;
}
interface Waiting {
  one: Case;
  review: Review;
}

/**
 * After a manager saved new lists: the open cases of the marketplace are screened anew, page by page in the order of
 * their queue, which an index holds. A case that moves while this goes on was either seen already, or is seen later.
 * Whoever has such a case in hand is told, and sees the new findings. Resolves to how many cases were looked at.
 */
export async function rescreenOpen(context: Context): Promise<number> {
  const { read } = context.db;
  const [version] = await read
    .select()
    .from(screeningSettings)
    .where(isNull(screeningSettings.appliedAt))
    .orderBy(asc(screeningSettings.createdAt))
    .limit(atMost(1));
  if (!version) return 0;
  const inForce = (await settingsInForce(read, version.marketplaceId)).version;
  // A later version goes through the same cases.
  const page = version.version === inForce ? await pageOf(read, version) : [];
  const changed = await screenAnew(context, version.marketplaceId, page);
  await eachApart(context, changed, ({ one, review, found }) =>
    context.db.transaction((tx) => keep(tx, one.id, review, found)),
  );
  const last = page.at(-1);
  const isDone = page.length < PAGE_ROWS;
  await context.db.transaction(async (tx) => {
    const place = last ? `${last.one.rank} ${last.one.id}` : version.appliedUpTo;
    const at = isDone ? { appliedAt: context.clock.now() } : {};
    await change(tx, screeningSettings, { appliedUpTo: place ?? undefined, ...at }, { id: version.id });
  });
  return page.length + (isDone ? 1 : 0);
}

async function screenAnew(
  { db, clock }: Context,
  marketplaceId: string,
  page: readonly Waiting[],
): Promise<(Waiting & { found: Screened })[]> {
  if (page.length === 0) return [];
  const terms = await termsOf(db.read, marketplaceId, clock.now());
  const pause = pausing();
  const changed: (Waiting & { found: Screened })[] = [];
  for (const { one, review } of page) {
    await pause();
    const found = await screenBefore(db.read, review, terms);
    if (differs(one, changesTo(one, review, found))) changed.push({ one, review, found });
  }
  return changed;
}

/** Rewritten since it was read: then it was screened by the new lists when that was done. */
async function keep(tx: Transaction, caseId: string, review: Review, found: Screened): Promise<void> {
  const one = await findCase(tx, caseId, SWEEP);
  const now = await findReview(tx, review.id, SWEEP);
  if (one.state !== 'open' || now.version !== review.version) return;
  const changes = changesTo(one, review, found);
  if (differs(one, changes)) tellOf(tx, await changeCase(tx, one, changes));
}

/** A version moves only where there is something else to see: whoever decides the case would be sent back for nothing. */
function differs(one: Case, { findings, flag, priority }: ReturnType<typeof changesTo>): boolean {
  const seen = (each: Pick<Case, 'findings' | 'flag' | 'priority'>) =>
    canonical([each.findings, each.flag, each.priority]);
  return seen(one) !== seen({ findings, flag, priority });
}

function pageOf(read: Reader, { marketplaceId, appliedUpTo }: Version): Promise<Waiting[]> {
  const [rank = '', id = ''] = appliedUpTo?.split(' ') ?? [];
  const values = { marketplaceId, rank: Number(rank), id };
  return ask(read, `cases to screen ${appliedUpTo ? 'after' : 'first'}`, values, () => {
    const after = sql`(${cases.rank}, ${cases.id}) > (${sql.placeholder('rank')}, ${sql.placeholder('id')})`;
    const open = and(
      eq(cases.marketplaceId, sql.placeholder('marketplaceId')),
      wordIs(cases.queue, 'reviews'),
      wordIs(cases.state, 'open'),
      appliedUpTo ? after : undefined,
    );
    return read
      .select({ one: cases, review: reviews })
      .from(cases)
      .innerJoin(reviews, and(eq(reviews.id, cases.subjectId), isNull(reviews.originalText)))
      .where(open)
      .orderBy(asc(cases.rank), asc(cases.id))
      .limit(atMost(PAGE_ROWS));
  });
}
