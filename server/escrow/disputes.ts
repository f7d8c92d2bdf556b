import type { EscrowDispute, Hold } from '#db/schema/escrow.ts';
import type { DealParty, EscrowDisputeState, EscrowEnd, EscrowOrigin, EscrowReason } from '#db/words.ts';
import { newId } from '../platform/ids.ts';
import { Refusal } from '../platform/refusal.ts';
import { type Terms, termsAt } from '../policies/store.ts';
import { type Act, daysAfter, hoursAfter } from './act.ts';
import { atDesk, bringToDesk } from './caseOf.ts';
import type { DisputeActor, DisputeFacts } from './disputeGuards.ts';
import { type EscrowDisputeCommand, moveEscrowDispute } from './disputeMoves.ts';
import {
  changeEscrowDispute,
  changeOffer,
  insertEscrowDispute,
  openOfferOf,
  pendingApprovalOf,
  settleApproval,
} from './disputeStore.ts';
import { keepEvidence } from './evidence.ts';
import { disputeFacts, holdFacts } from './facts.ts';
import { moveHold } from './holdMoves.ts';
import { reportsOf } from './holdStore.ts';
import { dropNotices } from './notices.ts';
import { remindDispute } from './reminders.ts';
import { settleHold, splitFor } from './settle.ts';
import { tellDispute } from './told.ts';
import { trace } from './trace.ts';

interface Opening {
  openedBy: DealParty | null;
  origin: EscrowOrigin;
  reason: EscrowReason;
  text: string | null;
  /** Both have spoken, or nobody needs to: it goes to the desk at once (RULINGS 14). */
  straight: boolean;
}

/**
 * A dispute about a payment that stands in `disputed` already (D1; H9–H12). One side's wish waits for the other's word,
 * everything else goes to the desk.
 */
export async function openEscrowDispute(act: Act, hold: Hold, opening: Opening): Promise<EscrowDispute> {
  const { tx, now } = act;
  const terms = await termsAt(tx, hold.marketplaceId, hold.policyVersion);
  const state = opening.straight ? 'under_review' : 'awaiting_response';
  const { openedBy, origin, reason, text } = opening;
  const dispute = await insertEscrowDispute(tx, {
    id: newId(),
    marketplaceId: hold.marketplaceId,
    holdId: hold.id,
    customerId: hold.customerId,
    specialistId: hold.specialistId,
    openedBy,
    origin,
    reason,
    text,
    currency: hold.currency,
    gross: hold.gross,
    state,
    suspendedFrom: null,
    dueAt: dueIn(state, now, terms),
    remainingMs: null,
    evidenceRounds: 0,
    evidenceLockedAt: null,
    refundMinor: null,
    goodwillMinor: 0,
    decisionId: null,
    decidedById: null,
    decidedAt: null,
    appealUsed: false,
    appealedBy: null,
    appealText: null,
    waivedBy: [],
    end: null,
    policyVersion: hold.policyVersion,
    openedAt: now,
    closedAt: null,
    version: 1,
  });
  await trace(act, dispute, 'escrow.opened', { origin, reason, holdId: hold.id });
  await takeExhibits(act, dispute);
  if (state === 'under_review') await bringToDesk(act, dispute, hold, terms);
  else await remindDispute(act, dispute, hold);
  await tellDispute(act, dispute, hold);
  return dispute;
}

/** What both sides showed with their reports, whenever that was, is evidence now. */
async function takeExhibits(act: Act, dispute: EscrowDispute): Promise<void> {
  for (const { party, exhibits } of await reportsOf(act.tx, dispute.holdId))
    for (const shown of exhibits) await keepEvidence(act, dispute, { ...shown, party, byId: act.actor.id });
}

/** When the clock speaks in a state, counted from `now` and kept as an instant (escrow.md §1.3); null where it does not. */
export function dueIn(
  state: EscrowDisputeState,
  now: Date,
  { policy: { escrow } }: Pick<Terms, 'policy'>,
): Date | null {
  switch (state) {
    case 'awaiting_response':
      return hoursAfter(now, escrow.silenceHours);
    case 'negotiation':
      return hoursAfter(now, escrow.negotiationHours);
    case 'awaiting_evidence':
      return hoursAfter(now, escrow.evidenceHours);
    case 'proposed':
      return hoursAfter(now, escrow.proposalHours);
    case 'pending_approval':
      return hoursAfter(now, escrow.approvalHours);
    case 'decided':
      return daysAfter(now, escrow.appealDays);
    default:
      return null;
  }
}

