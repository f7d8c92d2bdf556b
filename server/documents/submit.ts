import { eq } from 'drizzle-orm';
import type { Transaction } from '#db/open.ts';
import { consents, type PersonDocument } from '#db/schema/documents.ts';
import type { DocumentState } from '#db/words.ts';
import type { Actor, PlatformActor } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { Refusal } from '../platform/refusal.ts';
import { termsAt, termsOf } from '../policies/store.ts';
import { personOf } from '../reviews/store.ts';
import { tellBadge } from './badge.ts';
import { bringToDesk, takeFromDesk } from './caseOf.ts';
import { NOTHING_READ } from './effects.ts';
import { evaluate } from './evaluate.ts';
import { schedulePurge } from './retention.ts';
import { moveDocument } from './states.ts';
import { changeDocument, findDocument } from './store.ts';
import { traceDocument } from './trace.ts';

const DAY_MS = 86_400_000;
/** Appeals go to managers, who took no part (SPEC 3). */
const SENIOR = 2;

/** Every side is there: the desk has it, with what a program could already see (rows 1 and 11). */
export async function submit(tx: Transaction, actor: Actor, one: PersonDocument, now: Date): Promise<PersonDocument> {
  const { to } = moveDocument(one.state, 'submit', 'applicant', { complete: true });
  const terms = await termsOf(tx, one.marketplaceId, now);
  const fresh = { reasons: [], disposition: null, decisionId: null, decidedById: null, secondById: null };
  const state = to === 'first' ? one.state : to;
  const changed = await changeDocument(tx, one, { ...fresh, state, submittedAt: now, dueAt: null, decidedAt: null });
  await evaluate(tx, changed, terms, null, now);
  await bringToDesk(tx, changed, terms, now);
  await traceDocument(tx, actor, changed, 'document.submitted', now, { attempt: changed.attempt });
  return changed;
}

interface Wish {
  context: Context;
  actor: PlatformActor;
  id: string;
  byId: string;
}

/** The consent is withdrawn: whatever it was for ends, and nothing of it is kept (row 13). */
export async function withdraw(tx: Transaction, { context, actor, id, byId }: Wish): Promise<PersonDocument> {
  const now = context.clock.now();
  const one = await ownDocument(tx, actor, id, byId);
  if (one.state === 'withdrawn') return one;
  moveDocument(one.state, 'withdraw', 'applicant');
  const { policy } = await termsAt(tx, one.marketplaceId, one.policyVersion);
  const changed = await changeDocument(tx, one, {
    state: 'withdrawn',
    dueAt: null,
    approvedAt: null,
    verifiedName: null,
    heldUntil: null,
    ...NOTHING_READ,
  });
  await tx.update(consents).set({ withdrawnAt: now }).where(eq(consents.id, one.consentId));
  await takeFromDesk(tx, one, now);
  await schedulePurge(tx, changed, policy, now);
  if (one.state === 'approved') await tellBadge(tx, changed, now);
  await traceDocument(tx, actor, changed, 'document.withdrawn', now, { from: one.state });
  return changed;
}

/** Within six months, and once; its pictures stay until somebody else has decided (row 14, DSA 20). */
export async function appeal(tx: Transaction, { text, ...wish }: Wish & { text: string }): Promise<PersonDocument> {
  const { context, actor } = wish;
  const now = context.clock.now();
  const one = await ownDocument(tx, actor, wish.id, wish.byId);
  const terms = await termsOf(tx, one.marketplaceId, now);
  if (one.appealedAt) throw new Refusal('already-appealed');
  const until = appealUntil(one, terms.policy.documents.appealDays);
  if (APPEALABLE.includes(one.state) && (!until || now > until)) throw new Refusal('appeal-window-over');
  moveDocument(one.state, 'appeal', 'applicant', { appealable: true });
  const changed = await changeDocument(tx, one, { state: 'appealed', appealText: text, appealedAt: now });
  await schedulePurge(tx, changed, terms.policy, now);
  await bringToDesk(tx, changed, terms, now, { level: SENIOR });
  await traceDocument(tx, actor, changed, 'document.appealed', now);
  return changed;
}

const APPEALABLE: readonly DocumentState[] = ['rejected', 'revoked'];

/** Until when a rejection or a revocation may be appealed; null where nothing was rejected, or it was appealed already. */
export function appealUntil(
  { state, decidedAt, appealedAt }: Pick<PersonDocument, 'state' | 'decidedAt' | 'appealedAt'>,
  days: number,
): Date | null {
  return APPEALABLE.includes(state) && decidedAt && !appealedAt ? new Date(decidedAt.getTime() + days * DAY_MS) : null;
}

/** @throws Refusal not-found, not-a-party: another person’s document is nobody’s to end */
async function ownDocument(tx: Transaction, actor: PlatformActor, id: string, byId: string): Promise<PersonDocument> {
  const one = await findDocument(tx, id, actor);
  const person = await personOf(tx, actor.marketplaceId, byId, 'byId');
  if (person.id !== one.personId) throw new Refusal('not-a-party');
  return one;
}
