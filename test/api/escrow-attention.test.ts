import { beforeAll, describe, expect, test } from 'vitest';
import type { HoldListed, HoldShow, InstructionRow } from '#server/escrow/contract.ts';
import type { Client } from '../support/apiClient.ts';
import { DAY, dealsOf, key, type Reserved } from '../support/deals.ts';
import { startHouse } from '../support/house.ts';

const house = await startHouse();
const deals = await dealsOf(house);
let manager: Client;
let elsewhere: Client;

/** Everything that a payment can be at this hour: those of the first three wait for people, the others do not. */
const made: Record<string, Reserved> = {};
const idOf = (name: string) => String(made[name]?.holdId);

async function settling(gross = 4_000_00): Promise<Reserved> {
  const deal = await deals.reserve(gross);
  await deals.report(deal, 'customer', 'done');
  return deal;
}
const told = async (holdId: string, kind: string) =>
  (await deals.instructions(holdId)).find((one) => one.kind === kind) as Awaited<
    ReturnType<typeof deals.instructions>
  >[number];
async function refuses({ holdId }: Reserved, kind: string, word = 'failed') {
  const { id, amount } = await told(holdId, kind);
  await deals.say(word, { instructionId: id, amountMinor: amount, currency: 'CZK', reason: 'account_closed' });
}
async function bankTakes({ holdId, gross }: Reserved) {
  const bank = { holdId, amountMinor: gross, currency: 'CZK' };
  await deals.say('chargeback-opened', bank);
  await deals.say('chargeback-lost', bank);
}

async function list(who: Client, filter: object, range = '[0,24]') {
  const query = new URLSearchParams({ filter: JSON.stringify(filter), range, sort: '["createdAt","ASC"]' });
  const { status, body, headers } = await who.get<HoldListed[]>(`/api/holds?${query}`);
  return { status, body, total: headers.get('content-range')?.split('/').pop() };
}

beforeAll(async () => {
  made.old = await deals.reserve();
  made.ended = await deals.reserve();
  await house.pass(45 * DAY);
  [manager, elsewhere] = [await house.signIn('manager'), await house.signIn('manager', { marketplaceIds: ['izi'] })];
  await deals.report(made.ended, 'customer', 'done');
  await deals.confirmAll(made.ended.holdId);
  made.unsent = await settling();
  await refuses(made.unsent, 'payout');
  made.recovered = await settling();
  await deals.confirmAll(made.recovered.holdId);
  await bankTakes(made.recovered);
  made.young = await deals.reserve();
  made.charged = await deals.reserve();
  await bankTakes(made.charged);
  made.declined = await deals.reserve(1_000_00, { captured: false });
  await refuses(made.declined, 'authorize', 'capture-failed');
  made.underWay = await settling();
});

describe('payments that wait for people (H15, H18, H19)', () => {
  test('are exactly those that could not be sent, grew old, or were taken by the bank when they were paid out', async () => {
    const { body, total } = await list(manager, { attention: true });
    expect(new Map(body.map(({ id, attention, agedDays }) => [id, [...attention, agedDays]]))).toEqual(
      new Map([
        [idOf('old'), ['aged', 45]],
        [idOf('unsent'), ['not-sent', null]],
        [idOf('recovered'), ['to-recover', null]],
      ]),
    );
    expect(total).toBe('3');
    const { body: all } = await list(manager, {});
    expect(all).toHaveLength(8);
    const calm = all.filter(({ attention }) => attention.length === 0).map(({ id }) => id);
    expect(calm.sort()).toEqual(['ended', 'young', 'charged', 'declined', 'underWay'].map(idOf).sort());
  });

  test('are counted without their rows, narrowed like any others, and end at the marketplaces of the reader', async () => {
    expect((await list(manager, { attention: true }, '[0,0]')).total).toBe('3');
    expect((await list(manager, { attention: true, marketplaceId: 'qjob' })).total).toBe('3');
    const narrowed = await list(manager, { attention: true, state: 'settling', marketplaceId: 'qjob' });
    expect(narrowed.body.map(({ id }) => id)).toEqual([idOf('unsent')]);
    expect((await list(manager, { attention: true, marketplaceId: 'izi' })).body).toEqual([]);
    expect((await list(elsewhere, { attention: true })).body).toEqual([]);
    expect((await list(manager, { attention: false })).status).toBe(422);
  });

  test('say on their own page why, as in the register', async () => {
    for (const name of Object.keys(made)) {
      const { body } = await manager.get<HoldShow>(`/api/holds/${idOf(name)}/whole`);
      const [row] = (await list(manager, { id: [idOf(name)] })).body;
      expect([name, body.attention, body.agedDays]).toEqual([name, row?.attention, row?.agedDays]);
    }
  });

  test('need nobody any more once they were sent again, and say the next age when it comes', async () => {
    const seen = await told(idOf('unsent'), 'payout');
    const again = await manager.post(`/api/payment-instructions/${seen.id}/retry`, { version: seen.version }, key());
    expect(again.status).toBe(200);
    const left = (await list(manager, { attention: true })).body.map(({ id }) => id);
    expect(left.sort()).toEqual(['old', 'recovered'].map(idOf).sort());
    await house.pass(15 * DAY);
    const later = (await list(await house.signIn('manager'), { attention: true })).body;
    expect(later.find(({ id }) => id === idOf('old'))?.agedDays).toBe(60);
  });
});

test('an instruction may be sent again only where it failed or was never answered, by those who reconcile', async () => {
  const deal = await settling();
  const readAs = async (who: Client, asked: string) => {
    const { body } = await who.get<HoldShow>(`/api/holds/${deal.holdId}/whole`);
    const found = body.instructions.find(({ kind }: InstructionRow) => kind === asked);
    return [found?.state, found?.mayRetry];
  };
  const [mine, agents] = [await house.signIn('manager'), await house.signIn('agent')];
  expect(await readAs(mine, 'authorize')).toEqual(['confirmed', false]);
  await refuses(deal, 'payout');
  expect(await readAs(mine, 'payout')).toEqual(['failed', true]);
  expect(await readAs(agents, 'payout')).toEqual(['failed', false]);
});
