import { describe, expect, test } from 'vitest';
import { IDENTITY_KINDS, type IdentityKind } from '#db/words.ts';
import { contactKey, emailKey, ibanKey, phoneKey } from '#server/identity/contactKeys.ts';
import { bandOf, HUB_PEOPLE_MAX, LINK_WEIGHTS, linksOf, pairOf, strengthOf } from '#server/links/rules.ts';
import { monthsAfter } from '#server/platform/zones.ts';
import { fc } from './seed.ts';

describe('one text for all spellings of the same thing', () => {
  test.each([
    ['+420 601 000 123', 'CZ', '+420601000123'],
    ['601 000 123', 'CZ', '+420601000123'],
    ['00420 601-000-123', 'CZ', '+420601000123'],
    ['(050) 000 12 34', 'UA', '+380500001234'],
    ['+38 050 000-12-34', 'CZ', '+380500001234'],
  ])('the telephone %s told in %s is %s', (told, country, key) => {
    expect(phoneKey(told, country)).toBe(key);
  });

  test.each(['', 'call me', '123', '+420'])('“%s” is no telephone, and ties nobody to anybody', (told) => {
    expect(phoneKey(told, 'CZ')).toBeNull();
  });

  test('a number without its country is not guessed where the marketplace has none', () => {
    expect(phoneKey('601 000 123', '')).toBeNull();
    expect(phoneKey('+420601000123', '')).toBe('+420601000123');
  });

  test.each([
    ['Jan.Novak+qjob@Gmail.com', 'jannovak@gmail.com'],
    ['j.a.n.novak@googlemail.com', 'jannovak@gmail.com'],
    ['Jan.Novak+second@posta.example.com', 'jan.novak@posta.example.com'],
    [' OLENA@Пошта.укр ', 'olena@xn--80a1acn3a.xn--j1amh'],
  ])('the address %s is read as %s', (told, key) => {
    expect(emailKey(told)).toBe(key);
  });

  test.each(['', '@example.com', '+tag@example.com', 'nobody', 'a@b@c.example'])('“%s” is no address', (told) => {
    expect(emailKey(told)).toBeNull();
  });

  test('an account number is the same in groups of four and in one piece', () => {
    expect(ibanKey('cz65 0800 0000 1920 0014 5399')).toBe('CZ6508000000192000145399');
    expect(ibanKey('19-2000145399/0800')).toBeNull();
    expect(contactKey('iban', 'CZ65 0800 0000 1920 0014 5399', 'CZ')).toBe('CZ6508000000192000145399');
  });

  test('what a provider made up itself stays as it is, and nothing is no key', () => {
    expect(contactKey('card', ' fp_Ab1 ', 'CZ')).toBe('fp_Ab1');
    expect(contactKey('device', '   ', 'CZ')).toBeNull();
  });
});

describe('how much two accounts have in common (verification.md §D3)', () => {
  test.each<[IdentityKind[], number, string | null]>([
    [['document-number'], 1, 'strong'],
    [['name-birth'], 0.8, 'possible'],
    [['iban'], 0.8, 'possible'],
    [['card'], 0.7, 'possible'],
    [['phone'], 0.7, 'possible'],
    [['email'], 0.7, 'possible'],
    [['device'], 0.5, null],
    [['phone', 'email'], 0.91, 'strong'],
    [['name-birth', 'device'], 0.9, 'strong'],
    [['phone', 'device'], 0.85, 'possible'],
    [[], 0, null],
  ])('%j comes to %d: %s', (kinds, strength, band) => {
    expect(strengthOf(kinds)).toBe(strength);
    expect(bandOf(strength)).toBe(band);
  });

  test('a kind counts once, in whatever order, and more in common never says less', () => {
    const someKinds = fc.array(fc.constantFrom(...IDENTITY_KINDS), { maxLength: 12 });
    fc.assert(
      fc.property(someKinds, fc.constantFrom(...IDENTITY_KINDS), (kinds, more) => {
        const strength = strengthOf(kinds);
        expect(strengthOf([...kinds].reverse())).toBe(strength);
        expect(strengthOf([...kinds, ...kinds])).toBe(strength);
        expect(strengthOf([...kinds, more])).toBeGreaterThanOrEqual(strength);
        expect(strengthOf([...kinds, more])).toBeGreaterThanOrEqual(LINK_WEIGHTS[more]);
        expect(strength).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('ten people with one telephone are linked, and eleven are a hub that says nothing', () => {
    const people = (n: number) => Array.from({ length: n }, (_, each) => `p${each}`);
    expect(linksOf([{ kind: 'phone', others: people(HUB_PEOPLE_MAX - 1) }])).toHaveLength(9);
    expect(linksOf([{ kind: 'phone', others: people(HUB_PEOPLE_MAX) }])).toEqual([]);
    const both = linksOf([
      { kind: 'phone', others: people(HUB_PEOPLE_MAX) },
      { kind: 'email', others: ['p1'] },
    ]);
    expect(both).toEqual([{ personId: 'p1', kinds: ['email'], strength: 0.7, band: 'possible' }]);
  });

  test('the strongest comes first, each account once with all it has in common', () => {
    expect(
      linksOf([
        { kind: 'device', others: ['b', 'c'] },
        { kind: 'phone', others: ['a', 'b'] },
        { kind: 'phone', others: ['b'] },
      ]),
    ).toEqual([
      { personId: 'b', kinds: ['phone', 'device'], strength: 0.85, band: 'possible' },
      { personId: 'a', kinds: ['phone'], strength: 0.7, band: 'possible' },
    ]);
  });

  test('a pair is the same from either side', () => {
    expect(pairOf('b', 'a')).toEqual(pairOf('a', 'b'));
  });
});

test.each([
  ['2026-01-31T10:00:00.000Z', 1, '2026-02-28T10:00:00.000Z'],
  ['2024-02-29T23:59:59.999Z', 12, '2025-02-28T23:59:59.999Z'],
  ['2026-03-15T00:00:00.000Z', 12, '2027-03-15T00:00:00.000Z'],
  ['2026-11-30T08:30:00.000Z', 3, '2027-02-28T08:30:00.000Z'],
])('%s and %d months is %s', (from, months, to) => {
  expect(monthsAfter(new Date(from), months).toISOString()).toBe(to);
});
