import { describe, expect, test, vi } from 'vitest';
import { foldVariants, latinForms, stripMarks } from '#server/identity/fold.ts';
import { nameBirthKey, numberKey } from '#server/identity/identityKeys.ts';
import { distance, similarity } from '#server/identity/levenshtein.ts';
import { matchNames } from '#server/identity/names.ts';
import { romanisations, romanise } from '#server/identity/romanise.ts';
import data from './data/names.json' with { type: 'json' };
import { fc } from './seed.ts';

// Thousands of cases take as long as they take on a machine that does other things as well.
vi.setConfig({ testTimeout: 60_000 });

const { systems, doctests, variants } = data;

describe('Ukrainian in Latin letters by the rules of 2010', () => {
  test.each([
    ['KMU 55', systems['ua-ukr-Cyrl-Latn-2010'], 74],
    ['UN 2012', systems['un-ukr-Cyrl-Latn-2012'], 74],
    ['BGN/PCGN 2019', systems['bgnpcgn-ukr-Cyrl-Latn-2019'], 41],
    ['examples with capitals and signs', doctests, 20],
    ['the names of 60 people', variants.map(({ uk, kmu2010 }) => [uk, kmu2010]), 60],
  ])('%s: every one of its examples', (_, examples, count) => {
    expect(examples.length).toBe(count);
    expect(examples.filter(([name = '', latin]) => romanise(name) !== latin)).toEqual([]);
  });

  test('the passports of 2007 as their table has it', () => {
    const wrong = variants.filter(({ uk, passport2007 }) => romanise(uk, 'passport2007') !== passport2007);
    expect(wrong).toEqual([]);
  });

  test('й and ї written with a mark of their own are the same letters', () => {
    expect(romanise('Сергій Їжакевич'.normalize('NFD'))).toBe('Serhii Yizhakevych');
  });

  test('a name has all the spellings that offices gave it', () => {
    expect(romanisations('Євген')).toEqual(['yevhen', 'yevgen', 'ievgen', 'evgen']);
    expect(romanisations('Сергій')).toEqual(['serhii', 'sergii', 'sergiy']);
    expect(romanisations('Юлія')).toContain('iuliia');
    expect(romanisations('Крылов')).toEqual(['krylov']);
  });
});

describe('letters without their marks', () => {
  test.each([
    ['Dvořák', 'dvorak'],
    ['Łukasz Đorđević', 'lukasz dordevic'],
    ['Groß', 'gross'],
    ['Søren Þór', 'soren thor'],
    ['O’Brien', 'obrien'],
    ['Éloïse', 'eloise'],
    ['Йосип Їжак', 'йосип їжак'],
  ])('%s is %s', (name, plain) => {
    expect(stripMarks(name)).toBe(plain);
    expect(stripMarks(name.normalize('NFD'))).toBe(plain);
  });

  test('German letters have two spellings in zones', () => {
    expect(latinForms('Müller')).toEqual(['muller', 'mueller']);
    expect(latinForms('Novák')).toEqual(['novak']);
  });
});

