import { and, desc, eq } from 'drizzle-orm';
import { wordIs } from '#db/kit.ts';
import type { Reader } from '#db/open.ts';
import {
  type EscrowDispute,
  type EscrowEvidence,
  type EscrowOffer,
  escrowDisputes,
  type Hold,
  type HoldReport,
  holds,
} from '#db/schema/escrow.ts';
import { categories, listings, orders, type Person } from '#db/schema/market.ts';
import { reviews } from '#db/schema/reviews.ts';
import type { Case } from '#db/schema/spine.ts';
import type { DealParty } from '#db/words.ts';
import { decisionsAbout } from '../decisions/store.ts';
import { presentDecision } from '../decisions/view.ts';
import { journalsOfHold } from '../ledger/lists.ts';
import type { StaffActor } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { exponentOf, settleStepOf } from '../platform/money.ts';
import { isBlind } from '../policies/blind.ts';
import { type Terms, termsAt, termsOf } from '../policies/store.ts';
import { presentCase } from '../queue/view.ts';
import { AGE_STEPS } from './ages.ts';
import type { EscrowContext } from './contract.ts';
import { evidenceOf, findEscrowDispute, offersOf, pendingApprovalOf } from './disputeStore.ts';
import { CHECKLIST } from './evidence.ts';
import { findHold, partiesOf, reportsOf } from './holdStore.ts';
import { instructionsOf } from './instructionStore.ts';
import { decidedTodayBy, secondReasons } from './limits.ts';
import { presentApproval, presentHold, presentInstruction } from './lists.ts';
import { escrowOutcomes } from './outcomes.ts';
import { similarTo } from './similar.ts';
import { timelineOfHold } from './timeline.ts';

const DAY_MS = 86_400_000;
const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** Everything the escrow desk shows, in one answer (F4; escrow.md §3, last paragraph). */
export async function escrowContext(
  { db: { read }, clock }: Context,
  actor: StaffActor,
  one: Case,
): Promise<EscrowContext> {
  const now = clock.now();
  const dispute = await findEscrowDispute(read, one.subjectId, actor);
  const hold = await findHold(read, dispute.holdId, actor);
  const terms = await termsOf(read, dispute.marketplaceId, now);
  const own = await termsAt(read, hold.marketplaceId, hold.policyVersion);
  const [people, order, reports, evidence, offers, instructions, journals, history, approval] = await Promise.all([
    partiesOf(read, hold),
    orderCardOf(read, hold),
    reportsOf(read, hold.id),
    evidenceOf(read, dispute.id),
    offersOf(read, dispute.id),
    instructionsOf(read, hold.id),
    journalsOfHold(read, hold.id),
    decisionsAbout(read, [dispute.id]),
    pendingApprovalOf(read, dispute.id),
  ]);
  const [customer, specialist, similar, review, second, usedByMe] = await Promise.all([
    sideOf(read, people.customer, 'customer', reports, offers, hold),
    sideOf(read, people.specialist, 'specialist', reports, offers, hold),
    similarTo(read, dispute, now),
    reviewOf(read, hold, now),
    secondReasons(read, terms, { dispute, hold, deciderId: actor.id, goodwillMinor: 0 }, now),
    decidedTodayBy(read, dispute, terms, actor.id, now),
  ]);
  const decidable = one.state === 'open' && actor.permissions.has('escrow-disputes:decide');
  const { limits, ...escrow } = terms.policy.escrow;
  return {
    case: presentCase(one, actor, now),
    allowed: decidable ? escrowOutcomes(dispute, hold, now, escrow.evidenceRounds) : [],
    dispute: presentDispute(dispute, escrow.evidenceRounds),
    hold: presentHeld(hold, order.externalId, people, own, now),
    order,
    customer,
    specialist,
    evidence: evidence.map(presentEvidence),
    mayAddEvidence: dispute.state !== 'closed' && actor.permissions.has('escrow-disputes:decide'),
    checklist: CHECKLIST[dispute.reason].map((kind) => ({
      kind,
      there: evidence.some((shown) => shown.kind === kind),
    })),
    offers: offers.map(presentOffer),
    limits: { currency: hold.currency, ...limits[hold.currency], usedByMe },
    second,
    approval: approval ? presentApproval(approval, one.id) : null,
    similar,
    journals,
    instructions: instructions.map((one) => presentInstruction(one, actor)),
    review,
    history: history.map(({ decision, headline }) => presentDecision(decision, headline, actor, now)),
    timeline: await timelineOfHold(read, hold, [dispute.id]),
    policy: {
      version: terms.version,
      graceSeconds: terms.policy.graceSeconds['escrow-disputes'],
      appealDays: escrow.appealDays,
      approvalHours: escrow.approvalHours,
      evidenceHours: escrow.evidenceHours,
      proposalHours: escrow.proposalHours,
    },
  };
}

function presentDispute(dispute: EscrowDispute, evidenceRoundsMax: number): EscrowContext['dispute'] {
  const { id, state, origin, openedBy, reason, text, evidenceRounds, refundMinor } = dispute;
  const { appealUsed, appealedBy, appealText, version } = dispute;
  return {
    ...{ id, state, origin, openedBy, reason, text, evidenceRounds, evidenceRoundsMax, refundMinor },
    ...{ appealUsed, appealedBy, appealText, version },
    openedAt: dispute.openedAt.toISOString(),
    dueAt: iso(dispute.dueAt),
    evidenceLockedAt: iso(dispute.evidenceLockedAt),
  };
}

