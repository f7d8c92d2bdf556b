import type { Case, Decision } from '#db/schema/spine.ts';
import type { Ground } from '#db/words.ts';
import type { Actor } from '../platform/actor.ts';
import type { DecisionRow } from './contract.ts';
import { canRevert, mayUndo } from './rules.ts';

/** A decision for people: without the memory that only a revert needs, and without what a program thought of the text. */
export function presentDecision(decision: Decision, headline: Case['headline'], actor: Actor, now: Date): DecisionRow {
  const {
    before: _before,
    extra,
    recipientId: _recipientId,
    subjectVersion: _subjectVersion,
    findings: _findings,
    ...row
  } = decision;
  return {
    ...row,
    ...(extra.grounds && { grounds: extra.grounds.split(' ') as Ground[] }),
    decidedAt: row.decidedAt.toISOString(),
    effectiveAt: row.effectiveAt.toISOString(),
    settledAt: row.settledAt?.toISOString() ?? null,
    headline,
    mayUndo: actor.kind === 'staff' && mayUndo(decision, actor, now),
    mayRevert: actor.kind === 'staff' && canRevert(decision, actor),
  };
}
