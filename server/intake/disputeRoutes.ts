import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import type { Reader } from '#db/open.ts';
import { people } from '#db/schema/market.ts';
import type { ReviewDispute } from '#db/schema/reviews.ts';
import { Consent, DisputeAnswer, OpenDispute, PlatformDispute } from '../disputes/contract.ts';
import { answer, consent, openDispute } from '../disputes/service.ts';
import { findDispute } from '../disputes/store.ts';
import { newId } from '../platform/ids.ts';
import { once } from '../platform/once.ts';
import { Answer, type Route, route } from '../platform/route.ts';

const platform = { may: 'platform-key', answer: PlatformDispute } as const;

/** A dispute as its marketplace sees it; what a party answered stays between that party and the desk. */
async function shown(read: Reader, dispute: ReviewDispute): Promise<z.infer<typeof PlatformDispute>> {
  const [by] = await read.select({ externalId: people.externalId }).from(people).where(eq(people.id, dispute.byId));
  return {
    id: dispute.id,
    externalId: dispute.externalId,
    reviewId: dispute.reviewId,
    byId: by?.externalId ?? '',
    ground: dispute.ground,
    status: dispute.status,
    openedAt: dispute.openedAt.toISOString(),
    consentedAt: dispute.consentedAt?.toISOString() ?? null,
    decidedAt: dispute.decidedAt?.toISOString() ?? null,
    questions: dispute.questions.map(({ of, text, at, answeredAt }) => ({
      of,
      text,
      at,
      answeredAt: answeredAt ?? null,
    })),
  };
}

export const disputeIntake: Route[] = [
  route({
    ...platform,
    method: 'post',
    path: '/platform/v1/reviews/:id/disputes',
    summary: 'Dispute a published review: with proof, or for an edit both sides agree to (IZI-18)',
    body: OpenDispute,
    status: 201,
    idempotency: 'accepted',
    run: async (call) => {
      const { context, actor, body, params } = call;
      const id = newId();
      return once(call, 'open-dispute', async (tx) => {
        const dispute = await openDispute(tx, { context, actor, body, id, reviewId: String(params.id) });
        return new Answer(201, await shown(tx, dispute));
      });
    },
  }),
  route({
    ...platform,
    method: 'get',
    path: '/platform/v1/disputes/:id',
    summary: 'How a dispute stands, and what was asked',
    run: async ({ context: { db }, actor, params }) =>
      shown(db.read, await findDispute(db.read, String(params.id), actor)),
  }),
  route({
    ...platform,
    method: 'post',
    path: '/platform/v1/disputes/:id/consent',
    summary: 'The other side agrees to the edit (IZI-18)',
    body: Consent,
    idempotency: 'accepted',
    run: async (call) =>
      once(call, 'consent', async (tx) =>
        shown(tx, await consent(tx, call.context, call.actor, String(call.params.id), call.body.byId)),
      ),
  }),
  route({
    ...platform,
    method: 'post',
    path: '/platform/v1/disputes/:id/answers',
    summary: 'Answer what a party was asked',
    body: DisputeAnswer,
    idempotency: 'accepted',
    run: async (call) =>
      once(call, 'answer', async (tx) =>
        shown(tx, await answer(tx, call.context, call.actor, String(call.params.id), call.body)),
      ),
  }),
];
