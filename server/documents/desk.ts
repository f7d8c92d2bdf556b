import type { Transaction } from '#db/open.ts';
import type { Decision } from '#db/schema/spine.ts';
import { type DocumentState, OUTCOMES } from '#db/words.ts';
import type { Desk } from '../decisions/desks.ts';
import { system } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { Refusal } from '../platform/refusal.ts';
import { termsAt } from '../policies/store.ts';
import { tellBadge } from './badge.ts';
import { documentContext } from './context.ts';
import { effectOnDocument } from './effects.ts';
import { liftBlocks } from './identityOf.ts';
import { planDocument } from './plan.ts';
import { schedulePurge } from './retention.ts';
import { changeDocument, findDocument } from './store.ts';

const REVERT = system('revert');

/** The desk `documents`: verify, ask for a new photo, reject, sign, return, hear an appeal (SPEC 4, verification.md §C). */
export const documentDesk: Desk = {
  outcomes: OUTCOMES.documents,
  context: documentContext,
  plan: planDocument,
  effect: effectOnDocument,
  revert: takeBack,
};

/**
 * Puts a document before the desk again: an approval gives its badge back, a rejection its pictures their time.
 * @throws Refusal cannot-revert once its pictures are gone or it has moved on: then only a new check helps
 */
async function takeBack(tx: Transaction, _context: Context, decision: Decision, now: Date): Promise<void> {
  const one = await findDocument(tx, decision.subjectId, REVERT);
  const to = decision.extra.to as DocumentState;
  const isItsOwn = one.decisionId === decision.id || decision.extra.signs === one.decisionId;
  if (!isItsOwn || one.state !== to || one.purgedAt || !REOPENED.includes(to)) throw new Refusal('cannot-revert');
  const { policy } = await termsAt(tx, one.marketplaceId, one.policyVersion);
  const fresh = {
    decidedById: null,
    secondById: null,
    decidedAt: null,
    decisionId: null,
    reasons: [],
    disposition: null,
  };
  const approved = { approvedAt: null, verifiedName: null, dueAt: null };
  const changed = await changeDocument(tx, one, { ...fresh, ...approved, state: 'submitted' });
  await liftBlocks(tx, one.id, now);
  await schedulePurge(tx, changed, policy, now);
  if (to === 'approved') await tellBadge(tx, changed, now);
}
const REOPENED: readonly DocumentState[] = ['approved', 'rejected'];