export interface Step {
  command: EscrowDisputeCommand;
  who: DisputeActor;
  known?: Partial<DisputeFacts>;
  change?: Partial<EscrowDispute>;
}

/**
 * One step of the table (escrow.md §1.3): the state, its deadline, the case at the desk, the message and the trail.
 * @throws Refusal dispute-closed, chargeback-open, command-not-allowed
 */
export async function stepDispute(act: Act, dispute: EscrowDispute, hold: Hold, step: Step): Promise<EscrowDispute> {
  const { tx, now } = act;
  const facts = disputeFacts(dispute, hold, now, step.known);
  const { row, to } = moveEscrowDispute(dispute.state, step.command, step.who, facts);
  const state = to === 'back' ? (dispute.suspendedFrom ?? 'under_review') : to;
  const terms = await termsAt(tx, dispute.marketplaceId, dispute.policyVersion);
  const stays = state === dispute.state;
  const moved = await changeEscrowDispute(tx, dispute, {
    state,
    ...(!stays && { dueAt: dueIn(state, now, terms) }),
    ...step.change,
  });
  await trace(act, moved, 'escrow.moved', { row, command: step.command, from: dispute.state, to: state });
  if (dispute.state === 'awaiting_response' && !stays) await dropNotices(tx, dispute.id, now);
  if (!stays && !act.movesCase) await atDesk(act, moved, hold, terms);
  await tellDispute(act, moved, hold);
  return moved;
}

/** Everything that hangs on a dispute ends with it: open offers, a signature that is waited for, reminders (D20). */
export async function closeDispute(
  act: Act,
  dispute: EscrowDispute,
  hold: Hold,
  step: Omit<Step, 'change'>,
  end: EscrowEnd,
): Promise<EscrowDispute> {
  const { tx, now } = act;
  await dropOffer(act, dispute, 'superseded');
  const approval = await pendingApprovalOf(tx, dispute.id);
  if (approval) await settleApproval(tx, approval, { state: 'void', settledAt: now });
  return stepDispute(act, dispute, hold, { ...step, change: { end, closedAt: now, dueAt: null, remainingMs: null } });
}

export async function dropOffer({ tx, now }: Act, { id }: EscrowDispute, state: 'superseded' | 'expired' | 'rejected') {
  const offer = await openOfferOf(tx, id);
  if (offer) await changeOffer(tx, offer, { state, closedAt: now });
}

/**
 * What was agreed or decided is carried out (D19, H13): the dispute closes and the payment is divided, in the same
 * transaction and against the versions that were read.
 */
export async function execute(act: Act, dispute: EscrowDispute, hold: Hold, end: EscrowEnd): Promise<Hold> {
  if (dispute.refundMinor === null) throw new Error('A dispute is carried out that nobody has decided.');
  const split = await splitFor(act, hold, dispute.refundMinor);
  const sums = split.refund + split.fee + split.release === hold.gross;
  moveHold(hold.state, 'resolve', 'dispute', holdFacts(hold, act.now, { sumsToGross: sums }));
  const known = { sumsToRemaining: sums };
  const closed = await closeDispute(act, dispute, hold, { command: 'execute', who: 'system', known }, end);
  return settleHold(act, hold, split, { kind: 'dispute', id: `${closed.id}:${closed.version}`, reason: end });
}

/** One side's place in a dispute. @throws Refusal not-a-party-of-deal */
export function partyOf(hold: Pick<Hold, 'customerId' | 'specialistId'>, personId: string): DealParty {
  if (personId === hold.customerId) return 'customer';
  if (personId === hold.specialistId) return 'specialist';
  throw new Refusal('not-a-party-of-deal', { errors: { byId: 'not-a-party-of-deal' } });
}

/** Who opened it is the opener; where staff or the clock did, either side may answer as the other. */
export const roleOf = ({ openedBy }: Pick<EscrowDispute, 'openedBy'>, party: DealParty): 'opener' | 'other' =>
  openedBy === party ? 'opener' : 'other';
