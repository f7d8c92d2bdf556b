import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Transaction } from '#db/open.ts';
import type { EscrowDispute } from '#db/schema/escrow.ts';
import { decisions } from '#db/schema/spine.ts';
import { findEscrowDispute } from '../escrow/disputeStore.ts';
import { partyOf } from '../escrow/disputes.ts';
import { appeal } from '../escrow/finality.ts';
import { findHold } from '../escrow/holdStore.ts';
import { PlatformEscrowDispute } from '../escrow/platformShapes.ts';
import type { PlatformActor } from '../platform/actor.ts';
import { ExternalId, Id, Text } from '../platform/contract.ts';
import { once } from '../platform/once.ts';
import { Refusal } from '../platform/refusal.ts';
import { Answer, type Route, route } from '../platform/route.ts';
import { personOf } from '../reviews/store.ts';
import { shownDispute } from './escrowShow.ts';

/** What was decided by it, or by silence; one that was taken back meanwhile decides nothing any more. */
async function disputeDecidedBy(tx: Transaction, actor: PlatformActor, id: string): Promise<EscrowDispute> {
  const [decision] = await tx.select().from(decisions).where(eq(decisions.id, id));
  const dispute = await findEscrowDispute(tx, decision?.subjectId ?? id, actor);
  if (decision && dispute.decisionId !== decision.id) throw new Refusal('not-found');
  return dispute;
}

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
        const dispute = await disputeDecidedBy(tx, actor, body.decisionId);
        const hold = await findHold(tx, dispute.holdId, actor);
        const party = partyOf(hold, (await personOf(tx, actor.marketplaceId, body.byId, 'byId')).id);
        const act = { tx, clock: context.clock, actor, now: context.clock.now() };
        const appealed = await appeal(act, actor, dispute.id, party, body.text);
        return new Answer(201, await shownDispute(tx, appealed, hold));
      }),
  }),
];
