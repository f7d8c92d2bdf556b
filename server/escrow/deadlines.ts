import type { Transaction } from '#db/open.ts';
import type { EscrowDispute, Hold } from '#db/schema/escrow.ts';
import { system } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { eachApart } from '../platform/eachApart.ts';
import { termsAt } from '../policies/store.ts';
import { changeCase, liveCaseOf } from '../queue/store.ts';
import type { Act } from './act.ts';
import { AGE_STEPS, nextAgeAt } from './ages.ts';
import { claimedRefund } from './claimed.ts';
import type { EscrowDisputeCommand } from './disputeMoves.ts';
import {
  changeEscrowDispute,
  dueApprovals,
  dueDisputes,
  dueOffers,
  findApproval,
  findEscrowDispute,
  openDisputeOf,
  openOfferOf,
  pendingApprovalOf,
  settleApproval,
} from './disputeStore.ts';
import { dropOffer, openEscrowDispute, stepDispute } from './disputes.ts';
import { holdFacts } from './facts.ts';
import { becomeFinal } from './finality.ts';
import { moveHold } from './holdMoves.ts';
import { ageingHolds, changeHold, dueHolds, findHold, reportsOf } from './holdStore.ts';
import { moveTo, NO_CLOCK, voidHold } from './holds.ts';
import { offerGone } from './negotiate.ts';
import { isProven } from './notices.ts';
import { effectOf, settleHold, splitFor, traceHold } from './settle.ts';
import { tellDecided } from './told.ts';
import { trace } from './trace.ts';

const CLOCK = system('clock:escrow');

/**
 * Everything that falls due of reserved payments. A timer is only a command: it is read again in its transaction, and
 * loses to whatever was accepted before it (escrow.md §1.3). Resolves to how many were due.
 */
export async function escrowDue(context: Context): Promise<number> {
  const now = context.clock.now();
  const { read } = context.db;
  const [ofHolds, ofDisputes, ofOffers, ageing, ofApprovals] = await Promise.all([
    dueHolds(read, now),
    dueDisputes(read, now),
    dueOffers(read, now),
    ageingHolds(read, now),
    dueApprovals(read, now),
  ]);
  const each = (ids: string[], work: (act: Act, id: string) => Promise<void>) =>
    eachApart(context, ids, (id) => context.db.transaction((tx) => work(actOf(tx, context), id)));
  await each(ofHolds, holdDue);
  await each(ofDisputes, disputeDue);
  await each(ofOffers, offerDue);
  await each(ageing, holdAged);
  await each(ofApprovals, approvalDue);
  return [ofHolds, ofDisputes, ofOffers, ageing, ofApprovals].reduce((sum, { length }) => sum + length, 0);
}

const actOf = (tx: Transaction, { clock }: Context): Act => ({ tx, clock, actor: CLOCK, now: clock.now() });

async function holdDue(act: Act, id: string): Promise<void> {
  const hold = await findHold(act.tx, id, CLOCK);
  if (hold.dueAt === null || hold.dueAt > act.now) return;
  if (hold.state === 'authorizing') {
    const { to } = moveHold(hold.state, 'authorization_over', 'clock', holdFacts(hold, act.now));
    return void (await voidHold(act, hold, to === 'voided' ? to : 'auth_failed'));
  }
  // No other state has a clock; one that kept its time all the same would come up for ever.
  if (hold.state !== 'claimed_done' && hold.state !== 'claimed_not_done')
    return void (await changeHold(act.tx, hold, NO_CLOCK));
  await silence(act, hold);
}

/** H8: the side that spoke is believed where the other was provably told; otherwise people look at it. */
async function silence(act: Act, hold: Hold): Promise<void> {
  const last = (await reportsOf(act.tx, hold.id)).at(-1);
  const noticeProven = last !== undefined && (await isProven(act.tx, hold.id, last.at));
  const { row, to } = moveHold(hold.state, 'silence', 'clock', holdFacts(hold, act.now, { noticeProven }));
  if (to === 'settling') {
    const refund = hold.state === 'claimed_done' ? 0 : hold.gross;
    const cause = { kind: 'hold', id: effectOf(hold), reason: 'default_silence' } as const;
    return void (await settleHold(act, hold, await splitFor(act, hold, refund), cause));
  }
  const disputed = await moveTo(act, hold, row, { state: to, dueAt: null });
  await openEscrowDispute(act, disputed, {
    openedBy: last?.party ?? null,
    origin: 'unproven-notice',
    reason: hold.state === 'claimed_done' ? 'other' : 'not_done',
    text: last?.text ?? null,
    straight: true,
  });
}

