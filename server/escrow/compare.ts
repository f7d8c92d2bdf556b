import { and, desc, eq, gte, lte, ne } from 'drizzle-orm';
import { wordIs } from '#db/kit.ts';
import type { Reader } from '#db/open.ts';
import { type PaymentInstruction, paymentInstructions } from '#db/schema/escrow.ts';
import type { PaymentProvider, StatementLine } from '../payments/contract.ts';
import type { Difference, Reconciliation } from './contract.ts';
import { type Match, matchLines } from './statementMatch.ts';

/** How many rows are looked through; a test has fewer. */
export interface Most {
  ours: number;
  /** Lines of all marketplaces, since the provider has one account for all of them. */
  theirs: number;
}
export interface Compared extends Pick<Reconciliation, 'differences' | 'compared' | 'cut'> {
  /** Carried out there while ours are not heard of: their word may have come meanwhile. */
  unsettled: { one: PaymentInstruction; line: StatementLine }[];
}

const STEP = 400;

/**
 * The provider's books against those of one marketplace between two instants, line by line and both ways (T10). Where a
 * list is too long the answer says so, and nothing is called missing that may lie in the part that was cut off.
 */
export async function compare(
  read: Reader,
  provider: PaymentProvider,
  { marketplaceId, from, at, most }: { marketplaceId: string; from: Date; at: Date; most: Most },
): Promise<Compared> {
  const found: Compared = { differences: [], compared: 0, cut: { ours: false, theirs: false }, unsettled: [] };
  const seen = new Set<string>();
  let until = at;
  const take = async (lines: StatementLine[]) => {
    for (const match of await matchLines(read, lines)) weigh(match, marketplaceId, seen, found);
  };
  let [step, count]: [StatementLine[], number] = [[], 0];
  for await (const line of provider.statement(from)) {
    found.cut.theirs = count === most.theirs;
    if (found.cut.theirs) break;
    step.push(line);
    [count, until] = [count + 1, line.at];
    if (step.length < STEP) continue;
    await take(step);
    step = [];
  }
  await take(step);
  found.compared = seen.size;
  // A provider without books of its own (the marketplace itself) has nothing to be compared with.
  if (provider.name === 'platform') return found;
  const ours = await confirmedOf(read, marketplaceId, from, found.cut.theirs ? until : at, most.ours + 1);
  found.cut.ours = ours.length > most.ours;
  for (const one of ours.slice(0, most.ours))
    if (!seen.has(one.id)) found.differences.push(difference('only-here', one, one.amount, 0));
  return found;
}

function weigh({ line, one, hold }: Match, marketplaceId: string, seen: Set<string>, found: Compared): void {
  // Others do business through the same account; what names an instruction that nobody has is everybody's concern.
  const owner = one ?? hold;
  if (owner ? owner.marketplaceId !== marketplaceId : line.instructionId === null) return;
  if (!one || seen.has(one.id)) found.differences.push(onlyThere(line, one?.holdId ?? hold?.id ?? null));
  else if (line.amount !== one.amount || line.currency !== one.currency)
    found.differences.push(difference('amount-differs', one, one.amount, line.amount, line.ref));
  else if (one.state !== 'confirmed') found.unsettled.push({ one, line });
  if (one) seen.add(one.id);
}

/** What we believe was carried out, the newest first: where that is too much, the oldest is what was compared before. */
async function confirmedOf(read: Reader, marketplaceId: string, from: Date, until: Date, most: number) {
  const { id, holdId, kind, currency, amount } = paymentInstructions;
  const carriedOut = and(
    eq(paymentInstructions.marketplaceId, marketplaceId),
    gte(paymentInstructions.createdAt, from),
    // What is confirmed after its books were read does not stand in them.
    lte(paymentInstructions.settledAt, until),
    wordIs(paymentInstructions.state, 'confirmed'),
    ne(kind, 'void'),
  );
  return read
    .select({ id, holdId, currency, amount })
    .from(paymentInstructions)
    .where(carriedOut)
    .orderBy(desc(paymentInstructions.createdAt), desc(id))
    .limit(most);
}

/** Nothing of ours asked for it: money that moved at the provider, or moved a second time. */
const onlyThere = ({ instructionId, ref, currency, amount }: StatementLine, holdId: string | null): Difference => ({
  ...{ kind: 'only-there', instructionId, holdId, ref, currency, here: 0, there: amount },
});

export const difference = (
  kind: Difference['kind'],
  one: Pick<PaymentInstruction, 'id' | 'holdId' | 'currency'>,
  here: number,
  there: number,
  ref: string | null = null,
): Difference => ({ kind, instructionId: one.id, holdId: one.holdId, ref, currency: one.currency, here, there });
