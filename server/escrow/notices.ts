import { and, countDistinct, eq, gte, isNull, sql } from 'drizzle-orm';
import { wordIs } from '#db/kit.ts';
import type { Reader, Transaction } from '#db/open.ts';
import type { Hold } from '#db/schema/escrow.ts';
import { deliveries, outboxMessages } from '#db/schema/outbox.ts';
import { ask } from '#db/statements.ts';
import type { DealParty } from '#db/words.ts';
import { announce } from '../outbox/store.ts';
import type { Policy } from '../policies/contract.ts';
import { type Act, hoursAfter } from './act.ts';
import { partiesOf } from './holdStore.ts';

/** A silence counts after so many notices that were provably taken (escrow.md §1.3 D4, “after two contact attempts”). */
const PROVEN_FROM = 2;

interface Silent {
  hold: Hold;
  /** What the notice is about: the payment, or the dispute. */
  subjectId: string;
  disputeId: string | null;
  party: DealParty;
  dueAt: Date;
}

/**
 * Tells the side that has not spoken that silence will decide, now and at each reminder: all are written at once, and
 * those still to come are dropped when it speaks (`dropNotices`).
 */
export async function tellSilent({ tx, now }: Act, silent: Silent, policy: Policy): Promise<void> {
  const { hold, subjectId, disputeId, dueAt } = silent;
  const person = (await partiesOf(tx, hold))[silent.party];
  const payload = {
    notice: 'escrow-answer-needed',
    personId: person.externalId,
    holdId: hold.id,
    disputeId,
    answerUntil: dueAt.toISOString(),
  };
  for (const hours of [0, ...policy.escrow.reminderHours]) {
    const availableAt = hoursAfter(now, hours);
    if (availableAt >= dueAt) continue;
    const { marketplaceId } = hold;
    await announce(tx, { marketplaceId, subjectId, topic: 'notice.to-person', payload, createdAt: now, availableAt });
  }
}

/** Whoever spoke needs no reminder any more. */
export async function dropNotices(tx: Transaction, subjectId: string, now: Date): Promise<void> {
  await ask(tx, 'drop notices', { subjectId, now }, () => {
    const waiting = and(
      eq(outboxMessages.subjectId, sql.placeholder('subjectId')),
      wordIs(outboxMessages.topic, 'notice.to-person'),
      isNull(outboxMessages.dispatchedAt),
      isNull(outboxMessages.cancelledAt),
    );
    const cancelledAt = sql`${sql.param(sql.placeholder('now'), outboxMessages.cancelledAt)}`;
    return tx.update(outboxMessages).set({ cancelledAt }).where(waiting).returning({ id: outboxMessages.id });
  });
}

/** Whether the side that is silent was told often enough, by what receivers acknowledged. */
export async function isProven(read: Reader, subjectId: string, since: Date): Promise<boolean> {
  const [row] = await read
    .select({ n: countDistinct(outboxMessages.id) })
    .from(outboxMessages)
    .innerJoin(deliveries, eq(deliveries.messageId, outboxMessages.id))
    .where(
      and(
        eq(outboxMessages.subjectId, subjectId),
        wordIs(outboxMessages.topic, 'notice.to-person'),
        gte(outboxMessages.createdAt, since),
        wordIs(deliveries.state, 'delivered'),
      ),
    );
  return (row?.n ?? 0) >= PROVEN_FROM;
}
