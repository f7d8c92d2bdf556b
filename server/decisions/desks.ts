import type { Transaction } from '#db/open.ts';
import type { Case, Decision } from '#db/schema/spine.ts';
import type { Outcome, Queue, Topic } from '#db/words.ts';
import type { StaffActor } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import type { Json } from '../platform/crypto.ts';
import type { Terms } from '../policies/store.ts';
import type { DecisionInput } from './contract.ts';

/** What a desk is asked with: the case in hand, the policy in force, and what was made before the transaction began. */
export interface DeskCall {
  context: Context;
  actor: StaffActor;
  one: Case;
  terms: Terms;
  now: Date;
  decisionId: string;
  effectiveAt: Date;
}

/** What a decision will mean, worked out when it is taken: nothing of it is public before `effectiveAt`. */
export interface Plan {
  subjectVersion: number;
  /** Whose right it touches. */
  recipientId: string | null;
  /**
   * Whether it takes something from a person, where the outcome alone does not say: what waits for a second person takes
   * nothing yet, and the signature does.
   */
  restricts?: boolean;
  /** Exactly one for a restrictive outcome (DSA 17), none otherwise. */
  statement: { recipientId: string; language: string; text: string; data: Record<string, unknown> } | null;
  messages: { topic: Topic; subjectId: string; payload: Record<string, Json> }[];
  /** What the screening had flagged and whether the person agreed; null where nothing was screened, or nothing judged. */
  findings?: Decision['findings'];
  /** What only this desk decides, kept with the decision: whom it asks, how it divides a payment. */
  extra?: Decision['extra'];
}

/** What became of the case, and what must be remembered to take it back. `void`: the subject moved on meanwhile. */
export type Effect =
  | 'void'
  | { state: 'closed' | 'waiting' | 'open'; level?: number; before: Record<string, unknown> | null };

/** What every queue brings along; `app.ts` fills the table, so that rooms below never look up (HOUSE law 1). */
export interface Desk {
  outcomes: readonly Outcome[];
  context(context: Context, actor: StaffActor, one: Case): Promise<object>;
  plan(tx: Transaction, call: DeskCall, input: DecisionInput): Promise<Plan>;
  effect(tx: Transaction, context: Context, decision: Decision, one: Case, now: Date): Promise<Effect>;
  /** Puts back what `before` remembers. @throws Refusal cannot-revert, where the world has moved on. */
  revert(tx: Transaction, context: Context, decision: Decision, now: Date): Promise<void>;
}

export const desks: Partial<Record<Queue, Desk>> = {};

export function deskOf(queue: Queue): Desk {
  const desk = desks[queue];
  if (!desk) throw new Error(`No desk serves the queue ${queue}.`);
  return desk;
}
