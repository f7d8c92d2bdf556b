import { and, eq, lte } from 'drizzle-orm';
import { wordIs } from '#db/kit.ts';
import type { Reader, Transaction } from '#db/open.ts';
import { type ReviewDispute, reviewDisputes } from '#db/schema/reviews.ts';
import { LIVE_DISPUTE_STATUSES } from '#db/words.ts';
import { type Actor, sees } from '../platform/actor.ts';
import { count } from '../platform/count.ts';
import { Refusal } from '../platform/refusal.ts';

const DUE_MAX = 200;

/** @throws Refusal not-found, also for a dispute of a marketplace that the actor does not see */
export async function findDispute(read: Reader, id: string, actor: Actor): Promise<ReviewDispute> {
  const [found] = await read.select().from(reviewDisputes).where(eq(reviewDisputes.id, id));
  if (!found || !sees(actor, found.marketplaceId)) throw new Refusal('not-found');
  return found;
}

export async function liveDisputesOf(read: Reader, reviewId: string): Promise<ReviewDispute[]> {
  return read
    .select()
    .from(reviewDisputes)
    .where(and(eq(reviewDisputes.reviewId, reviewId), wordIs(reviewDisputes.status, ...LIVE_DISPUTE_STATUSES)));
}

export async function insertDispute(tx: Transaction, dispute: Omit<ReviewDispute, 'version'>): Promise<ReviewDispute> {
  const [made] = await tx.insert(reviewDisputes).values(dispute).returning();
  if (!made) throw new Error('A dispute was written and did not come back.');
  await count(tx, 'review-disputes', { [`${made.marketplaceId}:${made.status}`]: 1 });
  return made;
}

/** Changes a dispute that is still as it was read; kept counters follow. @throws Refusal version-changed */
export async function changeDispute(
  tx: Transaction,
  dispute: ReviewDispute,
  change: Partial<ReviewDispute>,
): Promise<ReviewDispute> {
  const unchanged = and(eq(reviewDisputes.id, dispute.id), eq(reviewDisputes.version, dispute.version));
  const [changed] = await tx
    .update(reviewDisputes)
    .set({ ...change, version: dispute.version + 1 })
    .where(unchanged)
    .returning();
  if (!changed) throw new Refusal('version-changed');
  const key = (status: string) => `${dispute.marketplaceId}:${status}`;
  if (changed.status !== dispute.status)
    await count(tx, 'review-disputes', { [key(dispute.status)]: -1, [key(changed.status)]: 1 });
  return changed;
}

export async function unanswered(read: Reader, now: Date): Promise<string[]> {
  const due = and(wordIs(reviewDisputes.status, 'asked'), lte(reviewDisputes.answerDueAt, now));
  const rows = await read.select({ id: reviewDisputes.id }).from(reviewDisputes).where(due).limit(DUE_MAX);
  return rows.map((row) => row.id);
}
