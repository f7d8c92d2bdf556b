import type { EscrowDispute, EscrowOffer, Hold } from '#db/schema/escrow.ts';
import type { DealParty, OfferBy } from '#db/words.ts';
import { announce } from '../outbox/store.ts';
import { canonical, sha256 } from '../platform/crypto.ts';
import { newId } from '../platform/ids.ts';
import { Refusal } from '../platform/refusal.ts';
import { termsAt } from '../policies/store.ts';
import { type Act, hoursAfter } from './act.ts';
import { claimedRefund } from './claimed.ts';
import { changeEscrowDispute, changeOffer, insertOffer, offersOf, openOfferOf } from './disputeStore.ts';
import { closeDispute, execute, roleOf, stepDispute } from './disputes.ts';
import { keepEvidence } from './evidence.ts';
import { becomeFinal } from './finality.ts';
import type { EscrowAnswer } from './platformShapes.ts';
import { splitFor } from './settle.ts';
import type { Split } from './split.ts';
import { trace } from './trace.ts';
import { backFromDispute, hasCounterClaim } from './withdrawal.ts';

/** What two people agree on: the amounts, their currency, and whom they go to. */
export const amountsHash = (
  { id, currency, customerId, specialistId }: Pick<Hold, 'id' | 'currency' | 'customerId' | 'specialistId'>,
  { refund, fee, release }: Split,
): string => sha256(canonical({ hold: id, currency, customerId, specialistId, refund, fee, release }));

interface NewOffer {
  by: OfferBy;
  refundMinor: number;
  text: string | null;
  /** The decision that proposed it; null for a party's own. */
  decisionId?: string;
  hours?: number;
}

/**
 * A division that the other side may take (D5), or that the desk proposes to both (D11). At most one stands open, and a
 * side has so many tries as the policy gives it.
 * @throws Refusal amount-invalid, offer-open, offers-used
 */
export async function makeOffer(act: Act, dispute: EscrowDispute, hold: Hold, made: NewOffer): Promise<EscrowOffer> {
  const { tx, now } = act;
  const { policy } = await termsAt(tx, dispute.marketplaceId, dispute.policyVersion);
  const split = await splitFor(act, hold, made.refundMinor);
  const earlier = await offersOf(tx, dispute.id);
  if (earlier.some(({ state }) => state === 'open')) throw new Refusal('offer-open');
  if (made.by !== 'mediator' && earlier.filter(({ by }) => by === made.by).length >= policy.escrow.offersPerSide)
    throw new Refusal('offers-used');
  const offer: EscrowOffer = {
    id: newId(),
    disputeId: dispute.id,
    by: made.by,
    refundMinor: split.refund,
    feeMinor: split.fee,
    releaseMinor: split.release,
    amountsHash: amountsHash(hold, split),
    text: made.text,
    acceptedBy: [],
    state: 'open',
    decisionId: made.decisionId ?? null,
    at: now,
    expiresAt: hoursAfter(now, made.hours ?? policy.escrow.offerHours),
    closedAt: null,
  };
  await insertOffer(tx, offer);
  await tellOffer(act, dispute, offer);
  const { id: offerId, by, refundMinor } = offer;
  await trace(act, dispute, 'escrow.offer', { offerId, by, refundMinor });
  return offer;
}

async function tellOffer({ tx, now }: Act, dispute: EscrowDispute, offer: EscrowOffer): Promise<void> {
  const { id: offerId, by, refundMinor, feeMinor, releaseMinor, amountsHash: hash, text, expiresAt } = offer;
  await announce(tx, {
    marketplaceId: dispute.marketplaceId,
    subjectId: dispute.id,
    topic: 'escrow.offer-made',
    payload: {
      disputeId: dispute.id,
      holdId: dispute.holdId,
      offerId,
      by,
      refundMinor,
      feeMinor,
      releaseMinor,
      currency: dispute.currency,
      amountsHash: hash,
      text,
      expiresAt: expiresAt.toISOString(),
    },
    createdAt: now,
    availableAt: now,
  });
}

/** A side's own offer. The dispute stays where it is. */
export async function offer(act: Act, dispute: EscrowDispute, hold: Hold, party: DealParty, made: NewOffer) {
  const open = await openOfferOf(act.tx, dispute.id);
  if (open) throw new Refusal('offer-open');
  const known = { offerOpen: false, sumsToRemaining: true };
  const step = { command: 'offer', who: roleOf(dispute, party), known } as const;
  const moved = await stepDispute(act, dispute, hold, step);
  return { dispute: moved, offer: await makeOffer(act, moved, hold, made) };
}

type AnswerToOffer = Extract<EscrowAnswer, { offerId: string }>;

/**
 * The other side takes an offer or does not (D6); a proposal of the desk needs both (D12, D13). Taking one says the hash
 * of what was shown: other amounts are another offer.
 * @throws Refusal offer-closed, amounts-changed, command-not-allowed
 */
