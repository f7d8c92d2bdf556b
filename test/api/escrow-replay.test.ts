import { asc, eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { auditEntries } from '#db/schema/audit.ts';
import { escrowDisputes, holds } from '#db/schema/escrow.ts';
import { journals, ledgerAccounts, transfers } from '#db/schema/ledger.ts';
import type { Client } from '../support/apiClient.ts';
import { DAY, dealsOf, key } from '../support/deals.ts';
import { startHouse } from '../support/house.ts';

const house = await startHouse();
const { read } = house.context.db;
const deals = await dealsOf(house);
let agent: Client;
let manager: Client;

/** One of each way that a payment goes (escrow.md §1.2). */
beforeAll(async () => {
  [agent, manager] = [await house.signIn('agent'), await house.signIn('manager')];
  const bank = (holdId: string, kind: string) => deals.say(kind, { holdId, amountMinor: 4_000_00, currency: 'CZK' });
  await deals.reserve(4_000_00, { captured: false });
  const paid = await deals.reserve();
  await deals.report(paid, 'customer', 'done');
  await deals.confirmAll(paid.holdId);
  const back = await deals.reserve();
  await deals.report(back, 'customer', 'not-done');
  await deals.report(back, 'specialist', 'not-done');
  await deals.decide(agent, (await deals.disputed()).disputeId, 'split', 1_234_56);
  await deals.decide(agent, (await deals.disputed(1_200_00)).disputeId, 'release', 0);
  const signed = await deals.disputed(18_000_00);
  await deals.decide(agent, signed.disputeId, 'refund', 18_000_00);
  const { id, factsHash, version } = await deals.approvalRow(signed.disputeId);
  await manager.post(`/api/approvals/${id}/approve`, { factsHash, version }, key());
  for (const kind of ['chargeback-opened', 'chargeback-lost']) await bank((await deals.disputed()).holdId, kind);
  const [frozen, lost] = [await deals.disputed(), await deals.disputed()];
  await bank(frozen.holdId, 'chargeback-opened');
  await bank(frozen.holdId, 'chargeback-won');
  await bank(lost.holdId, 'chargeback-lost');
  await house.pass(8 * DAY);
});

test('every balance is what its transfers, one after the other, come to (T15)', async () => {
  const lines = await read
    .select({ debit: transfers.debitAccount, credit: transfers.creditAccount, amount: transfers.amount })
    .from(transfers)
    .innerJoin(journals, eq(journals.id, transfers.journalId))
    .orderBy(asc(journals.at), asc(transfers.seq));
  const sums = new Map<string, { debits: number; credits: number }>();
  const of = (code: string) => {
    const sum = sums.get(code) ?? { debits: 0, credits: 0 };
    sums.set(code, sum);
    return sum;
  };
  for (const { debit, credit, amount } of lines) {
    of(debit).debits += amount;
    of(credit).credits += amount;
  }
  const kept = await read.select().from(ledgerAccounts).where(eq(ledgerAccounts.kept, true));
  expect(kept.length).toBeGreaterThan(8);
  for (const { code, debits, credits } of kept) expect({ code, debits, credits }).toEqual({ code, ...of(code) });
});

test('every state is what the trail tells, from its first entry to its last (T15)', async () => {
  const entries = await read.select().from(auditEntries).orderBy(asc(auditEntries.at));
  const told = new Map<string, Set<string>>();
  const MOVES = /^hold\.(settling|settled|voided|auth-failed|charged-back)$/;
  const reached = new Map<string, string[]>();
  for (const { action, subjectId, detail } of entries) {
    const { from, to } = JSON.parse(detail) as { from?: string; to?: string };
    const states = reached.get(subjectId) ?? [];
    reached.set(subjectId, states);
    const ended = MOVES.exec(action)?.[1]?.replace('-', '_');
    if (action === 'hold.opened') states.push('authorizing');
    if (action === 'hold.moved' || action === 'escrow.moved') states.push(String(to));
    if (ended) states.push(ended);
    if (action === 'escrow.moved' && from) told.set(subjectId, (told.get(subjectId) ?? new Set()).add(from));
  }
  for (const { id, state } of await read.select().from(holds))
    expect([id, reached.get(id)]).toEqual([id, expect.arrayContaining([state])]);
  for (const { id, state } of await read.select().from(escrowDisputes))
    if (told.has(id)) expect([id, reached.get(id)]).toEqual([id, expect.arrayContaining([state])]);
  const all = new Set((await read.select().from(holds)).map(({ state }) => state));
  expect([...all].sort()).toEqual(['auth_failed', 'charged_back', 'disputed', 'settled', 'settling']);
});
