import type { PersonDocument } from '#db/schema/documents.ts';
import type { Decision } from '#db/schema/spine.ts';
import { needFresh } from '../access/stepUp.ts';
import { conclude } from '../decisions/conclude.ts';
import type { StaffActor } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { newId } from '../platform/ids.ts';
import { Refusal } from '../platform/refusal.ts';
import { termsOf } from '../policies/store.ts';
import { lastCaseOf } from '../queue/store.ts';
import { tellBadge } from './badge.ts';
import type { RevokeDocument } from './contract.ts';
import { NOTHING_READ } from './effects.ts';
import { rejectedPlan } from './messages.ts';
import { schedulePurge } from './retention.ts';
import { moveDocument } from './states.ts';
import { changeDocument, findDocument, personById } from './store.ts';
import { traceDocument } from './trace.ts';

/**
 * A manager takes a verification back: the badge is off at once, and the person is told why and how to complain (row 16,
 * DSA 17). There is no grace: whoever holds a badge that is wrong is believed meanwhile.
 * @throws Refusal not-found, step-up-needed, version-changed, invalid-transition
 */
export async function revokeDocument(
  context: Context,
  actor: StaffActor,
  id: string,
  {
    grounds,
    message = null,
    reason,
    version,
  }: Omit<RevokeDocument, 'message'> & { message?: string | null | undefined },
): Promise<PersonDocument> {
  needFresh(context, actor);
  const now = context.clock.now();
  const decisionId = newId();
  return context.db.transaction(async (tx) => {
    const one = await findDocument(tx, id, actor);
    if (one.version !== version) throw new Refusal('version-changed');
    const { to } = moveDocument(one.state, 'revoke', 'manager');
    const [terms, person, lastCase] = [
      await termsOf(tx, one.marketplaceId, now),
      await personById(tx, one.personId),
      await lastCaseOf(tx, 'documents', one.id),
    ];
    const call = { context, actor, one: lastCase, terms, now, decisionId, effectiveAt: now };
    const plan = rejectedPlan(one, person, call, grounds, message);
    const told = plan.messages.map((each) => ({ ...each, payload: { ...each.payload, outcome: 'revoked' } }));
    const decided = { ...plan, subjectVersion: one.version, recipientId: person.id, messages: told };
    await conclude(
      tx,
      actor,
      madeOf({ one, actor, lastCase, decisionId, now, grounds, message, reason, policyVersion: terms.version }),
      decided,
    );
    const state = to === 'first' ? one.state : to;
    const said = {
      reasons: [...grounds],
      disposition: 'final' as const,
      decisionId,
      decidedById: actor.id,
      decidedAt: now,
    };
    const changed = await changeDocument(tx, one, { ...said, state, dueAt: null, ...NOTHING_READ });
    await schedulePurge(tx, changed, terms.policy, now);
    await tellBadge(tx, changed, now);
    await traceDocument(tx, actor, changed, 'document.revoked', now, { grounds: [...grounds] });
    return changed;
  });
}

interface Revocation {
  one: PersonDocument;
  actor: StaffActor;
  lastCase: { id: string; level: number };
  decisionId: string;
  now: Date;
  grounds: RevokeDocument['grounds'];
  message: string | null;
  reason: string;
  policyVersion: number;
}

const madeOf = ({
  one,
  actor,
  lastCase,
  decisionId,
  now,
  grounds,
  message,
  reason,
  policyVersion,
}: Revocation): Omit<Decision, 'before' | 'settledAt'> => ({
  id: decisionId,
  marketplaceId: one.marketplaceId,
  caseId: lastCase.id,
  queue: 'documents',
  subjectKind: 'document',
  subjectId: one.id,
  subjectVersion: one.version,
  recipientId: one.personId,
  outcome: 'reject',
  reasons: [],
  spans: [],
  extra: { to: 'revoked', row: '16', grounds: grounds.join(' '), disposition: 'final' },
  findings: null,
  message,
  note: reason,
  level: lastCase.level,
  deciderId: actor.id,
  deciderAlias: actor.alias,
  decidedAt: now,
  effectiveAt: now,
  state: 'effective',
  revertsId: null,
  batchId: null,
  policyVersion,
});
