import { describe, expect, test } from 'vitest';
import { CHECK_CODES, type CheckCode } from '#db/words.ts';
import { CHECKS } from '#server/identity/catalogue.ts';
import { autoChecks } from '#server/identity/checks.ts';
import { compareFields } from '#server/identity/compare.ts';
import { DOCUMENT_CHECKS, type TypedDocument } from '#server/identity/contract.ts';
import type { DocumentFacts, PictureFacts } from '#server/identity/facts.ts';
import { parseMrz } from '#server/identity/mrz.ts';
import { renderMrz, ZONES } from '../support/mrz.ts';

const TODAY = '2026-12-01';
const typed: TypedDocument = {
  surname: 'Nováková',
  givenNames: 'Jana',
  birthDate: '1985-06-23',
  sex: 'F',
  nationality: 'CZE',
  number: '990008533',
  issuedOn: '2021-08-14',
  expiresOn: '2031-08-14',
};
const front: PictureFacts = {
  side: 'front',
  width: 2000,
  height: 1260,
  scan: 'clean',
  quality: { sharpness: 474, luminance: 195, greyscale: false },
  traces: { editor: false },
};
const facts: DocumentFacts = {
  type: 'id-card',
  country: 'CZ',
  profile: { name: 'Jana Nováková', birthDate: '1985-06-23' },
  typed,
  mrz: renderMrz(ZONES.czechCard).join('\n'),
  pictures: [front, { ...front, side: 'back' }],
  duplicates: { files: 0, numbers: 0, identities: 0, blocklisted: 0 },
  earlierLatinName: 'NOVAKOVA JANA',
};
const run = (changes: Partial<DocumentFacts>, today = TODAY) =>
  new Map(autoChecks({ ...facts, ...changes }, DOCUMENT_CHECKS, today).map((check) => [check.code, check]));
const say = (code: CheckCode, changes: Partial<DocumentFacts>, today?: string) => {
  const found = run(changes, today).get(code);
  return found ? [found.result, found.detail] : null;
};
const resultOf = (code: CheckCode, changes: Partial<DocumentFacts>, today?: string) =>
  run(changes, today).get(code)?.result;

describe('what a program says of a document', () => {
  test('of one in which everything agrees: every check that has a program, and none fails', () => {
    const all = autoChecks(facts, DOCUMENT_CHECKS, TODAY);
    expect(all.map(({ code }) => code)).toEqual(CHECK_CODES.filter((code) => CHECKS[code].sources.includes('auto')));
    const open = all.filter(({ result }) => result !== 'pass').map(({ code, result }) => [code, result]);
    expect(open).toEqual([
      ['IMG_COMPLETE', 'na'],
      ['NO_DIGITAL_TAMPERING', 'na'],
    ]);
  });

  test('before anything was typed it says only what pictures and marks say', () => {
    const duplicates = { files: 0, numbers: null, identities: null, blocklisted: null };
    expect([...run({ typed: null, mrz: null, duplicates }).keys()]).toEqual([
      'FILE_AV',
      'FILE_SEEN_BEFORE',
      'IMG_SHARP',
      'IMG_LIGHT',
      'IMG_COMPLETE',
      'IMG_COLOUR',
      'NO_DIGITAL_TAMPERING',
    ]);
    expect(
      autoChecks({ ...facts, typed: null, mrz: ' \n', duplicates, pictures: [] }, DOCUMENT_CHECKS, TODAY).length,
    ).toBe(1);
  });

  test('nothing that it keeps names the person or the document', () => {
    const other = { ...typed, surname: 'Dvořáková', birthDate: '1985-05-23', number: '990008534X' };
    for (const changes of [
      {},
      { typed: other },
      { mrz: `${facts.mrz}7` },
      { profile: { name: 'Petr Kučera', birthDate: '1970-01-02' } },
    ]) {
      const kept = JSON.stringify([...run(changes).values()].map(({ detail }) => detail));
      expect(kept).not.toMatch(/nov|dvo|jana|kučera|99000853|1985|1970/i);
    }
  });
});

