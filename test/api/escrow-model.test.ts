import { eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { escrowDisputes, escrowOffers, holds, paymentInstructions } from '#db/schema/escrow.ts';
import { journals, transfers } from '#db/schema/ledger.ts';
import { breachesOf } from '#server/ledger/invariants.ts';
import { chanceOf } from '#server/payments/simulator/chance.ts';
import type { Client } from '../support/apiClient.ts';
import { DAY, dealsOf, HOUR, key, type Reserved } from '../support/deals.ts';
import { startHouse } from '../support/house.ts';

/** RULINGS 38: a hundred in every run, thousands with `ESCROW_SEQUENCES`; a red one names its seed. */
const SEQUENCES = Number(process.env.ESCROW_SEQUENCES ?? 100);
const SEED = Number(process.env.ESCROW_SEED ?? Date.now() % 1_000_000);
const COMMANDS_MAX = Number(process.env.ESCROW_COMMANDS ?? 14);

const house = await startHouse();
const { read } = house.context.db;
const deals = await dealsOf(house);
let agent: Client;
let manager: Client;
beforeAll(async () => {
  [agent, manager] = [await house.signIn('agent'), await house.signIn('manager')];
});

type Who = 'customer' | 'specialist';
/** What the books should say of one payment, kept by rules of its own: written from escrow.md §1.2, not from the product. */
interface Model {
  hold: string;
  frozen: boolean;
  gross: number;
  /** What was said last of each kind, and would go back if that is what it ends by. */
  said: Partial<Record<'decided' | 'mutual' | 'conceded' | 'default_silence' | 'default', number>>;
}

/** What must have gone back, by the reason for which it was divided; undefined where this model has no rule for it. */
function backFor({ gross, said }: Model, reason: string | null): number | undefined {
  if (reason === 'accepted') return 0;
  if (reason === 'confirmed-not-done') return gross;
  return reason === null || reason === 'charged-back' ? undefined : said[reason as keyof Model['said']];
}

function reported(model: Model, who: Who, claim: string): string | null {
  const { hold, frozen } = model;
  if (frozen) return null;
  const at = (...states: string[]) => states.includes(hold);
  if (claim === 'partly-done') return at('held', 'claimed_done', 'claimed_not_done') ? 'disputed' : null;
  if (who === 'specialist' && claim === 'done') {
    if (at('held')) return 'claimed_done';
    return at('claimed_not_done') ? 'disputed' : null;
  }
  if (who === 'specialist') return at('claimed_not_done', 'disputed') ? 'settling' : null;
  if (claim === 'done') return at('held', 'claimed_done', 'disputed') ? 'settling' : null;
  if (at('held')) return 'claimed_not_done';
  return at('claimed_done') ? 'disputed' : null;
}

/** Everything that hangs on one payment, byte for byte (I8). */
async function dump(holdId: string): Promise<string> {
  const [dispute] = await read.select().from(escrowDisputes).where(eq(escrowDisputes.holdId, holdId));
  const rows = await Promise.all([
    read.select().from(holds).where(eq(holds.id, holdId)),
    read.select().from(escrowDisputes).where(eq(escrowDisputes.holdId, holdId)),
    read
      .select()
      .from(escrowOffers)
      .where(eq(escrowOffers.disputeId, dispute?.id ?? '')),
    read.select().from(journals).where(eq(journals.holdId, holdId)).orderBy(journals.id),
    read.select().from(transfers).where(eq(transfers.holdId, holdId)).orderBy(transfers.journalId, transfers.seq),
    read
      .select()
      .from(paymentInstructions)
      .where(eq(paymentInstructions.holdId, holdId))
      .orderBy(paymentInstructions.id),
  ]);
  return JSON.stringify(rows);
}

async function play(seed: number): Promise<number> {
  const chance = chanceOf(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)] as T;
  const gross = 1 + Math.floor(chance() * 3_000_000);
  const deal = await deals.reserve(gross, { fee: Math.floor(chance() * gross) });
  const model: Model = { hold: 'held', frozen: false, gross, said: {} };
  const said: string[] = [];
  for (let n = 0; n < 3 + Math.floor(chance() * COMMANDS_MAX); n++) {
    const before = await dump(deal.holdId);
    const command = pick(COMMANDS);
    const answer = await command.run({ deal, model, pick, chance });
    said.push(`${command.name} ${answer.note} → ${answer.status}`);
    const trail = `seed ${seed}: ${said.join(' · ')}`;
    expect(answer.status, trail).toBeLessThan(500);
    if (answer.status >= 400) expect(await dump(deal.holdId), trail).toBe(before);
    await compare(deal, model, answer.expected, trail);
  }
  expect(await breachesOf(read, house.context.clock.wall()), `seed ${seed}: ${said.join(' · ')}`).toEqual([]);
  return said.length;
}