function presentHeld(
  hold: Hold,
  orderExternalId: string,
  { customer, specialist }: { customer: Person; specialist: Person },
  { policy: { escrow } }: Terms,
  now: Date,
): EscrowContext['hold'] {
  const names = { orderExternalId, customerName: customer.displayName, specialistName: specialist.displayName };
  const [days, step] = [escrow.ageDays[hold.ageMarks], AGE_STEPS[hold.ageMarks]];
  return {
    ...presentHold({ ...hold, ...names }),
    exponent: exponentOf(hold.currency),
    settleStep: settleStepOf(hold.currency),
    feeOnRefund: escrow.feeOnRefund,
    ageDays: hold.capturedAt ? Math.floor((now.getTime() - hold.capturedAt.getTime()) / DAY_MS) : 0,
    nextAge: days !== undefined && step !== undefined ? { days, step } : null,
  };
}

export const presentEvidence = (shown: EscrowEvidence): EscrowContext['evidence'][number] => {
  const { id, party, kind, text, url, sha256, bytes, visibility, late } = shown;
  return { id, party, kind, text, url, sha256, bytes, visibility, late, at: shown.at.toISOString() };
};

export const presentOffer = (offer: EscrowOffer): EscrowContext['offers'][number] => {
  const { id, by, refundMinor, feeMinor, releaseMinor, amountsHash, text, state } = offer;
  return {
    ...{ id, by, refundMinor, feeMinor, releaseMinor, amountsHash, text, state },
    acceptedBy: offer.acceptedBy as DealParty[],
    at: offer.at.toISOString(),
    expiresAt: offer.expiresAt.toISOString(),
  };
};

async function orderCardOf(read: Reader, { orderId }: Hold): Promise<EscrowContext['order']> {
  const [found] = await read
    .select({ order: orders, listingTitle: listings.title, categoryName: categories.name })
    .from(orders)
    .innerJoin(listings, eq(listings.id, orders.listingId))
    .leftJoin(categories, eq(categories.id, listings.categoryId))
    .where(eq(orders.id, orderId));
  if (!found) throw new Error(`A reserved payment points at order ${orderId}, which is gone.`);
  const { id, externalId, status, cancelledBy, amountMinor, currency } = found.order;
  const { listingTitle, categoryName } = found;
  return {
    ...{ id, externalId, listingTitle, categoryName, status, cancelledBy, amountMinor, currency },
    terminalAt: iso(found.order.terminalAt),
    reviewWindowEndsAt: iso(found.order.reviewWindowEndsAt),
  };
}

/** One side: who it is, how often it was in dispute, and what it says; its newest word and offer count. */
async function sideOf(
  read: Reader,
  { id, externalId, displayName, locale, registeredAt }: Person,
  party: DealParty,
  reports: readonly HoldReport[],
  offers: readonly EscrowOffer[],
  hold: Hold,
): Promise<EscrowContext['customer']> {
  const isCustomer = party === 'customer';
  const mine = isCustomer ? eq(escrowDisputes.customerId, id) : eq(escrowDisputes.specialistId, id);
  const closed = wordIs(escrowDisputes.state, 'closed');
  const against = eq(escrowDisputes.refundMinor, isCustomer ? 0 : escrowDisputes.gross);
  const [deals, disputes, lost] = await Promise.all([
    read.$count(holds, isCustomer ? eq(holds.customerId, id) : eq(holds.specialistId, id)),
    read.$count(escrowDisputes, mine),
    read.$count(escrowDisputes, and(mine, closed, against)),
  ]);
  const said = reports.findLast((one) => one.party === party);
  const offered = offers.find(({ by }) => by === party);
  const wished = isCustomer ? offered?.refundMinor : offered?.releaseMinor;
  const whole = wholeClaim(said, party, hold);
  return {
    ...{ party, id, externalId, displayName, locale, registeredAt: iso(registeredAt), deals, disputes, lost },
    claim: said?.claim ?? null,
    wantsMinor: wished ?? said?.wantsMinor ?? whole,
    text: said?.text ?? null,
    saidAt: iso(said?.at ?? null),
  };
}

/** “Done” of a specialist and “not done” of a customer want all of it. */
function wholeClaim(said: HoldReport | undefined, party: DealParty, { gross, feeFull }: Hold): number | null {
  if (!said || said.claim === 'partly-done') return null;
  if (party === 'customer') return said.claim === 'not-done' ? gross : 0;
  return said.claim === 'done' ? gross - feeFull : 0;
}

/** What the customer wrote of this very order; nothing of it before both sides may read it (RULINGS 9). */
async function reviewOf(read: Reader, { orderId, customerId }: Hold, now: Date): Promise<EscrowContext['review']> {
  const [found] = await read
    .select()
    .from(reviews)
    .where(
      and(
        eq(reviews.orderId, orderId),
        eq(reviews.authorId, customerId),
        wordIs(reviews.status, 'pending', 'published'),
      ),
    )
    .orderBy(desc(reviews.submittedAt))
    .limit(1);
  if (!found || isBlind(found, now)) return null;
  const { id, rating, text, status } = found;
  return { id, rating, text, status };
}
