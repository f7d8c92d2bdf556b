import { and, inArray } from 'drizzle-orm';
import { wordIs } from '#db/kit.ts';
import type { Reader } from '#db/open.ts';
import { holds, type PaymentInstruction, paymentInstructions } from '#db/schema/escrow.ts';
import type { StatementLine } from '../payments/contract.ts';

/** A line of the provider beside what our books have of it. */
export interface Match {
  line: StatementLine;
  one: PaymentInstruction | null;
  /** The deal that the line is of, where there is no instruction for it; null where it is of none. */
  hold: { id: string; marketplaceId: string } | null;
}

/**
 * Looks lines up among all instructions there are, whatever their age and marketplace. A payment that the customer had
 * made before it was adopted carries no name of ours: the payment itself leads to the instruction that adopted it.
 */
export async function matchLines(read: Reader, lines: readonly StatementLine[]): Promise<Match[]> {
  const known = await instructionsBy(read, idsOf(lines, 'instructionId'));
  const nameless = lines.filter(({ instructionId }) => instructionId === null || !known.has(instructionId));
  const deals = await dealsBy(read, nameless);
  const adopted = await adoptions(read, [...deals.values()]);
  return lines.map((line) => {
    const one = line.instructionId === null ? undefined : known.get(line.instructionId);
    if (one) return { line, one, hold: null };
    const hold = deals.get(line.holdId ?? '') ?? deals.get(line.payment ?? '') ?? null;
    const isAdopted = hold !== null && line.instructionId === null && line.kind === 'authorize';
    return { line, one: (isAdopted && adopted.get(hold.id)) || null, hold };
  });
}

const idsOf = (lines: readonly StatementLine[], name: 'instructionId' | 'holdId' | 'payment'): string[] => [
  ...new Set(lines.map((line) => line[name]).filter((id) => id !== null)),
];

async function instructionsBy(read: Reader, ids: string[]): Promise<Map<string, PaymentInstruction>> {
  if (ids.length === 0) return new Map();
  const rows = await read.select().from(paymentInstructions).where(inArray(paymentInstructions.id, ids));
  return new Map(rows.map((one) => [one.id, one]));
}

/** Deals by their own id and by the name of their payment; no two things have such a name in common. */
async function dealsBy(read: Reader, lines: readonly StatementLine[]) {
  const found = new Map<string, { id: string; marketplaceId: string }>();
  const shown = { id: holds.id, marketplaceId: holds.marketplaceId, payment: holds.payment };
  const [ids, payments] = [idsOf(lines, 'holdId'), idsOf(lines, 'payment')];
  const rows = [
    ...(payments.length > 0 ? await read.select(shown).from(holds).where(inArray(holds.payment, payments)) : []),
    ...(ids.length > 0 ? await read.select(shown).from(holds).where(inArray(holds.id, ids)) : []),
  ];
  for (const { id, marketplaceId, payment } of rows) {
    found.set(id, { id, marketplaceId });
    if (payment !== null) found.set(payment, { id, marketplaceId });
  }
  return found;
}

async function adoptions(read: Reader, deals: readonly { id: string }[]): Promise<Map<string, PaymentInstruction>> {
  const ids = [...new Set(deals.map(({ id }) => id))];
  if (ids.length === 0) return new Map();
  const asked = and(inArray(paymentInstructions.holdId, ids), wordIs(paymentInstructions.kind, 'authorize'));
  const rows = await read.select().from(paymentInstructions).where(asked);
  return new Map(rows.map((one) => [one.holdId, one]));
}
