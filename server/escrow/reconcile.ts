import { and, eq } from 'drizzle-orm';
import { wordIs } from '#db/kit.ts';
import { paymentInstructions } from '#db/schema/escrow.ts';
import { type StaffActor, system } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { record } from '../platform/record.ts';
import { type Compared, compare, difference, type Most } from './compare.ts';
import type { Difference, Reconciliation } from './contract.ts';
import { findInstruction } from './instructionStore.ts';
import { providerFor } from './provider.ts';
import { keepReconciliation } from './reconciliations.ts';
import { askAbout, askUnheard } from './unheard.ts';

const DAY_MS = 86_400_000;
const BACK_DAYS = 45;
const MOST: Most = { ours: 50_000, theirs: 200_000 };
const DIFFERENCES_MAX = 200;
const ASKED_AGAIN_MAX = 500;

/**
 * The provider's books against ours (T10): what only one of them knows, and what they know differently. Lost word is
 * asked for first, so that at rest there is no difference. What was found is kept until the next time.
 * @param by who asked for it; nobody where the night did
 */
export async function reconcile(
  context: Context,
  marketplaceId: string,
  { by, most = MOST }: { by?: StaffActor; most?: Most } = {},
): Promise<Reconciliation> {
  const provider = providerFor(context);
  const recovered = await askUnheard(context, 0);
  const at = context.clock.now();
  const from = new Date(at.getTime() - BACK_DAYS * DAY_MS);
  const found = await compare(context.db.read, provider, { marketplaceId, from, at, most });
  const differences = [...found.differences, ...(await stillUnsettled(context, found))];
  const report: Reconciliation = {
    provider: provider.name,
    at: at.toISOString(),
    by: by?.alias ?? null,
    from: from.toISOString(),
    compared: found.compared,
    recovered,
    waiting: await underWay(context, marketplaceId),
    cut: found.cut,
    found: differences.length,
    differences: differences.slice(0, DIFFERENCES_MAX),
  };
  await conclude(context, marketplaceId, report, by);
  return report;
}

/** Payments go on while books are compared: what was not heard of a moment ago is asked about once more. */
async function stillUnsettled(context: Context, { unsettled }: Compared): Promise<Difference[]> {
  const differences: Difference[] = [];
  for (const [n, { one, line }] of unsettled.entries()) {
    if (n < ASKED_AGAIN_MAX && one.state === 'sent') await askAbout(context, one);
    const { state } = n < ASKED_AGAIN_MAX ? await findInstruction(context.db.read, one.id) : one;
    if (state !== 'confirmed') differences.push(difference('state-differs', one, 0, line.amount, line.ref));
  }
  return differences;
}

const underWay = ({ db }: Context, marketplaceId: string): Promise<number> =>
  db.read.$count(
    paymentInstructions,
    and(
      eq(paymentInstructions.marketplaceId, marketplaceId),
      wordIs(paymentInstructions.state, 'pending', 'sent', 'failed'),
    ),
  );

async function conclude({ db }: Context, marketplaceId: string, report: Reconciliation, by?: StaffActor) {
  const { provider, compared, recovered, waiting, found, cut, at } = report;
  await db.transaction(async (tx) => {
    await keepReconciliation(tx, marketplaceId, report);
    // Every night that finds nothing would only fill the trail.
    if (!by && found === 0) return;
    await record(tx, by ?? system('sweep:reconciliation'), {
      action: 'ledger.reconciled',
      subjectKind: 'marketplace',
      subjectId: marketplaceId,
      marketplaceId,
      detail: { provider, compared, recovered, waiting, differences: found, cut: cut.ours || cut.theirs },
      at: new Date(at),
    });
  });
}
