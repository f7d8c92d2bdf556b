import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { formatMoney, moneyParts } from '#client/i18n/formats.ts';
import { parseBasisPoints, parseMinor, readMinor, typedMinor } from '#client/kit/minor.ts';
import type { SplitAsk } from '#server/escrow/contract.ts';
import { press } from './deskWorld.ts';
import {
  arbiter,
  type disputeCase,
  EscrowWorld,
  escrowContext,
  feeField,
  payments,
  refundField,
  releaseField,
  shareField,
  slider,
  splitAnswer,
  sumOfFields,
  WHOLE,
} from './escrowWorld.ts';
import { refuse } from './openConsole.tsx';

const review = () => screen.getByRole('button', { name: /^Review decision/ });
const equals = () => screen.findByText(/equals held/);

test('an amount is read by its digits, with comma or point, and nothing that is no whole minor unit is taken', () => {
  expect(['7360', '7 360', '7\u202f360,00', '7360.0', '7360,'].map((typed) => parseMinor(typed))).toEqual([
    736_000, 736_000, 736_000, 736_000, 736_000,
  ]);
  expect(parseMinor('0,07')).toBe(7);
  expect(parseMinor('4.35')).toBe(435);
  for (const typed of ['', '-1', '0.001', '1e3', '1,234', '1.2.3', 'abc', '٣', '90071992547409.93'])
    expect(parseMinor(typed), typed).toBeNull();
  expect(parseMinor('90071992547409.91')).toBe(Number.MAX_SAFE_INTEGER);
  expect([parseMinor('1,234', 'en'), parseMinor('9,936.50', 'en'), parseMinor('1,23', 'en')]).toEqual([
    123_400, 993_650, 123,
  ]);
  expect([parseMinor('1,234', 'cs'), parseMinor('1,2345', 'en'), parseMinor('12,34,567', 'en')]).toEqual([
    null,
    null,
    null,
  ]);
  expect([parseBasisPoints('60'), parseBasisPoints('60,5 %'), parseBasisPoints('100.01')]).toEqual([
    6_000,
    6_050,
    null,
  ]);
});

test('every amount that a field shows is read back as the same amount, in each language', () => {
  for (const minor of [0, 1, 99, 100, 12_345, 1_840_000, Number.MAX_SAFE_INTEGER])
    for (const locale of ['en', 'cs', 'uk']) {
      expect(parseMinor(readMinor(minor, locale), locale)).toBe(minor);
      expect(parseMinor(typedMinor(minor, locale), locale)).toBe(minor);
    }
});

test('money always has its two decimals and loses no unit, however much it is', () => {
  expect(formatMoney('cs', 736_000, 'CZK').replace(/\s/g, ' ')).toBe('7 360,00 Kč');
  expect(formatMoney('uk', 736_000, 'UAH').replace(/\s/g, ' ')).toBe('7 360,00 ₴');
  expect(formatMoney('uk', 736_000, 'CZK').replace(/\s/g, ' ')).toBe('7 360,00 CZK');
  expect(formatMoney('en', 16_000_000, 'HUF').replace(/\s/g, ' ')).toBe('HUF 160,000.00');
  expect(formatMoney('en', Number.MAX_SAFE_INTEGER, 'CZK').replace(/\s/g, ' ')).toBe('CZK 90,071,992,547,409.91');
  const joined = (locale: string) => moneyParts(locale, 736_000, 'CZK').map(({ text }) => text);
  expect(joined('en').join('')).toBe(formatMoney('en', 736_000, 'CZK'));
  expect(joined('cs').join('')).toBe(formatMoney('cs', 736_000, 'CZK'));
});

test('slider and fields always come to what is held, whichever of them is touched', async () => {
  const { user } = await payments();
  fireEvent.change(slider(), { target: { value: '6000' } });
  await equals();
  expect([shareField().value, releaseField().value, feeField().value, refundField().value]).toEqual([
    '60.00',
    '9,936.00',
    '1,104.00',
    '7,360.00',
  ]);
  await user.clear(refundField());
  await user.type(refundField(), '4600,50');
  await waitFor(() => expect(releaseField().value).toBe('12,419.55'));
  await user.tab();
  await waitFor(() => expect(refundField().value).toBe('4,600.50'));
  expect(sumOfFields()).toBe(WHOLE);
  expect(slider().value).toBe('7499');
  await user.clear(shareField());
  await user.type(shareField(), '100');
  await waitFor(() => expect(refundField().value).toBe('0.00'));
  expect([feeField().value, releaseField().value]).toEqual(['1,840.00', '16,560.00']);
  expect(sumOfFields()).toBe(WHOLE);
});

test('arrows move the share by one percent and with Shift by ten, each press counting though no answer is there yet', async () => {
  const world = new EscrowWorld();
  await payments(world);
  fireEvent.change(slider(), { target: { value: '5000' } });
  fireEvent.keyDown(slider(), { key: 'ArrowRight', shiftKey: true });
  fireEvent.keyDown(slider(), { key: 'ArrowRight', shiftKey: true });
  expect(slider().value).toBe('7000');
  await equals();
  expect(world.asked).toEqual([{ keptBasisPoints: 7_000 }]);
  expect(shareField().value).toBe('70.00');
});