describe('pictures', () => {
  const picture = (changes: Partial<PictureFacts>) => ({
    pictures: [front, { ...front, side: 'back' as const, ...changes }],
  });
  const quality = (changes: Partial<PictureFacts['quality']>) => picture({ quality: { ...front.quality, ...changes } });
  test.each([
    ['IMG_SHARP', quality({ sharpness: 99 }), 'warn', { side: 'back', sharpness: 99, limit: 100, strong: false }],
    ['IMG_SHARP', quality({ sharpness: 9.4 }), 'warn', { side: 'back', sharpness: 9, limit: 100, strong: true }],
    ['IMG_SHARP', quality({ sharpness: 100 }), 'pass', { sharpness: 100 }],
    ['IMG_LIGHT', quality({ luminance: 48 }), 'warn', { side: 'back', luminance: 48, limit: 60, strong: false }],
    ['IMG_COLOUR', quality({ greyscale: true }), 'warn', { why: 'greyscale', side: 'back' }],
    ['IMG_COMPLETE', picture({ width: 2000, height: 400 }), 'warn', { why: 'strip', side: 'back' }],
    ['NO_DIGITAL_TAMPERING', picture({ traces: { editor: true } }), 'warn', { why: 'editor', side: 'back' }],
    ['FILE_AV', picture({ scan: 'infected' }), 'fail', { why: 'infected' }],
    ['FILE_AV', picture({ scan: 'not-scanned' }), 'warn', { why: 'not-scanned' }],
  ] as const)('%s of %j: %s', (code, changes, result, detail) => {
    expect(say(code, changes)).toEqual([result, detail]);
  });
});

describe('the zone', () => {
  test.each([
    ['ABC', 'fail', { why: 'line-count', line: 1, at: null }],
    ['V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nL8988901C4XXX4009078F9612109<<<<<<<<', 'warn', { why: 'visa' }],
    [
      renderMrz(ZONES.czechCard).join('\n').replace('850623', '750623'),
      'fail',
      { why: 'inconsistent', format: 'TD1', digits: 'birthDate composite', dates: 0, characters: 0 },
    ],
    [
      renderMrz({ ...ZONES.czechCard, birth: '850231' }).join('\n'),
      'fail',
      { why: 'inconsistent', format: 'TD1', digits: '', dates: 1, characters: 0 },
    ],
  ])('%s: %s', (mrz, result, detail) => {
    expect(say('MRZ_CONSISTENT', { mrz })).toEqual([result, detail]);
  });

  test.each([
    ['number', { number: '990008534' }],
    ['birthDate', { birthDate: '1985-06-24' }],
    ['sex', { sex: 'M' }],
    ['nationality', { nationality: 'SVK' }],
    ['expiresOn', { expiresOn: '2031-08-15' }],
    ['surname', { surname: 'Dvořáková' }],
    ['givenNames', { givenNames: 'Petra' }],
  ] as const)('a %s that differs from the printed face fails', (field, changes) => {
    expect(say('VIZ_EQ_MRZ', { typed: { ...typed, ...changes } })).toEqual([
      'fail',
      { different: field, close: '', open: '' },
    ]);
  });

  test('a passport that was sent as a card, or for another country, differs', () => {
    expect(say('VIZ_EQ_MRZ', { type: 'passport', country: 'SK' })).toEqual([
      'fail',
      { different: 'type country', close: '', open: '' },
    ]);
    expect(resultOf('VIZ_EQ_MRZ', { country: 'CZ', type: 'residence-permit' })).toBe('pass');
  });

  test('a name typed a little otherwise, one more name in the zone, or a field not typed want a word', () => {
    expect(say('VIZ_EQ_MRZ', { typed: { ...typed, surname: 'Novákova', givenNames: 'Jarna' } })?.[0]).toBe('warn');
    const more = { mrz: renderMrz({ ...ZONES.czechCard, givenNames: 'JANA MARIE' }).join('\n') };
    expect(say('VIZ_EQ_MRZ', more)).toEqual(['warn', { different: '', close: 'givenNames', open: '' }]);
    expect(say('VIZ_EQ_MRZ', { typed: { ...typed, number: null } })).toEqual([
      'warn',
      { different: '', close: '', open: 'number' },
    ]);
  });

  test('a Ukrainian face in Cyrillic with a patronymic is its zone in Latin without one', () => {
    const zone = parseMrz(renderMrz(ZONES.ukrainianCard).join('\n'), TODAY);
    const face = {
      ...typed,
      surname: 'Шевченко',
      givenNames: 'Тарас Григорович',
      birthDate: '1992-03-09',
      sex: 'M' as const,
    };
    const document = { ...face, nationality: 'UKR', number: '000000007', expiresOn: '2033-01-01' };
    if (zone.kind !== 'read') throw new Error(zone.kind);
    const found = compareFields({ type: 'id-card', country: 'UA' }, document, zone);
    expect(new Set(Object.values(found))).toEqual(new Set(['same']));
  });

  test('names that the zone cut are compared by their beginnings, and who has one name has an empty field', () => {
    const long = { ...ZONES.czechCard, surname: 'NOVAKOVA DVORAKOVA', givenNames: 'JANA ANTONINA' };
    const face = { ...typed, surname: 'Nováková Dvořáková', givenNames: 'Jana Antonína' };
    expect(renderMrz(long)[2]).toBe('NOVAKOVA<DVORAKOVA<<JANA<ANTON');
    expect(resultOf('VIZ_EQ_MRZ', { typed: face, mrz: renderMrz(long).join('\n') })).toBe('pass');
    const one = renderMrz({ ...ZONES.czechCard, surname: 'SUKARNO', givenNames: '' }).join('\n');
    expect(resultOf('VIZ_EQ_MRZ', { typed: { ...typed, surname: 'Sukarno', givenNames: null }, mrz: one })).toBe(
      'pass',
    );
  });

  test('without a zone that can be read there is nothing to compare', () => {
    expect(say('VIZ_EQ_MRZ', { mrz: 'ABC' })).toBeNull();
    expect(say('VIZ_EQ_MRZ', { typed: null })).toBeNull();
  });
});

