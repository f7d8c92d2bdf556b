import { eq } from 'drizzle-orm';
import type { Reader } from '#db/open.ts';
import type { Hold } from '#db/schema/escrow.ts';
import { orders } from '#db/schema/market.ts';
import { journalsOfHold } from '../ledger/lists.ts';
import type { StaffActor } from '../platform/actor.ts';
import { type Terms, termsAt } from '../policies/store.ts';
import { attentionOf, couldNotBeSent } from './attention.ts';
import type { HoldShow } from './contract.ts';
import { disputesOfHold } from './disputeStore.ts';
import { holdFacts } from './facts.ts';
import { holdCommandsOf } from './holdMoves.ts';
import { findHold, partiesOf, reportsOf } from './holdStore.ts';
import { instructionsOf } from './instructionStore.ts';
import { presentEscrowDispute, presentHold, presentInstruction } from './lists.ts';
import { mayOpenOnBehalf } from './onBehalf.ts';
import { timelineOfHold } from './timeline.ts';

/** One reserved payment with all that hangs on it, for its page. */
export async function showHold(read: Reader, id: string, actor: StaffActor, now: Date): Promise<HoldShow> {
  const hold = await findHold(read, id, actor);
  const [people, reports, disputes, journals, instructions, [order]] = await Promise.all([
    partiesOf(read, hold),
    reportsOf(read, id),
    disputesOfHold(read, id),
    journalsOfHold(read, id),
    instructionsOf(read, id),
    read.select().from(orders).where(eq(orders.id, hold.orderId)),
  ]);
  const names = { customerName: people.customer.displayName, specialistName: people.specialist.displayName };
  const terms = await termsAt(read, hold.marketplaceId, hold.policyVersion);
  const agedDays = terms.policy.escrow.ageDays[hold.ageMarks - 1] ?? null;
  return {
    hold: presentHold({ ...hold, ...names, orderExternalId: order?.externalId ?? '' }),
    allowedActions: allowedTo(actor, hold, { terms, now, bothAgree: order?.status === 'cancelled' }),
    ...attentionOf({ ...hold, hasFailed: couldNotBeSent(instructions), agedDays }),
    reports: reports.map(({ party, claim, wantsMinor, text, at }) => ({
      ...{ party, claim, wantsMinor, text },
      at: at.toISOString(),
    })),
    disputes: disputes.map((dispute) => presentEscrowDispute({ ...dispute, ...names })),
    journals,
    instructions: instructions.map((one) => presentInstruction(one, actor)),
    timeline: await timelineOfHold(
      read,
      hold,
      disputes.map((dispute) => dispute.id),
    ),
  };
}

/** What this person may do to the payment now, in the order in which the page draws it. */
function allowedTo(
  actor: StaffActor,
  hold: Hold,
  { terms, now, bothAgree }: { terms: Terms; now: Date; bothAgree: boolean },
): HoldShow['allowedActions'] {
  if (!actor.permissions.has('escrow-disputes:decide')) return [];
  const who = actor.permissions.has('escrow:approve') ? 'manager' : 'agent';
  const commands = holdCommandsOf(hold.state, who, holdFacts(hold, now, { bothAgree }));
  return (['freeze', 'dispute', 'cancel', 'backstop'] as const).filter((action) =>
    action === 'dispute' ? mayOpenOnBehalf(hold, terms, now) : commands.includes(action),
  );
}
