import { and, desc, eq } from 'drizzle-orm';
import { escrowApprovals, escrowDisputes, holds, paymentInstructions } from '#db/schema/escrow.ts';
import { cases } from '#db/schema/spine.ts';
import type { Client } from './apiClient.ts';
import type { TestDeal, TestHouse } from './house.ts';

export const DAY = 86_400_000;
export const HOUR = 3_600_000;
export const key = () => ({ 'idempotency-key': crypto.randomUUID() });

/** A deal of Qjob with a reserved payment. */
export interface Reserved extends TestDeal {
  holdId: string;
  gross: number;
}
type Who = 'customer' | 'specialist';

/** What a marketplace and its payment provider say, and what staff do about it, through the doors of the house. */
export async function dealsOf(house: TestHouse) {
  const market = await house.market('qjob');
  const { db } = house.context;
  const idOf = (deal: TestDeal, who: Who) => (who === 'customer' ? deal.customerId : deal.specialistId);

  const say = async (kind: string, over: object) =>
    market.post('/platform/v1/escrow/provider-events', { eventId: crypto.randomUUID(), kind, ...over });
  const instructions = (holdId: string) =>
    db.read.select().from(paymentInstructions).where(eq(paymentInstructions.holdId, holdId));
  const holdRow = async (id: string) =>
    (await db.read.select().from(holds).where(eq(holds.id, id)))[0] as typeof holds.$inferSelect;
  const disputeRow = async (holdId: string) =>
    (
      await db.read
        .select()
        .from(escrowDisputes)
        .where(eq(escrowDisputes.holdId, holdId))
        .orderBy(desc(escrowDisputes.openedAt))
    )[0] as typeof escrowDisputes.$inferSelect;
  const caseRow = async (disputeId: string) =>
    (
      await db.read.select().from(cases).where(eq(cases.subjectId, disputeId)).orderBy(desc(cases.openedAt))
    )[0] as typeof cases.$inferSelect;
  const approvalRow = async (disputeId: string) =>
    (
      await db.read
        .select()
        .from(escrowApprovals)
        .where(and(eq(escrowApprovals.disputeId, disputeId), eq(escrowApprovals.state, 'pending')))
    )[0] as typeof escrowApprovals.$inferSelect;

  async function reserve(
    gross = 4_000_00,
    over: { fee?: number; captured?: boolean; deal?: TestDeal } = {},
  ): Promise<Reserved> {
    const deal = over.deal ?? (await house.deal('qjob', { status: 'open' }));
    const body = {
      orderId: deal.orderId,
      grossMinor: gross,
      feeMinor: over.fee ?? Math.floor(gross / 10),
      currency: 'CZK',
    };
    const made = await market.post('/platform/v1/escrow/holds', body, key());
    if (made.status !== 201) throw new Error(`The payment was not reserved: ${made.status} ${made.text}`);
    const holdId = String(made.body.id);
    if (over.captured !== false) await capture(holdId);
    return { ...deal, holdId, gross };
  }
  async function capture(holdId: string) {
    const [told] = await instructions(holdId);
    return say('captured', {
      instructionId: told?.id,
      amountMinor: told?.amount,
      currency: 'CZK',
      payment: `pay-${holdId}`,
    });
  }
  const report = (deal: Reserved, who: Who, claim: string, over: object = {}) =>
    market.post(`/platform/v1/escrow/holds/${deal.holdId}/reports`, { byId: idOf(deal, who), claim, ...over }, key());
  /** Two claims that differ: the desk has it. */
  async function disputed(gross = 4_000_00): Promise<Reserved & { disputeId: string }> {
    const deal = await reserve(gross);
    await report(deal, 'specialist', 'done');
    await report(deal, 'customer', 'not-done');
    return { ...deal, disputeId: (await disputeRow(deal.holdId)).id };
  }
  async function confirmAll(holdId: string) {
    for (const { id, kind, amount, state } of await instructions(holdId))
      if ((kind === 'payout' || kind === 'refund') && state !== 'confirmed')
        await say('confirmed', { instructionId: id, amountMinor: amount, currency: 'CZK' });
  }

  /** The division as the desk shows it. */
  async function division(who: Client, disputeId: string, refundMinor: number, over: object = {}) {
    const split = await who.post<Record<string, number>>(`/api/escrow-disputes/${disputeId}/split`, { refundMinor });
    const [dispute] = await db.read.select().from(escrowDisputes).where(eq(escrowDisputes.id, disputeId));
    const hold = await holdRow(String(dispute?.holdId));
    return {
      refundMinor,
      feeMinor: split.body.feeMinor,
      releaseMinor: split.body.releaseMinor,
      holdVersion: hold.version,
      disputeVersion: dispute?.version,
      ...over,
    };
  }
  /** Decides as a person does, and lets the grace pass. */
  async function decide(
    who: Client,
    disputeId: string,
    outcome: string,
    refundMinor: number | null,
    over: object = {},
  ) {
    const one = await caseRow(disputeId);
    const money =
      refundMinor === null ? {} : { finding: 'partly_done', division: await division(who, disputeId, refundMinor) };
    const body = { outcome, message: 'Podle doložených fotografií.', version: one.version, ...money, ...over };
    const answer = await who.post(`/api/cases/${one.id}/decision`, body, key());
    // A refusal leaves nothing that time could carry out.
    if (answer.status < 400) await house.pass(20_000);
    return answer;
  }
  const answer = (deal: Reserved & { disputeId: string }, who: Who, body: object) =>
    market.post(`/platform/v1/escrow/disputes/${deal.disputeId}/answers`, { byId: idOf(deal, who), ...body }, key());

  return {
    ...{ market, say, instructions, holdRow, disputeRow, caseRow, approvalRow, reserve, capture, report, disputed },
    ...{ confirmAll, division, decide, answer, idOf },
  };
}