export async function answerOffer(act: Act, dispute: EscrowDispute, hold: Hold, party: DealParty, body: AnswerToOffer) {
  const { tx, now } = act;
  const open = await openOfferOf(tx, dispute.id);
  if (!open || open.id !== body.offerId || open.expiresAt <= now) throw new Refusal('offer-closed');
  if (open.by === party) throw new Refusal('command-not-allowed');
  if (!body.accept) return declined(act, dispute, hold, party, open);
  const fresh = amountsHash(hold, await splitFor(act, hold, open.refundMinor));
  if (body.amountsHash !== open.amountsHash || fresh !== open.amountsHash) throw new Refusal('amounts-changed');
  const acceptedBy = [...new Set([...open.acceptedBy, party])];
  if (open.by === 'mediator' && acceptedBy.length < 2) {
    await changeOffer(tx, open, { acceptedBy });
    await trace(act, dispute, 'escrow.proposal-accepted', { offerId: open.id, party });
    return changeEscrowDispute(tx, dispute, {});
  }
  if (!(await changeOffer(tx, open, { acceptedBy, state: 'accepted', closedAt: now })))
    throw new Refusal('offer-closed');
  const isProposal = open.by === 'mediator';
  const agreed = await stepDispute(act, dispute, hold, {
    command: isProposal ? 'accept_proposal' : 'accept_offer',
    who: roleOf(dispute, party),
    known: { offerFits: true, bothAccepted: true },
    change: { refundMinor: open.refundMinor, decidedAt: now },
  });
  await execute(act, agreed, hold, isProposal ? 'mediated' : 'mutual');
  return agreed;
}

async function declined(act: Act, dispute: EscrowDispute, hold: Hold, party: DealParty, open: EscrowOffer) {
  await changeOffer(act.tx, open, { state: 'rejected', closedAt: act.now });
  await trace(act, dispute, 'escrow.offer-declined', { offerId: open.id, party });
  if (open.by !== 'mediator') return offerGone(act, dispute, hold);
  return stepDispute(act, dispute, hold, { command: 'reject_proposal', who: roleOf(dispute, party) });
}

/** An offer came to nothing: the dispute waits on, or goes to the desk where neither side has another try (D2, D7). */
export async function offerGone(act: Act, dispute: EscrowDispute, hold: Hold): Promise<EscrowDispute> {
  const { policy } = await termsAt(act.tx, dispute.marketplaceId, dispute.policyVersion);
  const made = await offersOf(act.tx, dispute.id);
  const isUsedUp = (party: DealParty) => made.filter(({ by }) => by === party).length >= policy.escrow.offersPerSide;
  if (dispute.state !== 'negotiation' || !isUsedUp('customer') || !isUsedUp('specialist'))
    return changeEscrowDispute(act.tx, dispute, {});
  const step = { command: 'negotiation_over', who: 'system', known: { offersUsedUp: true } } as const;
  return stepDispute(act, dispute, hold, step);
}

type AnswerToDispute = Exclude<EscrowAnswer, AnswerToOffer>;

/** A side answers the dispute itself: contests (D2), gives in (D3), goes to the desk (D7), withdraws (D21), waives its appeal (D18). */
export async function answerDispute(
  act: Act,
  dispute: EscrowDispute,
  hold: Hold,
  party: DealParty,
  { answer, text }: AnswerToDispute,
): Promise<EscrowDispute> {
  const who = roleOf(dispute, party);
  if (text !== undefined) await keepEvidence(act, dispute, { party, byId: act.actor.id, kind: 'correspondence', text });
  if (answer === 'waive-appeal') return waive(act, dispute, hold, party);
  if (answer === 'withdraw') return withdraw(act, dispute, hold, who);
  if (answer !== 'concede') return stepDispute(act, dispute, hold, { command: answer, who });
  const refundMinor = await claimedRefund(act, dispute, hold, party);
  const conceded = await stepDispute(act, dispute, hold, {
    command: 'concede',
    who,
    change: { refundMinor, decidedAt: act.now },
  });
  await execute(act, conceded, hold, 'conceded');
  return conceded;
}

async function waive(act: Act, dispute: EscrowDispute, hold: Hold, party: DealParty): Promise<EscrowDispute> {
  if (dispute.state !== 'decided') throw new Refusal('command-not-allowed');
  const waivedBy = [...new Set([...dispute.waivedBy, party])];
  const waived = await changeEscrowDispute(act.tx, dispute, { waivedBy });
  await trace(act, waived, 'escrow.appeal-waived', { party });
  return waivedBy.length < 2 ? waived : becomeFinal(act, waived, hold, 'system');
}

async function withdraw(act: Act, dispute: EscrowDispute, hold: Hold, who: 'opener' | 'other'): Promise<EscrowDispute> {
  const known = { counterClaim: await hasCounterClaim(act.tx, dispute) };
  const closed = await closeDispute(act, dispute, hold, { command: 'withdraw', who, known }, 'withdrawn');
  await backFromDispute(act, hold);
  return closed;
}
