import { and, eq } from 'drizzle-orm';
import type { Reader } from '#db/open.ts';
import { staff } from '#db/schema/access.ts';
import type { PersonDocument } from '#db/schema/documents.ts';
import { people } from '#db/schema/market.ts';
import type { Case } from '#db/schema/spine.ts';
import type { CheckCode, DocumentReason } from '#db/words.ts';
import { decisionsAbout } from '../decisions/store.ts';
import { type Answer, type Missing, mayApprove } from '../identity/suggest.ts';
import type { StaffActor } from '../platform/actor.ts';
import type { Policy } from '../policies/contract.ts';
import { leaseState } from '../queue/rules.ts';
import { seenBy } from './accessStore.ts';
import { checksOf, documentsOf, filesOf } from './store.ts';

/** What stands between this person and an approval of this attempt (verification.md §C2): asked by the desk and by the screen. */
export async function missingFor(
  read: Reader,
  one: PersonDocument,
  asked: { actor: StaffActor; case: Case; policy: Policy; now: Date },
): Promise<Missing[]> {
  const answers = await checksOf(read, one);
  const [files, seen] = [await filesOf(read, one.id), await seenBy(read, one.id, asked.actor.id)];
  const ofAttempt = files.filter(({ attempt }) => attempt === one.attempt);
  return mayApprove(answers, asked.policy.documents.checks, {
    explained: explainedOf(answers),
    revealedAll: ofAttempt.length > 0 && ofAttempt.every(({ fileId }) => seen.has(fileId)),
    holdsLease: leaseState(asked.case, asked.actor.id, asked.now) === 'mine',
    isLinked: await isOwn(read, one, asked.actor.id),
    rejectedBefore: await rejectedBy(read, one, asked.actor.id),
  });
}

/** The last word of a person on a check carries the explanation that counts. */
function explainedOf(answers: readonly (Answer & { explanation: string | null })[]): CheckCode[] {
  const last = new Map(answers.filter(({ source }) => source === 'agent').map((one) => [one.code, one.explanation]));
  return [...last].flatMap(([code, explanation]) => (explanation ? [code] : []));
}

/** Nobody verifies himself: the person has the address of somebody who works here. */
export async function isOwn(read: Reader, one: PersonDocument, staffId: string): Promise<boolean> {
  const rows = await read
    .select({ id: staff.id })
    .from(people)
    .innerJoin(staff, eq(staff.email, people.email))
    .where(and(eq(people.id, one.personId), eq(staff.id, staffId)));
  return rows.length > 0;
}

/** After an appeal was heard, whoever had rejected it does not approve it (verification.md §C2). */
async function rejectedBy(read: Reader, one: PersonDocument, staffId: string): Promise<boolean> {
  if (!one.appealedAt) return false;
  const history = await decisionsAbout(read, [one.id]);
  return history.some(({ decision }) => decision.deciderId === staffId && decision.outcome === 'reject');
}

/** For what earlier attempts, and earlier checks, of this person were sent back. */
export async function earlierGrounds(read: Reader, one: PersonDocument): Promise<DocumentReason[]> {
  return (await documentsOf(read, one.personId)).flatMap(({ reasons }) => reasons);
}
