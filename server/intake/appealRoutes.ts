import { z } from 'zod';
import { findDecision } from '../decisions/store.ts';
import { findEscrowDispute } from '../escrow/disputeStore.ts';
import { partyOf } from '../escrow/disputes.ts';
import { appeal } from '../escrow/finality.ts';
import { findHold } from '../escrow/holdStore.ts';
import { PlatformEscrowDispute } from '../escrow/platformShapes.ts';
import { ExternalId, Id, Text } from '../platform/contract.ts';
import { once } from '../platform/once.ts';
import { Refusal } from '../platform/refusal.ts';
import { Answer, type Route, route } from '../platform/route.ts';
import { personOf } from '../reviews/store.ts';
import { shownDispute } from './escrowShow.ts';

/** Against a decision; against what silence decided, where there is none, by the id of the dispute. */
const Appeal = z.strictObject({ decisionId: Id, byId: ExternalId, text: Text(4000) });

export const appealIntake: Route[] = [
  route({
    may: 'platform-key',
    method: 'post',
    path: '/platform/v1/appeals',
    summary: 'A side appeals, once and in time; somebody else decides, and the money stays where it is (D16)',
    body: Appeal,
    answer: PlatformEscrowDispute,
    status: 201,
    idempotency: 'accepted',
    run: (call) =>
      once(call, 'appeal', async (tx) => {
        const { context, actor, body } = call;
        const decision = await findDecision(tx, body.decisionId, actor).catch(() => null);
        if (decision && decision.subjectKind !== 'escrow-dispute') throw new Refusal('not-found');
        const dispute = await findEscrowDispute(tx, decision?.subjectId ?? body.decisionId, actor);
        const hold = await findHold(tx, dispute.holdId, actor);
        const party = partyOf(hold, (await personOf(tx, actor.marketplaceId, body.byId, 'byId')).id);
        const act = { tx, clock: context.clock, actor, now: context.clock.now() };
        const appealed = await appeal(act, actor, dispute.id, party, body.text);
        return new Answer(201, await shownDispute(tx, appealed, hold));
      }),
  }),
];