describe('how long it is good, and for whom', () => {
  const until = (expiresOn: string) => ({ typed: { ...typed, expiresOn }, mrz: null });
  test.each([
    ['2026-11-30', 'fail', { why: 'expired', expiresOn: '2026-11-30', days: -1 }],
    ['2026-12-01', 'warn', { why: 'soon', expiresOn: '2026-12-01', days: 0 }],
    ['2026-12-30', 'warn', { why: 'soon', expiresOn: '2026-12-30', days: 29 }],
    ['2026-12-31', 'pass', { why: 'good', expiresOn: '2026-12-31', days: 30 }],
  ])('until %s: %s', (expiresOn, result, detail) => {
    expect(say('NOT_EXPIRED', until(expiresOn))).toEqual([result, detail]);
  });

  test('of two dates the earlier one counts, so a face that was made longer does not help', () => {
    const mrz = renderMrz({ ...ZONES.czechCard, expiry: '261130' }).join('\n');
    expect(resultOf('NOT_EXPIRED', { mrz })).toBe('fail');
    expect(say('NOT_EXPIRED', { typed: { ...typed, expiresOn: null }, mrz: null })).toBeNull();
  });

  test.each([
    ['2008-12-01', 'pass', { minimum: 18 }],
    ['2008-12-02', 'fail', { why: 'too-young', age: 17, minimum: 18, from: '2026-12-02' }],
    ['2027-01-01', 'fail', { why: 'not-a-date' }],
  ])('born %s: %s', (birthDate, result, detail) => {
    expect(say('AGE_18', { typed: { ...typed, birthDate }, mrz: null })).toEqual([result, detail]);
  });

  test('born on 29 February, of age on 1 March', () => {
    const leap = { typed: { ...typed, birthDate: '2008-02-29' }, mrz: null };
    expect(resultOf('AGE_18', leap, '2026-02-28')).toBe('fail');
    expect(resultOf('AGE_18', leap, '2026-03-01')).toBe('pass');
  });

  test('of two birth dates the later one counts; one that the zone leaves open wants a person', () => {
    const young = renderMrz({ ...ZONES.czechCard, birth: '100623' }).join('\n');
    expect(resultOf('AGE_18', { mrz: young })).toBe('fail');
    const open = renderMrz({ ...ZONES.czechCard, birth: '85<<<<' }).join('\n');
    expect(resultOf('AGE_18', { typed: null, mrz: open })).toBe('warn');
    expect(resultOf('DOB_EQ_PROFILE', { typed: null, mrz: open })).toBe('warn');
  });

  test('a specimen fails by its state or its name, on the face or in the zone', () => {
    expect(resultOf('NOT_SPECIMEN', { mrz: renderMrz({ ...ZONES.czechCard, issuer: 'UTO' }).join('\n') })).toBe('fail');
    expect(resultOf('NOT_SPECIMEN', { typed: { ...typed, surname: 'Зразок' }, mrz: null })).toBe('fail');
  });
});

