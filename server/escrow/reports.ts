import type { EscrowDispute, Hold } from '#db/schema/escrow.ts';
import type { DealParty, EscrowReason, HoldClaim } from '#db/words.ts';
import type { Actor } from '../platform/actor.ts';
import { newId } from '../platform/ids.ts';
import { Refusal } from '../platform/refusal.ts';
import { type Terms, termsAt } from '../policies/store.ts';
import { personOf } from '../reviews/store.ts';
import { type Act, daysAfter, hoursAfter } from './act.ts';
import { openDisputeOf } from './disputeStore.ts';
import { closeDispute, openEscrowDispute, partyOf } from './disputes.ts';
import { holdFacts } from './facts.ts';
import { type HoldCommand, moveHold } from './holdMoves.ts';
import { addReport, findHold, hasNegativeReview, reportsOf } from './holdStore.ts';
import { moveTo } from './holds.ts';
import { dropNotices } from './notices.ts';
import type { Report } from './platformShapes.ts';
import { remindHold } from './reminders.ts';
import { effectOf, settleHold, splitUnder } from './settle.ts';

/** What a claim asks of the payment, by who says it; the other pairs are no rows of the table. */
const COMMANDS: Record<DealParty, Record<HoldClaim, HoldCommand>> = {
  specialist: { done: 'report_done', 'not-done': 'confirm_not_done', 'partly-done': 'open_dispute' },
  customer: { done: 'accept', 'not-done': 'report_not_done', 'partly-done': 'open_dispute' },
};

/**
 * One side says how the work stands (QJ-03, H4–H11): payment follows where both agree, silence runs where one spoke, and
 * two different claims are a dispute.
 * @throws Refusal not-a-party-of-deal, hold-closed, chargeback-open, command-not-allowed, amount-invalid
 */
export async function report(
  act: Act,
  actor: Actor & { marketplaceId: string },
  holdId: string,
  body: Report,
): Promise<{ hold: Hold; dispute: EscrowDispute | null }> {
  const { tx, now } = act;
  const hold = await findHold(tx, holdId, actor);
  const person = await personOf(tx, actor.marketplaceId, body.byId, 'byId');
  const party = partyOf(hold, person.id);
  if (body.wantsMinor !== undefined && body.wantsMinor > hold.gross)
    throw new Refusal('amount-invalid', { errors: { wantsMinor: 'amount-invalid' } });
  const command = COMMANDS[party][body.claim];
  const negativeReview = command === 'report_not_done' && (await hasNegativeReview(tx, hold));
  const { row, to } = moveHold(hold.state, command, party, holdFacts(hold, now, { negativeReview }));
  const terms = await termsAt(tx, hold.marketplaceId, hold.policyVersion);
  // A claim of one's own has its time; to contradict the other side's is an answer, and has none.
  if (command === 'open_dispute' && !isInTime(hold, terms, now)) throw new Refusal('claim-window-over');
  const { claim, text = null, wantsMinor = null, evidence: exhibits = [] } = body;
  await addReport(tx, { id: newId(), holdId, party, claim, wantsMinor, text, exhibits, at: now });
  await dropNotices(tx, hold.id, now);
  if (to === 'settling') return { hold: await agreed(act, hold, command, terms), dispute: null };
  if (to === 'disputed') return disagree(act, hold, { row, party, body, negativeReview });
  const dueAt = hoursAfter(now, terms.policy.escrow.silenceHours);
  const waiting = await moveTo(act, hold, row, { state: to, dueAt });
  await remindHold(act, waiting);
  return { hold: waiting, dispute: null };
}

/** The time to dispute a payment is the same whoever brings the dispute (escrow.md §7). */
export const isInTime = ({ capturedAt }: Hold, { policy }: Terms, now: Date): boolean =>
  capturedAt === null || now <= daysAfter(capturedAt, policy.escrow.claimWindowDays);

/** Both say the same: all to the specialist, or all back. A dispute about it is over with that (D20). */
async function agreed(act: Act, hold: Hold, command: HoldCommand, terms: Terms): Promise<Hold> {
  const open = hold.state === 'disputed' ? await openDisputeOf(act.tx, hold.id) : undefined;
  if (open) await closeDispute(act, open, hold, { command: 'settled_by_parties', who: 'system' }, 'superseded');
  const refund = command === 'accept' ? 0 : hold.gross;
  const reason = command === 'accept' ? 'accepted' : 'confirmed-not-done';
  return settleHold(act, hold, splitUnder(terms, hold, refund), { kind: 'hold', id: effectOf(hold), reason });
}

interface Differing {
  row: string;
  party: DealParty;
  body: Report;
  negativeReview: boolean;
}

async function disagree(act: Act, hold: Hold, { row, party, body, negativeReview }: Differing) {
  const others = (await reportsOf(act.tx, hold.id)).some((one) => one.party !== party);
  const disputed = await moveTo(act, hold, row, { state: 'disputed', dueAt: null, remainingMs: null });
  const isBadReview = negativeReview || (!others && party === 'customer' && (await hasNegativeReview(act.tx, hold)));
  const dispute = await openEscrowDispute(act, disputed, {
    openedBy: party,
    origin: isBadReview ? 'review' : others ? 'reports' : 'party',
    reason: body.reason ?? reasonOf(body.claim),
    text: body.text ?? null,
    // Both have spoken (RULINGS 14), or a bad review says the same as the report (qjob.hu).
    straight: others || isBadReview,
  });
  return { hold: disputed, dispute };
}

const reasonOf = (claim: HoldClaim): EscrowReason => (claim === 'partly-done' ? 'partly_done' : 'not_done');
