import { describe, expect, test } from 'vitest';
import { alpha2 } from '#server/identity/countries.ts';
import { ageOn, birthday, daysBetween, expiryOn, isDate } from '#server/identity/dates.ts';
import { maskNumber, numberFormat, plainNumber, shapeOf } from '#server/identity/numbers.ts';
import { localDay } from '#server/platform/zones.ts';
import { fc } from './seed.ts';

test.each([
  ['2024-02-29', true],
  ['2023-02-29', false],
  ['2026-02-31', false],
  ['2026-13-01', false],
  ['2026-00-10', false],
  ['2026-1-1', false],
  ['', false],
  ['tomorrow', false],
])('%s is a day: %s', (day, isOne) => {
  expect(isDate(day)).toBe(isOne);
});

describe('age at the marketplace', () => {
  test.each([
    ['2008-12-01', '2026-11-30', 17],
    ['2008-12-01', '2026-12-01', 18],
    ['2008-12-31', '2026-12-01', 17],
    ['2008-02-29', '2026-02-28', 17],
    ['2008-02-29', '2026-03-01', 18],
    ['2008-02-29', '2028-02-29', 20],
    ['1926-12-01', '2026-12-01', 100],
    ['2026-12-02', '2026-12-01', -1],
  ])('born %s, on %s: %i', (born, day, years) => {
    expect(ageOn(born, day)).toBe(years);
  });

  test('who was born on 29 February is of age on 1 March, in a leap year on the day', () => {
    expect(birthday('2008-02-29', 18)).toBe('2026-03-01');
    expect(birthday('2008-02-29', 20)).toBe('2028-02-29');
    expect(birthday('2008-03-01', 18)).toBe('2026-03-01');
  });

  test('the day begins at local midnight: of age in Kyiv an hour before Prague', () => {
    const eleven = new Date('2026-11-30T22:30:00Z');
    const ages = ['Europe/Kyiv', 'Europe/Prague'].map((zone) => ageOn('2008-12-01', localDay(eleven, zone)));
    expect(ages).toEqual([18, 17]);
  });

  test('nobody grows younger, and everybody is of an age from that birthday on', () => {
    const range = { min: new Date('1930-01-01'), max: new Date('2030-12-31'), noInvalidDate: true };
    const day = fc.date(range).map((at) => at.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, day, (born, one, other) => {
        const [first = '', second = ''] = [one, other].toSorted();
        expect(ageOn(born, first)).toBeLessThanOrEqual(ageOn(born, second));
        expect(ageOn(born, one) >= 18).toBe(birthday(born, 18) <= one);
      }),
      { numRuns: 2_000 },
    );
  });
});

test.each([
  ['2026-11-30', 'expired'],
  ['2026-12-01', 'soon'],
  ['2026-12-30', 'soon'],
  ['2026-12-31', 'good'],
  ['2036-01-01', 'good'],
])('good until %s is, on 2026-12-01 and with 30 days of warning, %s', (expiresOn, expiry) => {
  expect(expiryOn(expiresOn, '2026-12-01', 30)).toBe(expiry);
});

test('days between two days, over the night the clocks change', () => {
  expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
  expect(daysBetween('2026-12-01', '2026-11-30')).toBe(-1);
});

describe('numbers of documents', () => {
  test.each([
    ['CZ', 'id-card', '990008533', 'usual'],
    ['CZ', 'id-card', '99000853', 'unusual'],
    ['CZ', 'passport', '99003853', 'usual'],
    ['CZ', 'passport', 'AB003853', 'unusual'],
    ['UA', 'id-card', '000 000 007', 'usual'],
    ['UA', 'passport', 'FA000000', 'usual'],
    ['UA', 'passport', 'км 123456', 'usual'],
    ['UA', 'passport', 'FA00000', 'unusual'],
    ['PL', 'id-card', 'ABC123456', 'unknown'],
  ] as const)('%s %s %s is %s', (country, type, number, verdict) => {
    expect(numberFormat(country, type, number).verdict).toBe(verdict);
  });

  test('what is said of an unusual one is its shape, not the number', () => {
    expect(JSON.stringify(numberFormat('CZ', 'passport', 'AB123456'))).not.toContain('123456');
    expect(shapeOf('AB 123-456')).toBe('AA999999');
  });

  test('only the last four are shown, and never more than half', () => {
    expect(['990004821', 'AB 4821', '123', '1', ''].map(maskNumber)).toEqual(['•••••4821', '•••821', '••3', '•', '']);
  });

  test('typed with another keyboard it is the same number', () => {
    expect(plainNumber('КМ № 12-34.56')).toBe(plainNumber('km123456'));
  });
});

test('countries of two and of three letters, and Germany as documents say it', () => {
  expect(['CZE', 'UKR', 'D', 'DEU', 'CZ', 'ua', 'GBN'].map(alpha2)).toEqual(['CZ', 'UA', 'DE', 'DE', 'CZ', 'UA', 'GB']);
  expect(['UTO', 'XXA', 'XX', '', 'UNO'].map(alpha2)).toEqual([null, null, null, null, null]);
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const known = letters.flatMap((one) => letters.map((other) => one + other)).filter((code) => alpha2(code));
  expect(known.length).toBe(249);
  expect(known.filter((code) => !names.of(code))).toEqual([]);
});