describe('whose it is', () => {
  const named = (name: string) => ({ profile: { ...facts.profile, name } });
  test.each([
    ['Jana Nováková', 'pass', 1],
    ['Jana Novák', 'warn', 0.93],
    ['Jana Dvořáková', 'fail', 0.83],
  ])('a profile of %s: %s', (name, result, score) => {
    expect(say('NAME_EQ_PROFILE', named(name))).toMatchObject([result, { score }]);
  });

  test('the better of face and zone counts, as the face may be Cyrillic and the zone cut', () => {
    expect(
      resultOf('NAME_EQ_PROFILE', { ...named('Jana Nováková'), typed: { ...typed, surname: null, givenNames: null } }),
    ).toBe('pass');
    expect(resultOf('NAME_EQ_PROFILE', { mrz: null })).toBe('pass');
  });

  test('thresholds are the policy’s', () => {
    const strict = { ...DOCUMENT_CHECKS, nameCloseFrom: 0.94 };
    const found = autoChecks({ ...facts, ...named('Jana Novák') }, strict, TODAY).find(
      ({ code }) => code === 'NAME_EQ_PROFILE',
    );
    expect(found?.result).toBe('fail');
  });

  test.each([
    ['1985-06-23', 'pass', {}],
    ['1985-06-24', 'fail', { differs: 'day', swapped: false }],
    ['1986-06-23', 'fail', { differs: 'year', swapped: false }],
    [null, 'na', { why: 'not-in-profile' }],
  ])('born %s by the profile: %s', (birthDate, result, detail) => {
    expect(say('DOB_EQ_PROFILE', { profile: { ...facts.profile, birthDate } })).toEqual([result, detail]);
  });

  test('a day and a month that changed places are said to be so', () => {
    const swapped = {
      profile: { ...facts.profile, birthDate: '1985-03-09' },
      typed: { ...typed, birthDate: '1985-09-03' },
    };
    expect(say('DOB_EQ_PROFILE', swapped)).toEqual(['fail', { differs: 'month day', swapped: true }]);
  });

  test.each([
    ['FILE_SEEN_BEFORE', { files: 2 }, 'fail'],
    ['DOC_NUMBER_UNIQUE', { numbers: 1 }, 'fail'],
    ['IDENTITY_UNIQUE', { identities: 1 }, 'warn'],
    ['DOC_NOT_BLOCKLISTED', { blocklisted: 1 }, 'fail'],
  ] as const)('%s with %j: %s', (code, found, result) => {
    expect(say(code, { duplicates: { ...facts.duplicates, ...found } })).toEqual([
      result,
      { others: Object.values(found)[0] },
    ]);
  });

  test.each([
    ['NOVAKOVA JANA', 'pass'],
    ['JANA NOVAKOVA', 'pass'],
    ['NOWAKOWA JANA', 'warn'],
    [null, 'na'],
  ])('an earlier document spelt %s: %s', (earlierLatinName, result) => {
    expect(resultOf('OTHER_DOC_NAME_SAME', { earlierLatinName })).toBe(result);
  });
});
