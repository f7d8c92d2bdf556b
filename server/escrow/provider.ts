import { desc } from 'drizzle-orm';
import { wordIs } from '#db/kit.ts';
import type { Database } from '#db/open.ts';
import { paymentInstructions } from '#db/schema/escrow.ts';
import type { PaymentProvider } from '../payments/contract.ts';
import { providerOf } from '../payments/service.ts';
import { Simulator } from '../payments/simulator/simulator.ts';
import type { Context } from '../platform/context.ts';

const providers = new WeakMap<Database, PaymentProvider>();

/** The payment provider of this installation; one for each database, since a simulator keeps books of its own. */
export function providerFor({ db, config, clock }: Pick<Context, 'db' | 'config' | 'clock'>): PaymentProvider {
  const known = providers.get(db) ?? providerOf(config, clock);
  providers.set(db, known);
  return known;
}

/** So far back the books of a provider are compared with ours. */
const REMEMBERED = 20_000;

/**
 * A simulator keeps its books in memory, and a provider does not forget: when this process begins it is told what ours
 * say was carried out.
 */
export async function remindSimulator(context: Pick<Context, 'db' | 'config' | 'clock'>): Promise<void> {
  const provider = providerFor(context);
  if (!(provider instanceof Simulator)) return;
  const rows = await context.db.read
    .select()
    .from(paymentInstructions)
    .where(wordIs(paymentInstructions.state, 'confirmed'))
    .orderBy(desc(paymentInstructions.createdAt))
    .limit(REMEMBERED);
  provider.remember(
    rows.map((one) => ({ instruction: { ...one, payment: null, payee: null }, at: one.settledAt ?? one.createdAt })),
  );
}

/** Puts another provider in its place: a simulator that makes trouble, in tests and in the demo. */
export const setProvider = (db: Database, provider: PaymentProvider): void => void providers.set(db, provider);
