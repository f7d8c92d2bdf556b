import type { Case, Decision } from '#db/schema/spine.ts';
import { OUTCOMES, type Outcome, type Queue } from '#db/words.ts';
import { mayRevert, mayTakeLevel, queuesOf } from '../access/roles.ts';
import type { StaffActor } from '../platform/actor.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Policy } from '../policies/contract.ts';
import { leaseState, mustBeAt, mustBeOpen } from '../queue/rules.ts';
import type { DecisionInput } from './contract.ts';

/** What each outcome must bring along; the screen asks for the same (SPEC 4). */
const MONEY = ['division', 'finding', 'message'] as const;
const OUTCOME_FIELDS: Record<
  Exclude<Outcome, 'revert'>,
  readonly ('reasons' | 'spans' | 'message' | 'ask' | 'division' | 'finding' | 'grounds')[]
> = {
  publish: [],
  escalate: [],
  keep: [],
  'apply-edit': [],
  reject: ['reasons'],
  // A dispute may have its own ground (IZI-18), so its desk asks for the reasons.
  remove: [],
  redact: ['reasons', 'spans'],
  ask: ['ask', 'message'],
  // Both sides are told why a payment is divided as it is.
  release: MONEY,
  refund: MONEY,
  split: MONEY,
  propose: MONEY,
  amend: MONEY,
  uphold: ['message'],
  approve: [],
  resubmit: ['grounds'],
  confirm: [],
  return: [],
  accept: [],
  refuse: ['grounds'],
};

/** Where a desk wants other fields of an outcome than the rest: only whoever applied can be asked, and documents have grounds. */
const FIELDS_AT: Partial<Record<Queue, Partial<typeof OUTCOME_FIELDS>>> = {
  documents: { reject: ['grounds'] },
  registrations: { ask: ['message'] },
};

/** As many as a person can still answer to (SPEC 4: 1–3 reasons). */
const REASONS_MAX = 3;

/**
 * May this person decide this case now? A free case is taken by deciding it; one in hand must still be in hand.
 * @throws Refusal case-waiting, case-closed, level-two, case-claimed, lease-expired, case-changed
 */
export function mustBeDecidable(one: Case, actor: StaffActor, version: number, now: Date): void {
  mustBeOpen(one);
  if (!mayTakeLevel(actor.role, one.level)) throw new Refusal('level-two');
  const lease = leaseState(one, actor.id, now);
  if (lease === 'others') throw new Refusal('case-claimed');
  if (lease === 'mine-expired') throw new Refusal('lease-expired');
  mustBeAt(one, version);
}

/** Whoever decides at no desk is refused before anything is looked at, however many cases are asked about. */
export function mustDecideSomewhere({ role }: Pick<StaffActor, 'role'>): void {
  if (queuesOf(role).length === 0) throw new Refusal('not-allowed');
}

/** Spans that say why need no reasons beside them: theirs are the decision's, each once. */
export function withReasons(input: DecisionInput): DecisionInput {
  if (input.outcome !== 'redact' || input.reasons !== undefined) return input;
  const reasons = [...new Set((input.spans ?? []).flatMap(({ reason }) => reason ?? []))];
  if (reasons.length === 0) return input;
  if (reasons.length > REASONS_MAX) throw new Refusal('invalid', { errors: { reasons: 'too-big' } });
  return { ...input, reasons };
}

/** The outcome is one of this desk's, and what it needs is there, in the words of the policy. */
export function mustBeComplete(one: Case, input: DecisionInput, policy: Policy): void {
  const known: readonly string[] = OUTCOMES[one.queue];
  if (!known.includes(input.outcome))
    throw new Refusal('outcome-not-allowed', { errors: { outcome: 'outcome-not-allowed' } });
  for (const field of FIELDS_AT[one.queue]?.[input.outcome] ?? OUTCOME_FIELDS[input.outcome]) {
    if (input[field] === undefined) throw new Refusal(`${field}-missing`, { errors: { [field]: `${field}-missing` } });
  }
  const strange = input.reasons?.find((reason) => !policy.rejectionReasons.includes(reason));
  if (strange) throw new Refusal('reason-not-in-policy', { errors: { reasons: 'reason-not-in-policy' } });
}

/** The public effect of a decision begins when its grace is over; until then it can be undone (SPEC 3, Undo). */
export const effectiveAfter = (decidedAt: Date, graceSeconds: number): Date =>
  new Date(decidedAt.getTime() + graceSeconds * 1_000);

/** Undo is for whoever decided, and for a manager, while nothing of it is public yet (F3). */
export const mayUndo = (decision: Decision, actor: Pick<StaffActor, 'id' | 'role'>, now: Date): boolean =>
  decision.state === 'pending' && now < decision.effectiveAt && mayRevert(actor, decision.deciderId);

/** Reopen is a decision of its own, with a reason, where there is something to put back (`server/access/roles.ts` says by whom). */
export const canRevert = (decision: Decision, actor: Pick<StaffActor, 'id' | 'role'>): boolean =>
  decision.state === 'effective' &&
  decision.outcome !== 'revert' &&
  decision.before !== null &&
  mayRevert(actor, decision.deciderId);
