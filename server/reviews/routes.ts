import { z } from 'zod';
import { answerList, ListQuery } from '../platform/list.ts';
import { record } from '../platform/record.ts';
import { Refusal } from '../platform/refusal.ts';
import { type Route, route } from '../platform/route.ts';
import { isBlind } from '../policies/blind.ts';
import { ReviewRow, ReviewShow } from './contract.ts';
import { presentReview, reviewList } from './list.ts';

import { findReview, reviewsInSlot, reviewWhole } from './store.ts';

export const reviewRoutes: Route[] = [
  route({
    method: 'get',
    path: '/api/reviews',
    may: 'reviews:read',
    summary: 'Register of reviews',
    query: ListQuery,
    answer: z.array(ReviewRow),
    run: ({ context, query, actor }) => answerList(reviewList(context.clock), query, context.db.read, actor),
  }),
  route({
    method: 'get',
    path: '/api/reviews/:id',
    may: 'reviews:read',
    summary: 'One review with its versions',
    answer: ReviewShow,
    run: async ({ context: { db, clock }, params, actor }) => {
      const review = await findReview(db.read, params.id ?? '', actor);
      const whole = await reviewWhole(db.read, review.id);
      const now = clock.now();
      const blind = isBlind(review, now);
      const versions = (await reviewsInSlot(db.read, review.slot))
        .map((held) => held.review)
        .filter((other) => other.id !== review.id && !isBlind(other, now));
      return {
        ...presentReview(
          { ...review, authorName: whole.author.displayName, subjectName: whole.subject.displayName },
          now,
        ),
        originalText: blind ? null : review.originalText,
        blindUntil: review.blindUntil?.toISOString() ?? null,
        disputableUntil: review.disputableUntil?.toISOString() ?? null,
        orderExternalId: whole.order.externalId,
        listingTitle: whole.listing.title,
        policyVersion: review.policyVersion,
        slot: versions.map((other) => ({
          id: other.id,
          rating: other.rating,
          text: other.text,
          status: other.status,
          submittedAt: other.submittedAt.toISOString(),
        })),
      };
    },
  }),
  route({
    method: 'post',
    path: '/api/reviews/:id/reveal',
    may: 'reveal-blind',
    summary: 'Read a blind text outside its own case; logged',
    body: z.strictObject({}),
    answer: z.object({ text: z.string() }),
    run: ({ context: { db, clock }, params, actor, requestId }) =>
      db.transaction(async (tx) => {
        const now = clock.now();
        const review = await findReview(tx, params.id ?? '', actor);
        if (!isBlind(review, now)) throw new Refusal('nothing-blind');
        await record(tx, actor, {
          action: 'review.revealed',
          subjectKind: 'review',
          subjectId: review.id,
          marketplaceId: review.marketplaceId,
          at: now,
          requestId,
        });
        return { text: review.text };
      }),
  }),
];
