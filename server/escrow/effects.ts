import type { Transaction } from '#db/open.ts';
import type { EscrowDispute, Hold } from '#db/schema/escrow.ts';
import type { Case, Decision } from '#db/schema/spine.ts';
import type { Effect } from '../decisions/desks.ts';
import { system } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { type Terms, termsAt } from '../policies/store.ts';
import type { Act } from './act.ts';
import { askForSecond } from './approvals.ts';
import { findEscrowDispute } from './disputeStore.ts';
import { dropOffer, dueIn, stepDispute } from './disputes.ts';
import { minorOf } from './division.ts';
import { becomeFinal, carryOut, isSmallClaim } from './finality.ts';
import { findHold } from './holdStore.ts';
import { secondReasons } from './limits.ts';
import { makeOffer } from './negotiate.ts';
import { hasSigner } from './signers.ts';
import { tellAsked, tellDecided } from './told.ts';

const SWEEP = system('sweep:decisions');

/** A decision whose grace is over: the same code tries it in a dry run, and then does it. */
interface Due {
  act: Act;
  dispute: EscrowDispute;
  hold: Hold;
  terms: Terms;
  decision: Decision;
}

/** What a decision does once its grace is over; void where the dispute or its payment moved on meanwhile. */
export async function effectOnEscrow(
  tx: Transaction,
  context: Pick<Context, 'clock'>,
  decision: Decision,
  _one: Case,
  now: Date,
): Promise<Effect> {
  if (decision.outcome === 'escalate') return { state: 'open', level: 2, before: {} };
  const dispute = await findEscrowDispute(tx, decision.subjectId, SWEEP);
  const hold = await findHold(tx, dispute.holdId, SWEEP);
  if (dispute.version !== decision.subjectVersion || hold.chargeback === 'open') return 'void';
  const terms = await termsAt(tx, dispute.marketplaceId, decision.policyVersion);
  const actor = { kind: 'staff', id: decision.deciderId } as const;
  const due = { act: { tx, clock: context.clock, actor, now, movesCase: true }, dispute, hold, terms, decision };
  switch (decision.outcome) {
    case 'ask':
      return askForEvidence(due);
    case 'propose':
      return propose(due);
    case 'uphold':
      return uphold(due);
    default:
      return divide(due);
  }
}

/** D9: a round of evidence, with a window after which what comes is late. */
async function askForEvidence({ act, dispute, hold, terms, decision }: Due): Promise<Effect> {
  const locked = dueIn('awaiting_evidence', act.now, terms);
  const change = { evidenceRounds: dispute.evidenceRounds + 1, evidenceLockedAt: locked };
  const known = { evidenceRounds: dispute.evidenceRounds };
  const asked = await stepDispute(act, dispute, hold, { command: 'request_evidence', who: 'decider', known, change });
  const of = decision.extra.ask as 'customer' | 'specialist' | 'both';
  await tellAsked(act, asked, {
    of,
    wanted: decision.extra.wanted?.split(' ') ?? [],
    question: decision.message ?? '',
  });
  return { state: 'waiting', before: {} };
}

/** D11: the desk proposes, and both may take it for as long as the policy says. */
async function propose({ act, dispute, hold, terms, decision }: Due): Promise<Effect> {
  const refundMinor = minorOf(decision.extra, 'refundMinor');
  await dropOffer(act, dispute, 'superseded');
  const known = { sumsToRemaining: true };
  const proposed = await stepDispute(act, dispute, hold, { command: 'propose', who: 'decider', known });
  const { id: decisionId, message: text } = decision;
  const hours = terms.policy.escrow.proposalHours;
  await makeOffer(act, proposed, hold, { by: 'mediator', refundMinor, text, decisionId, hours });
  return { state: 'waiting', before: {} };
}

/** D17: what was decided first stands, and is carried out. */
async function uphold({ act, dispute, hold }: Due): Promise<Effect> {
  const final = await stepDispute(act, dispute, hold, { command: 'uphold', who: 'second' });
  await tellDecided(act, final, hold);
  await carryOut(act, final, hold);
  return { state: 'closed', before: {} };
}

/** D14 and D17: one person's word where that is enough, and a second signature where it is not. */
async function divide(due: Due): Promise<Effect> {
  const { act, dispute, hold, terms, decision } = due;
  const refundMinor = minorOf(decision.extra, 'refundMinor');
  const goodwillMinor = minorOf(decision.extra, 'goodwillMinor');
  const weighed = { dispute, hold, deciderId: decision.deciderId, goodwillMinor };
  const why = await secondReasons(act.tx, terms, weighed, act.now);
  // Whoever could have signed has left since it was decided: it comes back to the desk.
  if (why.length > 0 && !(await hasSigner(act.tx, dispute, hold, decision.deciderId))) return 'void';
  const isAmend = decision.outcome === 'amend';
  const known = { sumsToRemaining: true, evidenceClosed: true, needsSecond: why.length > 0 };
  const step = { command: isAmend ? 'amend' : 'decide', who: isAmend ? 'second' : 'decider', known } as const;
  await dropOffer(act, dispute, 'superseded');
  if (why.length > 0) {
    const pending = await stepDispute(act, dispute, hold, step);
    const by = { id: decision.deciderId, alias: decision.deciderAlias };
    const kind = isAmend ? 'amend' : 'decide';
    const reason = decision.extra.finding ?? dispute.reason;
    const wanted = { kind, decisionId: decision.id, by, why, refundMinor, goodwillMinor, reason } as const;
    await askForSecond(act, pending, hold, wanted);
    return { state: 'waiting', before: {} };
  }
  const decidedBy = { decisionId: decision.id, decidedById: decision.deciderId, decidedAt: act.now };
  const decided = await stepDispute(act, dispute, hold, {
    ...step,
    change: { refundMinor, goodwillMinor, ...decidedBy },
  });
  await tellDecided(act, decided, hold);
  if (isAmend) await carryOut(act, decided, hold);
  else if (await isSmallClaim(act, hold)) await becomeFinal(act, decided, hold, 'system');
  return { state: 'closed', before: { state: dispute.state } };
}
