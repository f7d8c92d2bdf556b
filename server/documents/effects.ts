import type { Transaction } from '#db/open.ts';
import type { PersonDocument } from '#db/schema/documents.ts';
import type { Case, Decision } from '#db/schema/spine.ts';
import type { DocumentState } from '#db/words.ts';
import type { Effect } from '../decisions/desks.ts';
import { system } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { termsAt } from '../policies/store.ts';
import { blockIdentity, liftBlocks } from './identityOf.ts';
import { nextDue } from './invitations.ts';
import { groundsOf } from './plan.ts';
import { schedulePurge } from './retention.ts';
import { isFraud } from './rules.ts';
import { changeDocument, findDocument, otherApproved, personById } from './store.ts';

const DAY_MS = 86_400_000;
const SWEEP = system('sweep:decisions');
/** Of a document that is not approved nothing read off it is kept (§C7). */
export const NOTHING_READ = { expiresOn: null, birthYear: null, numberEnd: null } as const;

/** What a decision does when its grace is over; what moved on meanwhile (a withdrawal) makes it void. */
export async function effectOnDocument(
  tx: Transaction,
  _context: Context,
  decision: Decision,
  _case: Case,
  at: Date,
): Promise<Effect> {
  const one = await findDocument(tx, decision.subjectId, SWEEP);
  if (one.version !== decision.subjectVersion) return 'void';
  const { policy } = await termsAt(tx, one.marketplaceId, decision.policyVersion);
  const to = decision.extra.to as DocumentState;
  const before = { state: one.state, attempt: one.attempt };
  const changed = await changeDocument(tx, one, { state: to, ...(await changeTo(tx, to, one, decision, at)) });
  if (to === 'approved') await onlyOne(tx, changed, at);
  const dated = await changeDocument(tx, changed, { dueAt: dueOf(changed, policy, at) });
  if (to === 'rejected' && dated.reasons.some(isFraud)) await blockIdentity(tx, dated, decision.id, policy, at);
  // What was said to be a fraud was not one.
  if (one.state === 'appealed' && to === 'submitted') await liftBlocks(tx, one.id, at);
  await schedulePurge(tx, dated, policy, at);
  if (to === 'awaiting_user') return { state: 'waiting', before };
  if (to === 'pending_second' || to === 'escalated') return { state: 'open', level: 2, before };
  if (to === 'submitted') return { state: 'open', level: 1, before };
  return { state: 'closed', before };
}

type Change = Partial<PersonDocument>;
type Policy = Awaited<ReturnType<typeof termsAt>>['policy'];

async function changeTo(
  tx: Transaction,
  to: DocumentState,
  one: PersonDocument,
  decision: Decision,
  at: Date,
): Promise<Change> {
  const said: Change = {
    decidedById: decision.deciderId,
    decidedAt: at,
    decisionId: decision.id,
    reasons: groundsOf(decision),
    disposition:
      decision.extra.disposition === 'final' ? 'final' : decision.extra.disposition === 'retry' ? 'retry' : null,
  };
  // The second signature leaves what the first one said as it is, and adds whose it is.
  const signed: Change = decision.outcome === 'confirm' ? { secondById: decision.deciderId, decidedAt: at } : said;
  if (to === 'approved')
    return {
      ...signed,
      approvedAt: at,
      verifiedName: (await personById(tx, one.personId)).displayName,
      invitations: 0,
    };
  if (to === 'rejected') return { ...signed, ...NOTHING_READ };
  // What is asked for is the next attempt; the one that was sent back stays beside it.
  if (to === 'awaiting_user') return { ...said, ...NOTHING_READ, attempt: one.attempt + 1 };
  if (to === 'pending_second') return said;
  if (to === 'submitted')
    return { decidedById: null, secondById: null, decisionId: null, reasons: [], disposition: null };
  return {};
}

function dueOf(one: PersonDocument, policy: Policy, at: Date): Date | null {
  if (one.state === 'awaiting_user') return new Date(at.getTime() + policy.documents.answerDays * DAY_MS);
  return one.state === 'approved' ? nextDue(one, policy.documents) : null;
}

/** A newer approval takes the place of an older one, whose pictures then go their way (row 17). */
async function onlyOne(tx: Transaction, approved: PersonDocument, at: Date): Promise<void> {
  for (const older of await otherApproved(tx, approved)) {
    const { policy } = await termsAt(tx, older.marketplaceId, older.policyVersion);
    const ended = await changeDocument(tx, older, { state: 'expired', dueAt: null });
    await schedulePurge(tx, ended, policy, at);
  }
}
