import { z } from 'zod';
import type { Reader } from '#db/open.ts';
import { personByExternal } from '../people/store.ts';
import type { Actor } from '../platform/actor.ts';
import { externalIdIn } from '../platform/externalId.ts';
import { newId } from '../platform/ids.ts';
import { once } from '../platform/once.ts';
import { Refusal } from '../platform/refusal.ts';
import { Answer, type Route, route } from '../platform/route.ts';
import {
  ChangeReview,
  OwnReviews,
  PlatformReview,
  PublicReviews,
  SubmitReview,
  WithdrawReview,
} from '../reviews/contract.ts';
import { changeOwnReview, screenChange, withdrawOwnReview } from '../reviews/own.ts';
import { screenSubmission, submitReview } from '../reviews/service.ts';
import { findReview, reviewWhole } from '../reviews/store.ts';
import { presentToPlatform } from '../reviews/view.ts';
import { ownReviews, publicReviews, readCursor } from './personReviews.ts';

const ReviewsQuery = z.strictObject({
  view: z.literal('own').optional(),
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
const platform = { may: 'platform-key', answer: PlatformReview } as const;

const shown = async (read: Reader, id: string) => presentToPlatform(await reviewWhole(read, id));

async function shownTo(read: Reader, id: string, actor: Actor) {
  await findReview(read, id, actor);
  return shown(read, id);
}

export const reviewIntake: Route[] = [
  route({
    ...platform,
    method: 'post',
    path: '/platform/v1/reviews',
    summary: 'Hand in a review; it waits for the desk and for the other side (IZI-14…17)',
    body: SubmitReview,
    status: 201,
    idempotency: 'accepted',
    run: async (call) => {
      const { context, actor, body } = call;
      const id = newId();
      const before = await screenSubmission(context, actor, body);
      return once(call, 'submit-review', async (tx) => {
        const review = await submitReview(tx, { context, actor, body, id, before });
        // The same order again rewrites the pending review, which was made before.
        return new Answer(review.id === id ? 201 : 200, await shown(tx, review.id));
      });
    },
  }),
  route({
    ...platform,
    method: 'get',
    path: '/platform/v1/reviews/:id',
    summary: 'How a review stands',
    run: ({ context, actor, params }) => shownTo(context.db.read, String(params.id), actor),
  }),
  route({
    ...platform,
    method: 'put',
    path: '/platform/v1/reviews/:id',
    summary: 'The author rewrites an own pending review; its clocks stay (reviews.md A2.9)',
    body: ChangeReview,
    idempotency: 'accepted',
    run: async (call) => {
      const { context, actor, params, body } = call;
      const before = await screenChange(context, actor, String(params.id), body);
      return once(call, 'change-review', async (tx) => {
        const { id } = await changeOwnReview(tx, context, actor, String(params.id), body, before);
        return shown(tx, id);
      });
    },
  }),
  route({
    ...platform,
    method: 'post',
    path: '/platform/v1/reviews/:id/withdraw',
    summary: 'The author takes a review back (R12)',
    body: WithdrawReview,
    idempotency: 'accepted',
    run: async (call) =>
      once(call, 'withdraw-review', async (tx) => {
        const { id } = await withdrawOwnReview(tx, call.context, call.actor, String(call.params.id), call.body);
        return shown(tx, id);
      }),
  }),
  route({
    method: 'get',
    path: '/platform/v1/people/:id/reviews',
    may: 'platform-key',
    summary:
      'Published reviews of a person, newest first; `view=own` (a right of the key) for the person’s own page (IZI-25)',
    query: ReviewsQuery,
    answer: z.union([PublicReviews, OwnReviews]),
    run: async ({ context, actor, params, query }) => {
      if (query.view === 'own' && !actor.rights.includes('own-view')) throw new Refusal('key-lacks-right');
      const { read } = context.db;
      const person = await personByExternal(read, actor.marketplaceId, externalIdIn(params));
      if (!person) throw new Refusal('not-found');
      const page = { after: readCursor(query.after), rows: query.limit };
      return query.view === 'own'
        ? ownReviews(read, person, page, context.clock.now())
        : publicReviews(read, person, page);
    },
  }),
];
