import { z } from 'zod';
import { CURRENCIES, type InstructionKind } from '#db/words.ts';
import type { StatementLine } from '../contract.ts';
import type { StripeApi } from './calls.ts';
import { everyOne } from './pages.ts';

const DAY_MS = 86_400_000;
const KINDS = new Map<string, InstructionKind>(
  Object.entries({
    charge: 'authorize',
    payment: 'authorize',
    refund: 'refund',
    payment_refund: 'refund',
    transfer: 'payout',
  } as const),
);

/**
 * The amounts of a balance transaction are in the currency of the balance, those of its source in the currency of the
 * deal. A source that was never expanded is a name, and is none of ours.
 */
const Source = z.object({
  id: z.string(),
  amount: z.int().min(1),
  currency: z.string(),
  metadata: z.record(z.string(), z.string()),
  payment_intent: z.string().nullish(),
  charge: z.string().nullish(),
  transfer_group: z.string().nullish(),
  status: z.string().nullish(),
  reversed: z.boolean().optional(),
});
const Entry = z.object({ id: z.string(), type: z.string(), created: z.int(), source: z.unknown() });

/** Stripe's books since `from`, oldest first: day by day, since it only tells the newest first, and a day fits in memory. */
export async function* statementOf(api: StripeApi, from: Date, wall: Date): AsyncGenerator<StatementLine> {
  for (let day = from.getTime(); day <= wall.getTime(); day += DAY_MS) {
    const created = { gte: second(day), lt: second(day + DAY_MS) };
    const lines: StatementLine[] = [];
    const query = { created, expand: ['data.source'] };
    for await (const entry of everyOne(api, '/v1/balance_transactions', Entry, query)) lines.push(...linesOf(entry));
    yield* lines.reverse();
  }
}

const second = (ms: number): number => Math.floor(ms / 1_000);

/**
 * Fees and payouts of the platform are left out. A refund or a transfer that somebody made by hand has no instruction of
 * ours behind it; its payment, or its group, tells whether it is of a deal.
 */
function linesOf({ type, created, source }: z.infer<typeof Entry>): StatementLine[] {
  const kind = KINDS.get(type);
  const found = Source.safeParse(source);
  if (!kind || !found.success) return [];
  const { id: ref, amount, metadata, status, reversed } = found.data;
  const currency = CURRENCIES.find((each) => each === found.data.currency.toUpperCase());
  // What came back whole was not carried out.
  const isUndone = status === 'failed' || status === 'canceled' || reversed === true;
  if (!currency || isUndone) return [];
  const { instruction: instructionId = null, hold = null } = metadata;
  const holdId = hold ?? found.data.transfer_group ?? null;
  const payment = found.data.payment_intent ?? found.data.charge ?? (kind === 'authorize' ? ref : null);
  return [{ ref, instructionId, holdId, payment, kind, amount, currency, at: new Date(created * 1_000) }];
}
