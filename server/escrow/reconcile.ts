import { and, asc, eq, gte } from 'drizzle-orm';
import { wordIs } from '#db/kit.ts';
import { type PaymentInstruction, paymentInstructions } from '#db/schema/escrow.ts';
import type { Instruction, PaymentProvider, StatementLine } from '../payments/contract.ts';
import { system } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { record } from '../platform/record.ts';
import type { Reconciliation } from './contract.ts';
import { asEvent } from './dispatch.ts';
import { takeEvents } from './events.ts';
import { findHold } from './holdStore.ts';
import { changeInstruction, findInstruction, paymentOf, unheardInstructions } from './instructionStore.ts';
import { providerFor } from './provider.ts';

const DAY_MS = 86_400_000;
const BACK_DAYS = 45;
const UNHEARD_MS = 15 * 60_000;
const ROWS_MAX = 50_000;
const DIFFERENCES_MAX = 200;

/**
 * Asks the provider about everything that was sent and not heard of since: word that was lost comes this way. Resolves to
 * how many were found out about.
 */
export async function askUnheard(context: Context, olderMs = UNHEARD_MS): Promise<number> {
  const before = new Date(context.clock.now().getTime() - olderMs);
  const provider = providerFor(context);
  let found = 0;
  for (const one of await unheardInstructions(context.db.read, before)) {
    const told = await asTold(context, one);
    const known = await provider.find(told).catch(() => undefined);
    if (known?.state === 'done') {
      const event = asEvent(told, known.ref, context.clock.now());
      found += await takeEvents(context, provider.name, [{ ...event, amount: known.amount }]);
    } else if (known?.state === 'refused') {
      const event = asEvent(told, known.ref, context.clock.now());
      const kind = one.kind === 'authorize' ? 'capture-failed' : 'failed';
      found += await takeEvents(context, provider.name, [{ ...event, id: `refused:${one.id}:${one.attempts}`, kind }]);
    } else if (known?.state === 'unknown') await sendAgain(context, one.id);
  }
  return found;
}

async function asTold({ db: { read } }: Context, one: PaymentInstruction): Promise<Instruction> {
  const { id, kind, holdId, marketplaceId, amount, currency } = one;
  const payment = await paymentOf(read, await findHold(read, holdId, system('reconciliation')));
  return { id, kind, holdId, marketplaceId, amount, currency, payment, payee: null };
}

/** The provider never heard of it: told again, with the same key. */
async function sendAgain(context: Context, id: string): Promise<void> {
  await context.db.transaction(async (tx) => {
    const one = await findInstruction(tx, id);
    if (one.state === 'sent') await changeInstruction(tx, one, { nextAttemptAt: context.clock.wall() });
  });
}

/**
 * The provider's books against ours, line by line (T10): what only one of them knows, and what they know differently.
 * Lost word is asked for first, so that at rest there is no difference.
 */
export async function reconcile(context: Context, marketplaceId: string): Promise<Reconciliation> {
  const provider = providerFor(context);
  const at = context.clock.now();
  const from = new Date(at.getTime() - BACK_DAYS * DAY_MS);
  const recovered = await askUnheard(context, 0);
  const ours = await carriedOut(context, marketplaceId, from);
  const { differences, compared } = await compare(provider, ours, from);
  const waiting = await context.db.read.$count(
    paymentInstructions,
    and(
      eq(paymentInstructions.marketplaceId, marketplaceId),
      wordIs(paymentInstructions.state, 'pending', 'sent', 'failed'),
    ),
  );
  const counts = { compared, recovered, waiting, differences: differences.length };
  await context.db.transaction((tx) =>
    record(tx, system('reconciliation'), {
      action: 'ledger.reconciled',
      subjectKind: 'marketplace',
      subjectId: marketplaceId,
      marketplaceId,
      detail: { provider: provider.name, ...counts },
      at,
    }),
  );
  const shown = differences.slice(0, DIFFERENCES_MAX);
  return {
    provider: provider.name,
    at: at.toISOString(),
    from: from.toISOString(),
    compared,
    recovered,
    waiting,
    differences: shown,
  };
}

/** What we believe was carried out since then, by the key that both know. */
async function carriedOut(
  { db }: Context,
  marketplaceId: string,
  from: Date,
): Promise<Map<string, PaymentInstruction>> {
  const since = and(
    eq(paymentInstructions.marketplaceId, marketplaceId),
    gte(paymentInstructions.createdAt, from),
    wordIs(paymentInstructions.state, 'confirmed', 'sent', 'failed', 'cancelled'),
  );
  const rows = await db.read
    .select()
    .from(paymentInstructions)
    .where(since)
    .orderBy(asc(paymentInstructions.createdAt))
    .limit(ROWS_MAX);
  return new Map(rows.map((one) => [one.id, one]));
}

type Difference = Reconciliation['differences'][number];

async function compare(provider: PaymentProvider, ours: Map<string, PaymentInstruction>, from: Date) {
  const differences: Difference[] = [];
  const seen = new Set<string>();
  for await (const line of provider.statement(from)) {
    const one = ours.get(line.instructionId);
    // Lines of another marketplace have its own report.
    if (!one) continue;
    seen.add(line.instructionId);
    const found = differs(line, one);
    if (found) differences.push(found);
  }
  // A provider without books of its own (the marketplace itself) has nothing to be compared with.
  if (provider.name !== 'platform')
    for (const one of ours.values())
      if (one.state === 'confirmed' && one.kind !== 'void' && !seen.has(one.id))
        differences.push(difference('only-here', one, one.amount, 0));
  return { differences, compared: seen.size };
}

function differs(line: StatementLine, one: PaymentInstruction): Difference | null {
  if (line.amount !== one.amount || line.currency !== one.currency)
    return difference('amount-differs', one, one.amount, line.amount);
  return one.state === 'confirmed' ? null : difference('state-differs', one, 0, line.amount);
}

const difference = (kind: Difference['kind'], one: PaymentInstruction, here: number, there: number): Difference => ({
  kind,
  instructionId: one.id,
  holdId: one.holdId,
  currency: one.currency,
  here,
  there,
});