/** The product stands where the model does; what the model does not foresee must at least add up. */
async function compare(
  deal: Reserved,
  model: Model,
  expected: string | null | undefined,
  trail: string,
): Promise<void> {
  const hold = await deals.holdRow(deal.holdId);
  if (expected !== undefined) expect(hold.state, trail).toBe(expected ?? model.hold);
  Object.assign(model, { hold: hold.state, frozen: hold.chargeback === 'open' });
  if (hold.state === 'claimed_done') model.said.default_silence = 0;
  if (hold.state === 'claimed_not_done') model.said.default_silence = model.gross;
  const sum = hold.released + hold.refunded + hold.fee + hold.chargedBack;
  const isDivided = ['settling', 'settled', 'charged_back'].includes(hold.state);
  expect(sum, trail).toBe(isDivided ? hold.gross : 0);
  const back = backFor(model, hold.settledFor);
  if (isDivided && hold.settledFor !== 'charged-back') expect(hold.refunded, trail).toBe(back);
}

interface Scene {
  deal: Reserved;
  model: Model;
  pick: <T>(list: readonly T[]) => T;
  chance: () => number;
}
interface Ran {
  status: number;
  note: string;
  /** The state it must be in now; null: refused, so as before; undefined: the model does not say. */
  expected?: string | null;
}
const SIDES = ['customer', 'specialist'] as const;
const CLAIMS = ['done', 'not-done', 'partly-done'] as const;

const COMMANDS: readonly { name: string; run: (scene: Scene) => Promise<Ran> }[] = [
  { name: 'report', run: report },
  { name: 'report', run: report },
  { name: 'offer', run: offer },
  { name: 'take', run: take },
  { name: 'answer', run: answer },
  { name: 'decide', run: decide },
  { name: 'decide', run: decide },
  { name: 'sign', run: sign },
  { name: 'freeze', run: freeze },
  { name: 'bank', run: bank },
  { name: 'pass', run: pass },
];

async function report({ deal, model, pick }: Scene): Promise<Ran> {
  const [who, claim] = [pick(SIDES), pick(CLAIMS)];
  const expected = reported(model, who, claim);
  const { status } = await deals.report(deal, who, claim);
  // Whoever wants it judged asks for all of it; silence then gives all of it to him.
  if (claim === 'partly-done' && status < 400) model.said.default = who === 'customer' ? model.gross : 0;
  return { status, note: `${who} ${claim}`, expected };
}

async function offer({ deal, model, pick, chance }: Scene): Promise<Ran> {
  const dispute = await deals.disputeRow(deal.holdId);
  const refundMinor = Math.floor(chance() * model.gross * 1.1);
  const who = pick(SIDES);
  const path = `/platform/v1/escrow/disputes/${dispute?.id ?? 'none'}/offers`;
  const { status } = await deals.market.post(path, { byId: deals.idOf(deal, who), refundMinor }, key());
  if (status < 400) model.said.mutual = refundMinor;
  return { status, note: `${who} ${refundMinor}`, expected: status < 400 ? model.hold : null };
}

async function take({ deal, pick, chance }: Scene): Promise<Ran> {
  const dispute = await deals.disputeRow(deal.holdId);
  const all = dispute ? await read.select().from(escrowOffers).where(eq(escrowOffers.disputeId, dispute.id)) : [];
  const open = all.find(({ state }) => state === 'open') ?? all.at(-1);
  const accept = chance() < 0.7;
  const amountsHash = chance() < 0.8 ? (open?.amountsHash ?? '0'.repeat(64)) : '0'.repeat(64);
  const body = { offerId: open?.id ?? 'none', accept, amountsHash };
  const { status } = await deals.answer({ ...deal, disputeId: dispute?.id ?? 'none' }, pick(SIDES), body);
  return { status, note: accept ? 'yes' : 'no' };
}

