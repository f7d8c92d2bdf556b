import type { Transaction } from '#db/open.ts';
import type { Review } from '#db/schema/reviews.ts';
import type { Case } from '#db/schema/spine.ts';
import { closeCaseOf, subjectChanged } from '../decisions/subject.ts';
import { announce } from '../outbox/store.ts';
import type { PlatformActor } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { record } from '../platform/record.ts';
import { guessLanguage } from '../platform/text.ts';
import { termsOf } from '../policies/store.ts';
import type { ChangeReview, WithdrawReview } from './contract.ts';
import { approvedByRule, changesTo, type Screened, screenBefore, screenedIn } from './findings.ts';
import { approveByRule, openReviewCase } from './openCase.ts';
import { leave } from './publish.ts';
import * as states from './states.ts';
import { changeReview, findReview, languageOf, personOf, reviewWhole } from './store.ts';
import { headlineOf, publicData } from './view.ts';

/** The author rewrites what nobody has read in public yet: same place, same clock, to be approved anew (reviews.md A2.9). */
export async function changeOwnReview(
  tx: Transaction,
  context: Context,
  actor: PlatformActor,
  id: string,
  body: ChangeReview,
  before?: Screened,
): Promise<Review> {
  const review = await findReview(tx, id, actor);
  states.changeReview(review, await speakerOf(tx, review, { authorId: body.authorId }));
  const { author } = await reviewWhole(tx, id);
  return rewrite(tx, context, actor, review, { ...body, name: author.displayName, before });
}

/** What the new words will be screened as, before the transaction; undefined where there is no such review to change. */
export async function screenChange(
  { db: { read }, clock }: Context,
  { marketplaceId }: PlatformActor,
  id: string,
  { text }: ChangeReview,
): Promise<Screened | undefined> {
  const review = await languageOf(read, id);
  const terms = await termsOf(read, marketplaceId, clock.now());
  return review && screenBefore(read, { text, language: guessLanguage(text) ?? review.language }, terms);
}

/** Who takes the review in hand: its author, unless the marketplace names somebody else. Refuses person-unknown. */
async function speakerOf(tx: Transaction, review: Review, named: WithdrawReview): Promise<string> {
  for (const [field, externalId] of Object.entries(named)) {
    if (externalId === undefined) continue;
    const { id } = await personOf(tx, review.marketplaceId, externalId, field);
    if (id !== review.authorId) return id;
  }
  return review.authorId;
}

/** New words on the same place: whatever was decided about the old ones counts for nothing. */
export async function rewrite(
  tx: Transaction,
  context: Context,
  actor: PlatformActor,
  review: Review,
  { before, name, ...words }: { rating: number; text: string; name: string; before?: Screened | undefined },
): Promise<Review> {
  const now = context.clock.now();
  const language = guessLanguage(words.text) ?? review.language;
  const change = {
    rating: words.rating,
    text: words.text,
    language,
    approvedAt: null,
    publishAt: null,
    originalText: null,
    redacted: false,
  };
  const changed = await changeReview(tx, review, change, now, true);
  const terms = await termsOf(tx, review.marketplaceId, now);
  const found = await screenedIn(tx, changed, terms, before);
  await record(tx, actor, {
    action: 'review.changed',
    subjectKind: 'review',
    subjectId: review.id,
    marketplaceId: review.marketplaceId,
    detail: { version: changed.version },
    at: now,
  });
  if (approvedByRule(changed, found, terms)) {
    // Of the old words somebody may have had a case; there is nothing left in it to read.
    await closeCaseOf(tx, 'reviews', review.id, now);
    return approveByRule(tx, changed, now);
  }
  const shown = (one: Case) => ({ headline: headlineOf(changed, name), ...changesTo(one, changed, found) });
  if (!(await subjectChanged(tx, 'reviews', review.id, shown, now)))
    await openReviewCase(tx, changed, name, terms, now, found);
  return changed;
}

/** R12: the author takes it back; nobody is restricted, so no statement follows. */
export async function withdrawOwnReview(
  tx: Transaction,
  context: Context,
  actor: PlatformActor,
  id: string,
  named: WithdrawReview,
): Promise<Review> {
  const now = context.clock.now();
  const review = await findReview(tx, id, actor);
  states.withdrawReview(review, await speakerOf(tx, review, named));
  const gone = await leave(tx, review, 'withdrawn', now);
  await closeCaseOf(tx, 'reviews', id, now);
  if (review.status === 'published') {
    const payload = { ...publicData(await reviewWhole(tx, id)), by: 'author' };
    await announce(tx, {
      marketplaceId: review.marketplaceId,
      subjectId: id,
      topic: 'review.removed',
      payload,
      createdAt: now,
      availableAt: now,
    });
  }
  await record(tx, actor, {
    action: 'review.withdrawn',
    subjectKind: 'review',
    subjectId: id,
    marketplaceId: review.marketplaceId,
    detail: { was: review.status },
    at: now,
  });
  return gone;
}
