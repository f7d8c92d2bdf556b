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
  amount: z.int().min(1),
  currency: z.string(),
  metadata: z.record(z.string(), z.string()),
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

/** Fees, payouts of the platform and what others do through the same account have no instruction of ours behind them. */
function linesOf({ type, created, source }: z.infer<typeof Entry>): StatementLine[] {
  const kind = KINDS.get(type);
  const found = Source.safeParse(source);
  if (!kind || !found.success) return [];
  const { amount, metadata, status, reversed } = found.data;
  const currency = CURRENCIES.find((each) => each === found.data.currency.toUpperCase());
  const instructionId = metadata.instruction;
  // What came back whole was not carried out.
  const isUndone = status === 'failed' || status === 'canceled' || reversed === true;
  if (!instructionId || !currency || isUndone) return [];
  return [{ instructionId, kind, amount, currency, at: new Date(created * 1_000) }];
}
