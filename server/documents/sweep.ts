import type { Transaction } from '#db/open.ts';
import type { PersonDocument } from '#db/schema/documents.ts';
import { announce } from '../outbox/store.ts';
import { system } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { eachApart } from '../platform/eachApart.ts';
import { termsAt } from '../policies/store.ts';
import { tellBadge } from './badge.ts';
import { takeFromDesk } from './caseOf.ts';
import { nextDue } from './invitations.ts';
import { schedulePurge } from './retention.ts';
import { badgeUntil } from './rules.ts';
import { moveDocument } from './states.ts';
import { changeDocument, dueDocuments, findDocument, personById } from './store.ts';
import { traceDocument } from './trace.ts';

const CLOCK = system('sweep:documents');

/** What falls due: an answer that never came (row 12), an invitation to come again, a badge that runs out (row 17). */
export async function documentsDue(context: Context): Promise<number> {
  const ids = await dueDocuments(context.db.read, context.clock.now());
  await eachApart(context, ids, (id) => context.db.transaction((tx) => carryOut(tx, context, id)));
  return ids.length;
}

async function carryOut(tx: Transaction, { clock }: Context, id: string): Promise<void> {
  const now = clock.now();
  const one = await findDocument(tx, id, CLOCK);
  if (!one.dueAt || one.dueAt > now) return;
  if (one.state === 'awaiting_user') return runOut(tx, one, now);
  if (one.state !== 'approved') return void (await changeDocument(tx, one, { dueAt: null }));
  const { policy } = await termsAt(tx, one.marketplaceId, one.policyVersion);
  const until = badgeUntil(one, policy.documents);
  if (!until || now >= until) return runOut(tx, one, now);
  await invite(tx, one, until, now);
  // Several that fell due while nobody ran are one invitation.
  const passed = policy.documents.inviteDays.filter((days) => until.getTime() - days * DAY_MS <= now.getTime()).length;
  const invited = { ...one, invitations: passed };
  await changeDocument(tx, one, { invitations: passed, dueAt: nextDue(invited, policy.documents) });
}
const DAY_MS = 86_400_000;

async function runOut(tx: Transaction, one: PersonDocument, now: Date): Promise<void> {
  const { to } = moveDocument(one.state, 'run_out', 'clock', { due: true });
  const { policy } = await termsAt(tx, one.marketplaceId, one.policyVersion);
  const wasApproved = one.state === 'approved';
  const changed = await changeDocument(tx, one, { state: to === 'first' ? one.state : to, dueAt: null });
  await takeFromDesk(tx, one, now);
  await schedulePurge(tx, changed, policy, now);
  if (wasApproved) await tellBadge(tx, changed, now);
  await traceDocument(tx, CLOCK, changed, 'document.expired', now, { from: one.state });
}

async function invite(tx: Transaction, one: PersonDocument, until: Date, now: Date): Promise<void> {
  const person = await personById(tx, one.personId);
  await announce(tx, {
    marketplaceId: one.marketplaceId,
    subjectId: one.id,
    topic: 'document.expiring',
    payload: { documentId: one.id, personId: person.externalId, badgeUntil: until.toISOString() },
    createdAt: now,
    availableAt: now,
  });
  await traceDocument(tx, CLOCK, one, 'document.invited', now, { badgeUntil: until.toISOString() });
}
