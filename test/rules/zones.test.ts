import { expect, test } from 'vitest';
import { dayNumber, endOfLocalDay, localDay } from '#server/platform/zones.ts';
import { fc } from './seed.ts';

const KYIV = 'Europe/Kyiv';
const PRAGUE = 'Europe/Prague';
const end = (instant: string, zone: string, days: number) => endOfLocalDay(new Date(instant), zone, days).toISOString();

test.each([
  ['the vector of A2: over the spring change', KYIV, '2024-03-10T13:00:00Z', 30, '2024-04-09T20:59:59.999Z'],
  ['the day before the clocks go forward in Kyiv', KYIV, '2026-03-28T12:00:00Z', 0, '2026-03-28T21:59:59.999Z'],
  ['the night the clocks go forward in Kyiv', KYIV, '2026-03-28T12:00:00Z', 1, '2026-03-29T20:59:59.999Z'],
  ['the day before the clocks go back in Kyiv', KYIV, '2026-10-24T12:00:00Z', 0, '2026-10-24T20:59:59.999Z'],
  ['the night the clocks go back in Kyiv', KYIV, '2026-10-24T12:00:00Z', 1, '2026-10-25T21:59:59.999Z'],
  ['the night the clocks go forward in Prague', PRAGUE, '2026-02-27T12:00:00Z', 30, '2026-03-29T21:59:59.999Z'],
  ['the night the clocks go back in Prague', PRAGUE, '2026-09-25T12:00:00Z', 30, '2026-10-25T22:59:59.999Z'],
  ['midnight itself belongs to the new day', PRAGUE, '2026-06-30T22:00:00Z', 0, '2026-07-01T21:59:59.999Z'],
  [
    'a millisecond before midnight belongs to the old day',
    PRAGUE,
    '2026-06-30T21:59:59.999Z',
    0,
    '2026-06-30T21:59:59.999Z',
  ],
  ['leap day', PRAGUE, '2028-01-30T12:00:00Z', 30, '2028-02-29T22:59:59.999Z'],
  [
    'a zone whose clocks jump over midnight',
    'America/Sao_Paulo',
    '2018-10-05T12:00:00Z',
    29,
    '2018-11-04T02:59:59.999Z',
  ],
  ['the first day after that jump', 'America/Sao_Paulo', '2018-10-05T12:00:00Z', 30, '2018-11-05T01:59:59.999Z'],
  ['a zone of quarter hours', 'Asia/Kathmandu', '2026-01-01T00:00:00Z', 1, '2026-01-02T18:14:59.999Z'],
])('IZI-13: a window ends with the last millisecond of its local day: %s', (_, zone, instant, days, expected) => {
  expect(end(instant, zone, days)).toBe(expected);
});

test('the same instant is another day in another place', () => {
  const late = new Date('2026-05-05T21:30:00Z');
  expect([localDay(late, KYIV), localDay(late, PRAGUE), localDay(late, 'America/Sao_Paulo')]).toEqual([
    '2026-05-06',
    '2026-05-05',
    '2026-05-05',
  ]);
});

test('the day of the event is not counted, and the clock change makes no day longer or shorter', () => {
  const from = new Date('2026-03-28T21:30:00Z'); // 23:30 in Kyiv
  expect(dayNumber(from, from, KYIV)).toBe(0);
  expect(dayNumber(from, new Date('2026-03-28T21:59:59.999Z'), KYIV)).toBe(0);
  expect(dayNumber(from, new Date('2026-03-28T22:00:00.000Z'), KYIV)).toBe(1);
  expect(dayNumber(from, new Date('2026-03-29T20:59:59.999Z'), KYIV)).toBe(1);
  expect(dayNumber(from, new Date('2026-03-29T21:00:00.000Z'), KYIV)).toBe(2);
});

test('whatever the instant, the end is on day N and the next millisecond is on day N + 1', () => {
  const instants = fc.date({ min: new Date('2015-01-01'), max: new Date('2035-01-01'), noInvalidDate: true });
  const zones = fc.constantFrom(KYIV, PRAGUE, 'America/Sao_Paulo', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC');
  fc.assert(
    fc.property(instants, zones, fc.integer({ min: 0, max: 60 }), (instant, zone, days) => {
      const until = endOfLocalDay(instant, zone, days);
      expect(dayNumber(instant, until, zone)).toBe(days);
      expect(dayNumber(instant, new Date(until.getTime() + 1), zone)).toBe(days + 1);
      expect(until.getTime()).toBeGreaterThanOrEqual(instant.getTime());
    }),
  );
});

test('our local days are those that Intl itself prints', () => {
  const shown = new Intl.DateTimeFormat('en-CA', { timeZone: KYIV, dateStyle: 'short' });
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2015-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }),
      (instant) => {
        expect(localDay(instant, KYIV)).toBe(shown.format(instant));
      },
    ),
  );
});
