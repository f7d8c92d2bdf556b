import { eq } from 'drizzle-orm';
import type { Reader } from '#db/open.ts';
import { orders } from '#db/schema/market.ts';
import { journalsOfHold } from '../ledger/lists.ts';
import type { StaffActor } from '../platform/actor.ts';
import type { HoldShow } from './contract.ts';
import { disputesOfHold } from './disputeStore.ts';
import { holdFacts } from './facts.ts';
import { holdCommandsOf } from './holdMoves.ts';
import { findHold, partiesOf, reportsOf } from './holdStore.ts';
import { instructionsOf } from './instructionStore.ts';
import { presentEscrowDispute, presentHold, presentInstruction } from './lists.ts';
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
  const bothAgree = order?.status === 'cancelled';
  const who = actor.permissions.has('escrow:approve') ? 'manager' : 'agent';
  const commands = actor.permissions.has('escrow-disputes:decide')
    ? holdCommandsOf(hold.state, who, holdFacts(hold, now, { bothAgree }))
    : [];
  return {
    hold: presentHold({ ...hold, ...names, orderExternalId: order?.externalId ?? '' }),
    allowedActions: (['freeze', 'cancel', 'backstop'] as const).filter((action) => commands.includes(action)),
    reports: reports.map(({ party, claim, wantsMinor, text, at }) => ({
      ...{ party, claim, wantsMinor, text },
      at: at.toISOString(),
    })),
    disputes: disputes.map((dispute) => presentEscrowDispute({ ...dispute, ...names })),
    journals,
    instructions: instructions.map(presentInstruction),
    timeline: await timelineOfHold(
      read,
      hold,
      disputes.map((dispute) => dispute.id),
    ),
  };
}