test('of answers that come in another order the last question counts, and never an older one', async () => {
  const world = new EscrowWorld();
  const held: { ask: SplitAsk; answer: () => void }[] = [];
  world.split = (ask) =>
    new Promise((resolve) => held.push({ ask, answer: () => resolve(HttpResponse.json(splitAnswer(ask))) }));
  await payments(world);
  fireEvent.change(slider(), { target: { value: '2000' } });
  await waitFor(() => expect(held).toHaveLength(1));
  fireEvent.change(slider(), { target: { value: '9000' } });
  await waitFor(() => expect(held).toHaveLength(2));
  held[1]?.answer();
  await equals();
  held[0]?.answer();
  // What is asked after it is answered after it, so the old answer has been heard by then.
  await act(async () => void (await (await fetch('/api/home')).text()));
  expect([shareField().value, refundField().value]).toEqual(['90.00', '1,840.00']);
  expect(sumOfFields()).toBe(WHOLE);
});

test('while the answer to what was typed is on its way, nothing older can be decided', async () => {
  const world = new EscrowWorld();
  const { user } = await payments(world);
  fireEvent.change(slider(), { target: { value: '6000' } });
  await equals();
  expect(review().getAttribute('aria-disabled')).toBe('false');
  world.split = () => new Promise(() => {});
  await user.clear(refundField());
  await user.type(refundField(), '100');
  expect(review().getAttribute('aria-disabled')).toBe('true');
  expect(screen.getByText('Counting…')).toBeTruthy();
  act(() => press('Enter', { ctrlKey: true }));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(world.tried).toEqual([]);
});

test('what is no amount, or more than is held, is said at the sum and cannot be decided', async () => {
  const world = new EscrowWorld();
  const { user } = await payments(world);
  await user.type(refundField(), '12.345');
  expect(await screen.findByText(/Digits and one decimal sign/)).toBeTruthy();
  expect(refundField().getAttribute('aria-invalid')).toBe('true');
  expect(world.asked).not.toContainEqual({ refundMinor: 12_345 });
  await user.clear(refundField());
  await user.type(refundField(), '18400.01');
  await waitFor(() => expect(world.asked).toContainEqual({ refundMinor: 1_840_001 }));
  await waitFor(() => expect(document.querySelector('.total .er')).toBeTruthy());
  expect(review().getAttribute('aria-disabled')).toBe('true');
});

test('a currency that pays only in steps says so before the server is asked', async () => {
  const world = new EscrowWorld();
  const hungarian = (row: ReturnType<typeof disputeCase>) => {
    const context = escrowContext(row);
    return { ...context, hold: { ...context.hold, currency: 'HUF' as const, settleStep: 100 } };
  };
  world.context = hungarian;
  const { user } = await payments(world);
  await user.type(refundField(), '100.50');
  expect(await screen.findByText(/Only steps of HUF\s1\.00 can be paid/)).toBeTruthy();
  expect(world.asked).toEqual([{ refundMinor: 10_000 }].slice(0, world.asked.length));
});

test('why a second person is needed follows the amounts, goodwill among them', async () => {
  const world = new EscrowWorld();
  world.split = (ask) => HttpResponse.json(splitAnswer(ask, ask.goodwillMinor ? ['goodwill'] : []));
  const { user } = await payments(world);
  fireEvent.change(slider(), { target: { value: '6000' } });
  await equals();
  expect(screen.queryByText('Second person needed.')).toBeNull();
  await user.type(screen.getByLabelText(/^Goodwill, up to/), '500');
  expect(await screen.findByText(/goodwill of the platform/)).toBeTruthy();
  await waitFor(() => expect(world.asked.at(-1)).toEqual({ keptBasisPoints: 6_000, goodwillMinor: 50_000 }));
});

test('a row of the list says how much it is about and why, the currency only aside', async () => {
  await payments();
  const row = document.querySelector('[data-case="case-1"]');
  expect(row?.textContent).toContain('partly done');
  expect(row?.querySelector('.sum-of .t3')?.textContent).toBe('CZK');
  expect(row?.querySelector('.sum-of .m')?.textContent).toMatch(/18,400\.00/);
});

test.each([
  ['cs', 'Zpět zákazníkovi', /^7\s360,00$/, 'Rezervovaná částka', /18\s400,00\sKč/],
  ['uk', 'Назад замовникові', /^7\s360,00$/, 'Зарезервована сума', /18\s400,00\sCZK/],
] as const)(
  'in %s the amounts stand with its own decimal comma and spaces',
  async (language, refund, value, held, whole) => {
    await payments(new EscrowWorld(), arbiter({ preferences: { language } }));
    expect(screen.getByText(held)).toBeTruthy();
    expect(document.querySelector('.money .held b')?.textContent).toMatch(whole);
    fireEvent.change(slider(), { target: { value: '6000' } });
    const field = screen.getByLabelText<HTMLInputElement>(refund);
    await waitFor(() => expect(field.value).toMatch(value));
  },
);

test('a refused question leaves the case as it was, and the next one may be asked', async () => {
  const world = new EscrowWorld();
  const { user } = await payments(world);
  world.split = () => refuse(503, 'busy');
  fireEvent.change(slider(), { target: { value: '3000' } });
  await waitFor(() => expect(document.querySelector('.total .er')).toBeTruthy());
  world.split = (ask) => HttpResponse.json(splitAnswer(ask));
  await user.click(slider());
  fireEvent.change(slider(), { target: { value: '4000' } });
  await equals();
  expect(shareField().value).toBe('40.00');
});