async function answer({ deal, model, pick }: Scene): Promise<Ran> {
  const dispute = await deals.disputeRow(deal.holdId);
  const [who, said] = [pick(SIDES), pick(['contest', 'concede', 'escalate', 'withdraw', 'waive-appeal'])];
  const { status } = await deals.answer({ ...deal, disputeId: dispute?.id ?? 'none' }, who, { answer: said });
  if (said === 'concede' && status < 400) model.said.conceded = who === 'specialist' ? model.gross : 0;
  return { status, note: `${who} ${said}` };
}

async function decide({ deal, model, pick, chance }: Scene): Promise<Ran> {
  const dispute = await deals.disputeRow(deal.holdId);
  const one = dispute && (await deals.caseRow(dispute.id));
  if (!dispute || !one) return { status: 200, note: 'nothing', expected: model.hold };
  const refundMinor = pick([0, model.gross, Math.floor(chance() * model.gross)]);
  const named = refundMinor === 0 ? 'release' : refundMinor === model.gross ? 'refund' : 'split';
  const outcome = dispute.state === 'appealed' ? 'amend' : named;
  const who = dispute.state === 'appealed' ? manager : agent;
  const goodwillMinor = chance() < 0.2 ? 1 + Math.floor(chance() * 1_000_00) : 0;
  const division = await deals.division(who, dispute.id, refundMinor, { goodwillMinor });
  const { status } = await deals.decide(who, dispute.id, outcome, refundMinor, { division });
  if (status < 400) model.said.decided = refundMinor;
  return { status, note: `${outcome} ${refundMinor}` };
}

async function sign({ deal, chance }: Scene): Promise<Ran> {
  const dispute = await deals.disputeRow(deal.holdId);
  const approval = dispute && (await deals.approvalRow(dispute.id));
  if (!approval) return { status: 200, note: 'nothing' };
  const { factsHash, version } = approval;
  const path = `/api/approvals/${approval.id}`;
  const { status } =
    chance() < 0.7
      ? await manager.post(`${path}/approve`, { factsHash, version }, key())
      : await manager.post(`${path}/return`, { note: 'Znovu.', version }, key());
  return { status, note: '' };
}

async function freeze({ deal, model }: Scene): Promise<Ran> {
  const { version } = await deals.holdRow(deal.holdId);
  const body = { reason: 'Prověřuje se.', finding: 'fraud', version };
  const { status } = await agent.post(`/api/holds/${deal.holdId}/freeze`, body, key());
  const mayBe = !model.frozen && ['held', 'claimed_done', 'claimed_not_done'].includes(model.hold);
  return { status, note: '', expected: mayBe ? 'disputed' : null };
}

async function bank({ deal, model, pick, chance }: Scene): Promise<Ran> {
  const kind = pick(['chargeback-opened', 'chargeback-won', 'chargeback-lost', 'confirm']);
  if (kind === 'confirm') {
    await deals.confirmAll(deal.holdId);
    return { status: 200, note: kind };
  }
  const amountMinor = chance() < 0.5 ? model.gross : 1 + Math.floor(chance() * model.gross);
  const { status } = await deals.say(kind, { holdId: deal.holdId, amountMinor, currency: 'CZK' });
  return { status, note: kind };
}

async function pass({ pick }: Scene): Promise<Ran> {
  const ms = pick([HOUR, DAY, 3 * DAY, 8 * DAY]);
  await house.pass(ms);
  return { status: 200, note: `${ms / HOUR} h` };
}

test(`${SEQUENCES} sequences of commands through HTTP leave the books as a model of their own foresees`, async () => {
  let commands = 0;
  for (let n = 0; n < SEQUENCES; n++) commands += await play(SEED * 10_000 + n);
  process.stdout.write(`escrow model: seed ${SEED}, ${SEQUENCES} sequences, ${commands} commands\n`);
}, 3_600_000);
