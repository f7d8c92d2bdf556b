import type { Transaction } from '#db/open.ts';
import type { EscrowDispute, Hold } from '#db/schema/escrow.ts';
import type { Decision } from '#db/schema/spine.ts';
import { OUTCOMES, type Outcome } from '#db/words.ts';
import { needFresh } from '../access/stepUp.ts';
import type { DecisionInput } from '../decisions/contract.ts';
import type { Desk, DeskCall, Plan } from '../decisions/desks.ts';
import { system } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Act } from './act.ts';
import { escrowContext } from './context.ts';
import { evidenceOf, findEscrowDispute } from './disputeStore.ts';
import { stepDispute } from './disputes.ts';
import { checkedDivision, divisionAsExtra, movesMoney } from './division.ts';
import { effectOnEscrow } from './effects.ts';
import { evidenceHash } from './evidence.ts';
import { findHold } from './holdStore.ts';
import { secondReasons, staffAmong } from './limits.ts';
import { escrowOutcomes } from './outcomes.ts';
import { handlersOf, mustHaveSigner } from './signers.ts';

const SWEEP = system('sweep:decisions');

/** The desk `escrow-disputes`: divide a reserved payment, propose, ask, and answer an appeal (SPEC 4, escrow.md §1.3). */
export const escrowDesk: Desk = {
  outcomes: OUTCOMES['escrow-disputes'],
  context: escrowContext,
  plan: planEscrow,
  effect: effectOnEscrow,
  revert: takeBack,
};

async function planEscrow(tx: Transaction, call: DeskCall, input: DecisionInput): Promise<Plan> {
  const dispute = await findEscrowDispute(tx, call.one.subjectId, call.actor);
  const hold = await findHold(tx, dispute.holdId, call.actor);
  await mustBeImpartial(tx, call, dispute, hold);
  mustBeOffered(input.outcome, dispute, hold, call);
  const plan: Plan = { subjectVersion: dispute.version, recipientId: null, statement: null, messages: [] };
  if (input.outcome === 'ask') return { ...plan, extra: asked(input) };
  if (movesMoney(input.outcome) || input.outcome === 'uphold') needFresh(call.context, call.actor);
  if (!movesMoney(input.outcome)) return plan;
  const division = await checkedDivision({ tx }, dispute, hold, input, call.terms.policy);
  await mustBeSignable(tx, call, dispute, hold, division.goodwillMinor);
  const shown = evidenceHash(await evidenceOf(tx, dispute.id));
  return {
    ...plan,
    recipientId: division.refundMinor === hold.gross ? hold.specialistId : hold.customerId,
    extra: divisionAsExtra(division, input.finding ?? dispute.reason, shown),
  };
}

/** Where a second person is needed there has to be one, or the decision would only wait and run out (D15). */
async function mustBeSignable(
  tx: Transaction,
  call: DeskCall,
  dispute: EscrowDispute,
  hold: Hold,
  goodwillMinor: number,
) {
  const weighed = { dispute, hold, deciderId: call.actor.id, goodwillMinor };
  const why = await secondReasons(tx, call.terms, weighed, call.now);
  if (why.length > 0) await mustHaveSigner(tx, dispute, hold, call.actor.id);
}

/** Nobody decides about himself, and nobody hears the appeal of what he had a hand in (D14, D17, RULINGS 8). */
async function mustBeImpartial(
  tx: Transaction,
  { actor }: DeskCall,
  dispute: EscrowDispute,
  hold: Hold,
): Promise<void> {
  const linked = await staffAmong(tx, hold);
  const isOwnAppeal = dispute.state === 'appealed' && (await handlersOf(tx, dispute)).has(actor.id);
  if (linked.includes(actor.id) || isOwnAppeal) throw new Refusal('conflict-of-interest');
}

function mustBeOffered(outcome: Outcome, dispute: EscrowDispute, hold: Hold, { now, terms }: DeskCall): void {
  if (escrowOutcomes(dispute, hold, now, terms.policy.escrow.evidenceRounds).includes(outcome)) return;
  if (hold.chargeback === 'open') throw new Refusal('chargeback-open');
  throw new Refusal(dispute.state === 'closed' ? 'dispute-closed' : 'command-not-allowed');
}

function asked(input: DecisionInput): Record<string, string> {
  const of = input.ask;
  if (of !== 'customer' && of !== 'specialist' && of !== 'both')
    throw new Refusal('ask-missing', { errors: { ask: 'ask-missing' } });
  if (!input.wanted) throw new Refusal('wanted-missing', { errors: { wanted: 'wanted-missing' } });
  return { wanted: input.wanted.join(' ') };
}

/**
 * Takes back what was decided while the money is still held: nothing has left, so one person may (D24).
 * @throws Refusal cannot-revert once it was carried out, appealed or changed
 */
async function takeBack(tx: Transaction, context: Context, decision: Decision, now: Date): Promise<void> {
  const dispute = await findEscrowDispute(tx, decision.subjectId, SWEEP);
  if (dispute.state !== 'decided' || dispute.decisionId !== decision.id) throw new Refusal('cannot-revert');
  const hold = await findHold(tx, dispute.holdId, SWEEP);
  const act: Act = { tx, clock: context.clock, actor: SWEEP, now, movesCase: true };
  const fresh = { refundMinor: null, goodwillMinor: 0, decisionId: null, decidedById: null, decidedAt: null };
  await stepDispute(act, dispute, hold, { command: 'take_back', who: 'decider', change: { ...fresh, waivedBy: [] } });
}
