import { and, asc, eq, isNotNull, lte, sql } from 'drizzle-orm';
import { wordIs } from '#db/kit.ts';
import type { Reader, Transaction } from '#db/open.ts';
import { type Hold, type PaymentInstruction, paymentInstructions } from '#db/schema/escrow.ts';
import { add, ask, change, find } from '#db/statements.ts';
import type { Currency, InstructionKind } from '#db/words.ts';
import type { Minor } from '../platform/money.ts';
import { Refusal } from '../platform/refusal.ts';

const DUE_MAX = 50;
const OPEN_MAX = 500;

export interface NewInstruction {
  /** Its key at the provider, who is told only what was committed: of a transaction that runs again the last one counts. */
  id: string;
  marketplaceId: string;
  holdId: string;
  kind: InstructionKind;
  journalId: string | null;
  /** The account that is emptied once it is confirmed. */
  account: string | null;
  currency: Currency;
  amount: Minor;
  now: Date;
  wall: Date;
}

/** What the provider shall do, written in the transaction of why; a sweep sends it after the commit (Mostro #825). */
export async function instruct(tx: Transaction, { now, wall, ...made }: NewInstruction): Promise<void> {
  await add(tx, paymentInstructions, {
    ...made,
    state: 'pending',
    attempts: 0,
    nextAttemptAt: wall,
    ref: null,
    lastError: null,
    createdAt: now,
    sentAt: null,
    settledAt: null,
    version: 1,
  });
}

/** @throws Refusal not-found */
export async function findInstruction(read: Reader, id: string): Promise<PaymentInstruction> {
  const [found] = await find(read, paymentInstructions, { id });
  if (!found) throw new Refusal('not-found');
  return found;
}

/** @throws Refusal version-changed */
export async function changeInstruction(
  tx: Transaction,
  one: PaymentInstruction,
  to: Partial<PaymentInstruction>,
): Promise<PaymentInstruction> {
  const next = { ...to, version: one.version + 1 };
  const [changed] = await change(tx, paymentInstructions, next, { id: one.id, version: one.version });
  if (!changed) throw new Refusal('version-changed');
  return changed;
}

export async function instructionsOf(read: Reader, holdId: string): Promise<PaymentInstruction[]> {
  return ask(read, 'instructions of hold', { holdId }, () =>
    read
      .select()
      .from(paymentInstructions)
      .where(eq(paymentInstructions.holdId, sql.placeholder('holdId')))
      .orderBy(asc(paymentInstructions.createdAt), asc(paymentInstructions.id)),
  );
}

/** The provider's own name of the payment: known from the moment it took it on, before any money came. */
export async function paymentOf(read: Reader, hold: Pick<Hold, 'id' | 'payment'>): Promise<string | null> {
  if (hold.payment !== null) return hold.payment;
  const asked = (await instructionsOf(read, hold.id)).find(({ kind }) => kind === 'authorize');
  return asked?.ref ?? null;
}

/** By wall time: what is to be sent now, the oldest first. */
export async function dueInstructions(read: Reader, wall: Date): Promise<{ id: string; holdId: string }[]> {
  const due = and(isNotNull(paymentInstructions.nextAttemptAt), lte(paymentInstructions.nextAttemptAt, wall));
  return read
    .select({ id: paymentInstructions.id, holdId: paymentInstructions.holdId })
    .from(paymentInstructions)
    .where(due)
    .orderBy(asc(paymentInstructions.nextAttemptAt))
    .limit(DUE_MAX);
}

/** Sent and not heard of since: their fate is asked of the provider. */
export async function unheardInstructions(read: Reader, before: Date): Promise<PaymentInstruction[]> {
  return read
    .select()
    .from(paymentInstructions)
    .where(
      and(
        // Both: the first is the condition of the index.
        wordIs(paymentInstructions.state, 'pending', 'sent', 'failed'),
        wordIs(paymentInstructions.state, 'sent'),
        lte(paymentInstructions.createdAt, before),
      ),
    )
    .orderBy(asc(paymentInstructions.createdAt))
    .limit(OPEN_MAX);
}
