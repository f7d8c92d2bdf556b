import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Transaction } from '#db/open.ts';
import type { PersonDocument } from '#db/schema/documents.ts';
import { identityKeys } from '#db/schema/documents.ts';
import { storedFiles } from '#db/schema/files.ts';
import type { DocumentState, PurgeReason } from '#db/words.ts';
import { monthsAfter } from '../platform/zones.ts';
import type { Policy } from '../policies/contract.ts';

const DAY_MS = 86_400_000;
type Retention = Policy['documents']['retention']['consent'];

/** What an ended check does with its pictures (verification.md §C7): after how many days, and why. */
const ENDS: Partial<Record<DocumentState, { days: keyof Retention; reason: PurgeReason }>> = {
  approved: { days: 'approvedDays', reason: 'retention' },
  rejected: { days: 'rejectedDays', reason: 'retention' },
  rejected_final: { days: 'rejectedDays', reason: 'retention' },
  revoked: { days: 'rejectedDays', reason: 'retention' },
  withdrawn: { days: 'withdrawnDays', reason: 'withdrawn' },
  expired: { days: 'expiredDays', reason: 'expired' },
};

/** When the pictures of a document in this state have to be gone; null: while it is undecided, or appealed, they stay. */
export function purgeAt(
  { state, legalBasis, heldUntil }: Pick<PersonDocument, 'state' | 'legalBasis' | 'heldUntil'>,
  policy: Policy,
  now: Date,
): { at: Date; reason: PurgeReason } | null {
  const end = ENDS[state];
  if (!end) return null;
  const at = new Date(now.getTime() + policy.documents.retention[legalBasis][end.days] * DAY_MS);
  return { at: heldUntil && heldUntil > at ? heldUntil : at, reason: end.reason };
}

/** Sets the day on which the pictures go, or takes it back; the sweep destroys them (`purge.ts`). */
export async function schedulePurge(tx: Transaction, one: PersonDocument, policy: Policy, now: Date): Promise<void> {
  const due = purgeAt(one, policy, now);
  await tx
    .update(storedFiles)
    .set({ purgeAt: due?.at ?? null, purgeReason: due?.reason ?? null })
    // What has lost its key is being purged, and goes on being so.
    .where(and(eq(storedFiles.ownerId, one.id), isNull(storedFiles.purgedAt), isNotNull(storedFiles.wrappedKey)));
  await keepKeys(tx, one, policy, now);
}

/** What a document is known by stays while the account may need it: for a rejected one, and for one that ran out (§C7). */
async function keepKeys(tx: Transaction, one: PersonDocument, policy: Policy, now: Date): Promise<void> {
  const { keyMonths } = policy.documents.retention[one.legalBasis];
  const keepUntil =
    one.state === 'withdrawn'
      ? now
      : one.state in ENDS && one.state !== 'approved'
        ? monthsAfter(now, keyMonths)
        : null;
  await tx.update(identityKeys).set({ keepUntil }).where(eq(identityKeys.documentId, one.id));
}