/** What the clock says in each state; the others have no clock. */
const OVER: Partial<Record<EscrowDispute['state'], EscrowDisputeCommand>> = {
  negotiation: 'negotiation_over',
  awaiting_evidence: 'evidence_over',
  proposed: 'proposal_over',
  pending_approval: 'approval_over',
};

async function disputeDue(act: Act, id: string): Promise<void> {
  const dispute = await findEscrowDispute(act.tx, id, CLOCK);
  if (dispute.dueAt === null || dispute.dueAt > act.now) return;
  const hold = await findHold(act.tx, dispute.holdId, CLOCK);
  if (dispute.state === 'awaiting_response') return noAnswer(act, dispute, hold);
  if (dispute.state === 'decided') return void (await becomeFinal(act, dispute, hold, 'clock'));
  const command = OVER[dispute.state];
  if (!command) return void (await changeEscrowDispute(act.tx, dispute, { dueAt: null }));
  if (dispute.state === 'proposed') await dropOffer(act, dispute, 'expired');
  const approval = dispute.state === 'pending_approval' ? await pendingApprovalOf(act.tx, id) : undefined;
  if (approval) await settleApproval(act.tx, approval, { state: 'expired', settledAt: act.now });
  await stepDispute(act, dispute, hold, { command, who: 'clock' });
}

/** D4: by default for whoever opened it, where the other side was provably told twice; then the time to appeal runs. */
async function noAnswer(act: Act, dispute: EscrowDispute, hold: Hold): Promise<void> {
  const noticeProven = await isProven(act.tx, dispute.id, dispute.openedAt);
  const loser = dispute.openedBy === 'specialist' ? 'customer' : 'specialist';
  const refundMinor = await claimedRefund(act, dispute, hold, loser);
  const change = noticeProven ? { refundMinor, decidedAt: act.now } : {};
  const moved = await stepDispute(act, dispute, hold, {
    command: 'silence',
    who: 'clock',
    known: { noticeProven },
    change,
  });
  if (moved.state === 'decided') await tellDecided(act, moved, hold);
}

/** Nobody signed in time. The dispute's own clock says so where it waits for it; a closed one has none (D24). */
async function approvalDue(act: Act, id: string): Promise<void> {
  const approval = await findApproval(act.tx, id, CLOCK);
  if (approval.state !== 'pending' || approval.expiresAt > act.now) return;
  const dispute = await findEscrowDispute(act.tx, approval.disputeId, CLOCK);
  if (dispute.state === 'pending_approval') return;
  await settleApproval(act.tx, approval, { state: 'expired', settledAt: act.now });
  await trace(act, dispute, 'escrow.approval-expired', { approvalId: id });
}

async function offerDue(act: Act, disputeId: string): Promise<void> {
  const dispute = await findEscrowDispute(act.tx, disputeId, CLOCK);
  const offer = await openOfferOf(act.tx, disputeId);
  if (!offer || offer.expiresAt > act.now) return;
  // A proposal of the desk ends with the dispute's own clock.
  if (offer.by === 'mediator' && dispute.state === 'proposed') return;
  await dropOffer(act, dispute, 'expired');
  await trace(act, dispute, 'escrow.offer-expired', { offerId: offer.id });
  await offerGone(act, dispute, await findHold(act.tx, dispute.holdId, CLOCK));
}

/** H19: money that nobody has moved for too long goes to a manager, raises the alarm, and may then be ended by two. */
async function holdAged(act: Act, id: string): Promise<void> {
  const hold = await findHold(act.tx, id, CLOCK);
  if (hold.nextAgeAt === null || hold.nextAgeAt > act.now) return;
  moveHold(hold.state, 'grew_old', 'clock', { ...holdFacts(hold, act.now), isDue: true });
  const { policy } = await termsAt(act.tx, hold.marketplaceId, hold.policyVersion);
  const ageMarks = hold.ageMarks + 1;
  const aged = await changeHold(act.tx, hold, { ageMarks, nextAgeAt: nextAgeAt({ ...hold, ageMarks }, policy) });
  await traceHold(act, aged, 'hold.grew-old', {
    step: AGE_STEPS[hold.ageMarks] ?? '',
    days: policy.escrow.ageDays[hold.ageMarks] ?? 0,
  });
  const dispute = await openDisputeOf(act.tx, id);
  const one = dispute && (await liveCaseOf(act.tx, 'escrow-disputes', dispute.id));
  if (one && one.level < 2) await changeCase(act.tx, one, { level: 2 });
}
