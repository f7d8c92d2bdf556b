import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import { atMost, wordIs } from '#db/kit.ts';
import type { Reader } from '#db/open.ts';
import { type Review, reviews } from '#db/schema/reviews.ts';
import { decisions } from '#db/schema/spine.ts';
import { ask } from '#db/statements.ts';
import type { RejectionReason } from '#db/words.ts';
import { isBlind } from '../policies/blind.ts';

const PAGE_ROWS = 200;

/** A review as a trial reads it. */
export interface TrialReview
  extends Pick<Review, 'id' | 'text' | 'originalText' | 'language' | 'status' | 'blindUntil' | 'submittedAt'> {
  /** Reasons for which it was in the end rejected or redacted; null while nobody has decided. */
  restrictedFor: readonly RejectionReason[] | null;
}

/** The marketplace's newest reviews whose text staff may read, newest first, a page at a time. */
export async function* newestReviews(
  read: Reader,
  marketplaceId: string,
  now: Date,
  atMostRows: number,
): AsyncGenerator<TrialReview[]> {
  let last: Pick<Review, 'id' | 'submittedAt'> | undefined;
  for (let left = atMostRows; left > 0; ) {
    const page = await pageAfter(read, marketplaceId, last);
    const open = page.filter((review) => !isBlind(review, now)).slice(0, left);
    const judged = await restrictionsOf(
      read,
      open.map(({ id }) => id),
    );
    yield open.map((review) => ({ ...review, restrictedFor: judged.get(review.id) ?? null }));
    left -= open.length;
    last = page.at(-1);
    if (page.length < PAGE_ROWS) return;
  }
}

function pageAfter(read: Reader, marketplaceId: string, last: Pick<Review, 'id' | 'submittedAt'> | undefined) {
  const { id, text, originalText, language, status, blindUntil, submittedAt } = reviews;
  const mine = eq(reviews.marketplaceId, sql.placeholder('marketplaceId'));
  const at = sql.param(sql.placeholder('at'), submittedAt);
  const older = last && sql`(${submittedAt}, ${id}) < (${at}, ${sql.placeholder('id')})`;
  return ask(read, `trial ${last ? 'next' : 'first'}`, { marketplaceId, at: last?.submittedAt, id: last?.id }, () =>
    read
      .select({ id, text, originalText, language, status, blindUntil, submittedAt })
      .from(reviews)
      .where(and(mine, older))
      .orderBy(desc(submittedAt), desc(id))
      .limit(atMost(PAGE_ROWS)),
  );
}

/** What the desk of reviews made of each, as it stands now: what was undone or reopened says nothing. */
async function restrictionsOf(read: Reader, ids: readonly string[]): Promise<Map<string, readonly RejectionReason[]>> {
  if (ids.length === 0) return new Map();
  const rows = await read
    .select({ id: decisions.subjectId, outcome: decisions.outcome, reasons: decisions.reasons })
    .from(decisions)
    .where(
      and(
        inArray(decisions.subjectId, [...ids]),
        wordIs(decisions.outcome, 'publish', 'redact', 'reject'),
        wordIs(decisions.state, 'pending', 'effective'),
        wordIs(decisions.queue, 'reviews'),
      ),
    )
    .orderBy(asc(decisions.decidedAt));
  return new Map(rows.map(({ id, outcome, reasons }) => [id, outcome === 'publish' ? [] : reasons]));
}