describe('how far apart two words are', () => {
  test.each([
    ['', '', 0],
    ['', 'abc', 3],
    ['kitten', 'sitting', 3],
    ['novak', 'novakova', 3],
    ['ab', 'ba', 2],
  ])('%s and %s: %i', (one, other, far) => {
    expect(distance(one, other)).toBe(far);
    expect(distance(other, one)).toBe(far);
  });

  test('a word is itself, and no further from another than the longer of the two', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (one, other) => {
        expect(similarity(one, one)).toBe(1);
        expect(similarity(one, other)).toBe(similarity(other, one));
        expect(similarity(one, other)).toBeGreaterThanOrEqual(0);
        expect(similarity(one, other) === 1).toBe(one === other);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('60 Ukrainian names in seven other spellings (verification.md §A5)', () => {
  const NEAR = 0.8;
  const folded = (name: string) => foldVariants(stripMarks(name));
  const others = (row: (typeof variants)[number]) =>
    Object.entries(row).flatMap(([system, name]) => (system === 'uk' || system === 'kmu2010' ? [] : [name]));
  const share = (found: readonly boolean[]) => found.filter(Boolean).length / found.length;

  test('at least 92 % are near to the spelling of 2010, and at most 0.06 % of other names are', () => {
    const same = variants.flatMap((row) =>
      others(row).map((name) => similarity(folded(row.kmu2010), folded(name)) >= NEAR),
    );
    const different = variants.flatMap((row) =>
      variants
        .filter((each) => each !== row)
        .map((each) => similarity(folded(row.kmu2010), folded(each.kmu2010)) >= NEAR),
    );
    expect([same.length, different.length]).toEqual([420, 3540]);
    console.info(
      `near: ${(share(same) * 100).toFixed(1)} % of the same name, ${(share(different) * 100).toFixed(3)} % of others`,
    );
    expect(share(same)).toBeGreaterThanOrEqual(0.92);
    expect(share(different)).toBeLessThanOrEqual(0.0006);
  });

  test('a profile in Cyrillic is found by its document in every spelling, and by no other name', () => {
    const isFound = (uk: string, latin: string) => matchNames(uk, latin, { part: true }).band !== 'different';
    const same = variants.flatMap((row) => others(row).map((name) => isFound(row.uk, name)));
    const different = variants.flatMap((row) =>
      variants.filter((each) => each !== row).map((each) => isFound(row.uk, each.kmu2010)),
    );
    expect(share(same)).toBeGreaterThanOrEqual(0.92);
    expect(share(different)).toBeLessThanOrEqual(0.0012);
  });
});

describe('the name of a profile beside the name of a document', () => {
  test.each([
    ['Jan Novák', 'NOVAK JAN', 1, 'equal', 'exact'],
    ['Novák Jan', 'NOVAK JAN KAREL', 1, 'equal', 'exact more-in-document'],
    ['Ing. Jan Novák, Ph.D.', 'NOVAK JAN', 1, 'equal', 'exact title'],
    ['Anna-Marie Müller', 'MUELLER ANNA MARIE', 1, 'equal', 'exact'],
    ['Олена Коваленко', 'KOVALENKO OLENA', 1, 'equal', 'romanised'],
    ['Коваленко Олена Петрівна', 'KOVALENKO OLENA', 1, 'equal', 'romanised patronymic'],
    ['Євген Згурський', 'ZGURSKYI IEVGEN', 1, 'equal', 'romanised'],
    ['Oleh Kovalenko', 'Коваленко Олег', 1, 'equal', 'romanised'],
    ['Jan N.', 'NOVAK JAN', 0.95, 'equal', 'exact initial'],
    ['J. N.', 'NOVAK JAN', 0.9, 'close', 'initial'],
    ['J.K. Novák', 'NOVAK JAN KAREL', 0.93, 'close', 'initial exact'],
    ['Jan', 'NOVAK JAN', 1, 'close', 'exact more-in-document single-name'],
    ['Sergii Petrenko', 'PETRENKO SERHII', 1, 'close', 'variant exact'],
    ['Jan Nowak', 'NOVAK JAN', 1, 'close', 'exact variant'],
    ['Віталій Зоряна', 'SORJANA WITALIJ', 0.93, 'close', 'variant similar'],
    ['Ганна Коваленко', 'KOVALENKO HANA', 1, 'close', 'variant romanised'],
    ['Jana Nováková', 'NOVAK JANA', 0.93, 'close', 'exact feminine'],
    ['Petra Novotná', 'NOVOTNY PETRA', 0.93, 'close', 'exact feminine'],
    ['Eva Hájková', 'HAJEK EVA', 0.93, 'close', 'exact feminine'],
    ['Оксана Згурська', 'ZGHURSKYI OKSANA', 0.93, 'close', 'romanised feminine'],
    ['Honza Novák', 'NOVAK JAN', 0.93, 'close', 'diminutive exact'],
    ['Сашко Шевченко', 'SHEVCHENKO OLEKSANDR', 0.93, 'close', 'diminutive romanised'],
    ['Sasha Shevchenko', 'SHEVCHENKO OLEKSANDR', 0.93, 'close', 'diminutive exact'],
    ['Jan Novak', 'NOVAKK JAN', 1, 'close', 'exact variant'],
    ['Jan Novák', 'NOVAX JAN', 0.9, 'close', 'exact similar'],
    ['Jana Nováková', 'DVORAKOVA JANA', 0.83, 'different', 'exact different'],
    ['Jan Novák', 'NOVAK PAVEL', 0.6, 'different', 'different exact'],
    ['Jan Novák', 'NOVAK', 0.5, 'different', 'missing exact'],
    ['Jan Jan', 'NOVAK JAN', 0.6, 'different', 'exact different'],
    ['Їжакевич Іван Петрович', 'PETRENKO IVAN', 0.56, 'different', 'different romanised patronymic'],
    ['', 'NOVAK JAN', 0, 'different', 'more-in-document'],
    ['Jan Novák', '', 0, 'different', 'missing'],
  ])('“%s” and “%s”: %d, %s (%s)', (profile, document, score, band, why) => {
    const match = matchNames(profile, document);
    const reasons = [...new Set(match.because.map((each) => each.why))].join(' ');
    expect({ score: match.score, band: match.band, reasons }).toEqual({ score, band, reasons: why });
  });

  test('a name that the zone cut is compared by its beginning, and only there', () => {
    const cut = ['Konstantina Papadopoulou', 'PAPADOPOULOU KONST'] as const;
    expect(matchNames(...cut, { truncated: true })).toMatchObject({ score: 0.95, band: 'equal' });
    expect(matchNames(...cut).band).toBe('different');
  });

  test('a surname that ends like a patronymic is not passed over', () => {
    expect(matchNames('Маринович Іван', 'PETRENKO IVAN').band).toBe('different');
    expect(matchNames('Маринович Іван', 'MARYNOVYCH IVAN').band).toBe('equal');
  });

  test('Olexandr is not Oleksandra, nor Petr Pavel, however near Jaro and Winkler find them', () => {
    expect(matchNames('Petr Novotný', 'NOVOTNY PAVEL').band).toBe('different');
    expect(matchNames('Олександр Бондаренко', 'BONDARENKO OLEKSANDRA').band).not.toBe('equal');
  });

  test('a name as long as a book takes no longer than a name', () => {
    const long = `${'ш'.repeat(100_000)} ${'ж '.repeat(100_000)}`;
    expect(matchNames(long, long)).toMatchObject({ score: 1 });
  });

  test('the order of words and capitals do not matter, and a name is always its own', () => {
    const word = fc.constantFrom('Jan', 'Nováková', 'Олена', 'Ганна', 'Šimon', 'Груша', 'Þór', 'Müller', "Дем'ян");
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 2, maxLength: 4 }), (words) => {
        const [name, turned] = [words.join(' '), words.toReversed().join(' ').toUpperCase()];
        expect(matchNames(name, turned)).toMatchObject({ score: 1, band: 'equal' });
      }),
      { numRuns: 500 },
    );
  });

  test('whatever the names are, the score is a share of two decimals and fits its band', () => {
    const name = fc.string({ unit: fc.constantFrom(..."abÁčЄїЩ. -<'łß"), maxLength: 30 });
    fc.assert(
      fc.property(name, name, fc.boolean(), (profile, document, truncated) => {
        const { score, band } = matchNames(profile, document, { truncated });
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        expect(Math.round(score * 100) / 100).toBe(score);
        if (band === 'equal') expect(score).toBeGreaterThanOrEqual(0.95);
        if (band === 'close') expect(score).toBeGreaterThanOrEqual(0.8);
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('what a person is found again by', () => {
  test('is one for all spellings, orders and scripts of a name, and another for another day', () => {
    const key = nameBirthKey('Коваленко', 'Олена Петрівна', '1990-05-01');
    expect(nameBirthKey('KOVALENKO', 'OLENA', '1990-05-01')).toBe(key);
    expect(nameBirthKey('Olena', 'Kovalenko', '1990-05-01')).toBe(key);
    expect(nameBirthKey('KOVALENKO', 'OLENA', '1990-05-02')).not.toBe(key);
    expect(nameBirthKey('Сергій', 'Гончаренко', '1990-05-01')).toBe(
      nameBirthKey('SERGII', 'GONCHARENKO', '1990-05-01'),
    );
  });

  test('a document is one however its number is typed', () => {
    const key = numberKey('UA', 'passport', 'KM 123456');
    expect(numberKey('UA', 'passport', 'км№123456')).toBe(key);
    expect(numberKey('UA', 'passport', 'KM-123456')).toBe(key);
    expect(numberKey('UA', 'id-card', 'KM123456')).not.toBe(key);
    expect(numberKey('CZ', 'passport', 'KM123456')).not.toBe(key);
  });
});
