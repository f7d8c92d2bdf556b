import { describe, expect, test, vi } from 'vitest';
import { checkDigit } from '#server/identity/checkDigit.ts';
import { type MrzReading, parseMrz } from '#server/identity/mrz.ts';
import { maskPersonal } from '#server/identity/personalNumber.ts';
import { renderMrz, ZONES, type Zone } from '../support/mrz.ts';
import data from './data/mrz.json' with { type: 'json' };
import { fc } from './seed.ts';

// Thousands of cases take as long as they take on a machine that does other things as well.
vi.setConfig({ testTimeout: 60_000 });

const TODAY = '2026-12-01';
const read = (text: string, today = TODAY): MrzReading => {
  const verdict = parseMrz(text, today);
  if (verdict.kind !== 'read') throw new Error(`not read: ${JSON.stringify(verdict)}`);
  return verdict;
};
const readZone = (zone: Zone, today = TODAY) => read(renderMrz(zone).join('\n'), today);
const failing = (reading: MrzReading) => reading.checks.filter(({ ok }) => !ok).map(({ field }) => field);

interface Expected {
  fields: Record<string, string | boolean>;
  checks: Record<string, boolean>;
}
const vectors = data.vectors.filter(({ format }) => /^TD/.test(format));
const CHECK_NAMES = {
  number: 'document_number',
  birthDate: 'birth',
  expiry: 'expiry',
  personalNumber: 'personal_number',
  composite: 'composite',
};
const plain = (text: unknown) =>
  String(text ?? '')
    .replace(/^<+|<+$/g, '')
    .replace(/<+/g, ' ');

test('25 zones of cards and passports were published with what is in them', () => {
  expect(vectors.length).toBe(25);
});

describe.each(vectors)('$id ($format, $source_label)', ({ lines, format, independent }) => {
  const { fields, checks } = independent as unknown as Expected;
  const reading = read(lines.join('\n'));

  test('reads as what is in it', () => {
    expect(reading).toMatchObject({
      format,
      code: plain(fields.document_code),
      issuer: plain(fields.issuing_state),
      nationality: plain(fields.nationality),
      number: plain(fields.document_number),
      surname: plain(fields.surname),
      givenNames: plain(fields.given),
      truncated: fields.name_truncated,
    });
    expect(reading.numberRule ?? 'none').toBe(String(fields.long_number_rule ?? 'none').replaceAll('_', '-'));
  });

  test('each check digit agrees or not as was computed elsewhere', () => {
    const found = reading.checks.map(({ field, ok }) => [CHECK_NAMES[field], ok]);
    expect(Object.fromEntries(found)).toEqual(checks);
  });

  test('shows every character of the zone but personal numbers', () => {
    const masked = reading.lines.map((line, index) =>
      [...line].filter((character, at) => character !== '•' && character !== lines[index]?.[at]),
    );
    expect(masked.flat()).toEqual([]);
  });
});

describe('a zone that is none that can be read is said to be so, with its place', () => {
  const card = renderMrz(ZONES.czechCard);
  const passport = renderMrz(ZONES.czechPassport);
  const [first = '', second = '', third = ''] = card;

  test.each([
    ['nothing', '', { kind: 'malformed', why: 'empty', line: null, at: null }],
    ['only spaces', ' \n\t\n', { kind: 'malformed', why: 'empty', line: null, at: null }],
    [
      'a Cyrillic О among the letters',
      [first, second, third.replace('O', 'О')].join('\n'),
      { kind: 'malformed', why: 'alphabet', line: 3, at: 2 },
    ],
    ['a sign', passport.join('\n').replace('CZESV', 'CZ*SV'), { kind: 'malformed', why: 'alphabet', line: 1, at: 5 }],
    [
      'a line too short',
      [first, second.slice(1), third].join('\n'),
      { kind: 'malformed', why: 'length', line: 2, at: 30 },
    ],
    ['a line too long', `${passport[0]}<\n${passport[1]}`, { kind: 'malformed', why: 'length', line: 1, at: 45 }],
    ['one line of three', first, { kind: 'malformed', why: 'line-count', line: 1, at: null }],
    ['four lines', [...card, third].join('\n'), { kind: 'malformed', why: 'line-count', line: 4, at: null }],
    [
      'a Slovak card of two lines of 34',
      `I<SVKNOVAK<<JAN${'<'.repeat(19)}\nSP999999<8SVK8001014M2001019<<<<<<`,
      { kind: 'unsupported', why: 'slovak-id-card', line: 1, at: 3 },
    ],
    [
      'its upper line alone',
      `I<SVKNOVAK<<JAN${'<'.repeat(19)}`,
      { kind: 'unsupported', why: 'slovak-id-card', line: 1, at: 3 },
    ],
  ])('%s', (_, text, verdict) => {
    expect(parseMrz(text, TODAY)).toEqual(verdict);
  });

  test.each(data.vectors.filter(({ format }) => !/^TD/.test(format)))('$id ($source_label)', ({ format, lines }) => {
    expect(parseMrz(lines.join('\n'), TODAY)).toMatchObject({
      kind: 'unsupported',
      why: format === 'FRENCH_ID' ? 'french-id-card' : 'visa',
    });
  });

  test('whatever is typed, there is an answer', () => {
    const characters = fc.constantFrom(...'<<<<AZ09az \n\r\t•ОžŁ🂡');
    const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: characters, maxLength: 140 }));
    fc.assert(
      fc.property(text, (typed) => {
        expect(['read', 'malformed', 'unsupported']).toContain(parseMrz(typed, TODAY).kind);
      }),
      { numRuns: 5_000 },
    );
  });
});

describe('people type as they like', () => {
  const lines = renderMrz(ZONES.ukrainianPassport);

  test.each([
    ['in lower case', lines.join('\n').toLowerCase()],
    ['with spaces between', lines.map((line) => line.replaceAll(/(.{5})/g, '$1 ')).join('\n')],
    ['with empty lines', `\n\n${lines.join('\r\n\r\n')}\n`],
    ['as one text', lines.join('')],
    ['with a space instead of a line break', lines.join(' ')],
  ])('%s', (_, text) => {
    expect(read(text)).toEqual(read(lines.join('\n')));
  });

  test('three lines of a card as one text', () => {
    expect(readZone(ZONES.czechCard)).toEqual(read(renderMrz(ZONES.czechCard).join('')));
  });
});

describe('what is written is what is read', () => {
  const letters = (max: number) =>
    fc.string({ unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), minLength: 1, maxLength: max });
  const day = fc
    .date({ min: new Date('1930-01-01'), max: new Date('2026-11-30'), noInvalidDate: true })
    .map((at) => at.toISOString().slice(0, 10));
  const later = fc
    .date({ min: new Date('2017-01-01'), max: new Date('2075-12-31'), noInvalidDate: true })
    .map((at) => at.toISOString().slice(0, 10));
  const zone = fc.record({
    format: fc.constantFrom('TD1', 'TD2', 'TD3'),
    code: fc.constantFrom('I', 'ID', 'P', 'AR'),
    issuer: fc.constantFrom('CZE', 'UKR', 'D', 'POL'),
    surname: letters(9),
    givenNames: letters(9),
    number: fc.string({ unit: fc.constantFrom(...'ABCXYZ0123456789'), minLength: 1, maxLength: 9 }),
    birthDate: day,
    sex: fc.constantFrom('F', 'M', '<'),
    expiresOn: later,
  });
  const short = (date: string) => date.slice(2).replaceAll('-', '');

  test('in all three formats, with every digit in agreement', () => {
    fc.assert(
      fc.property(zone, ({ birthDate, expiresOn, ...rest }) => {
        const reading = readZone({ ...rest, birth: short(birthDate), expiry: short(expiresOn) } as Zone);
        expect(reading).toMatchObject({
          format: rest.format,
          code: rest.code,
          issuer: rest.issuer,
          surname: rest.surname,
          givenNames: rest.givenNames,
          number: rest.number,
          sex: rest.sex === '<' ? 'X' : rest.sex,
          consistent: true,
          truncated: false,
        });
        // Who is over ninety-six may have been born a hundred years later for all the zone says.
        if (birthDate >= '1927') expect(reading.birthDate).toEqual({ value: birthDate, state: 'date' });
        expect(reading.expiry).toEqual({ value: expiresOn, state: 'date' });
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a single wrong character', () => {
  const every = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<'];
  const worth = (character: string) => (character === '<' ? 0 : Number.parseInt(character, 36));
  const isBlind = (one: string, other: string) => (worth(one) - worth(other)) % 10 === 0;

  test('is one of 666 pairs, of which check digits cannot tell 52 apart', () => {
    const pairs = every.flatMap((one, at) => every.slice(at + 1).map((other) => [one, other] as const));
    const blind = pairs.filter(([one, other]) => isBlind(one, other));
    expect([pairs.length, blind.length]).toEqual([666, 52]);
    const same = pairs.filter(([one, other]) =>
      [7, 3, 1].every((_, at) => checkDigit('0'.repeat(at) + one) === checkDigit('0'.repeat(at) + other)),
    );
    expect(same).toEqual(blind);
  });

  const places = [
    ['number', 'TD1', 0, 5, 14],
    ['birthDate', 'TD1', 1, 0, 6],
    ['expiry', 'TD1', 1, 8, 14],
    ['number', 'TD3', 1, 0, 9],
    ['birthDate', 'TD3', 1, 13, 19],
    ['expiry', 'TD3', 1, 21, 27],
    ['personalNumber', 'TD3', 1, 28, 42],
  ] as const;
  test.each(places)(
    'in the %s of a %s is caught wherever it stands, unless it is of a blind pair',
    (field, format, line, from, to) => {
      const zone = {
        ...ZONES.ukrainianPassport,
        format,
        number: 'AB12C3450',
        optional: format === 'TD3' ? 'ZE184226B' : '',
      };
      const right = renderMrz(zone);
      for (let at = from; at < to; at++)
        for (const other of every) {
          const was = right[line]?.[at] ?? '';
          if (other === was) continue;
          const wrong = right.map((text, index) =>
            index === line ? text.slice(0, at) + other + text.slice(at + 1) : text,
          );
          const caught = failing(read(wrong.join('\n'))).includes(field);
          expect([line, at, was, other, caught]).toEqual([line, at, was, other, !isBlind(was, other)]);
        }
    },
  );
});

describe('the Czech and Ukrainian specimens of this house', () => {
  test.each(Object.entries(ZONES))('%s is consistent', (_, zone) => {
    expect(readZone(zone)).toMatchObject({
      consistent: true,
      specimen: false,
      surname: zone.surname,
      number: zone.number,
    });
  });

  test('a birth date that somebody made older no longer agrees, and its digit says what it would have to be', () => {
    const lines = renderMrz(ZONES.czechCard);
    const tampered = [lines[0], (lines[1] ?? '').replace('850623', '750623'), lines[2]].join('\n');
    const reading = read(tampered);
    expect(reading.consistent).toBe(false);
    expect(failing(reading)).toEqual(['birthDate', 'composite']);
    expect(reading.checks.find(({ field }) => field === 'birthDate')).toMatchObject({
      expected: checkDigit('750623'),
      found: checkDigit('850623'),
      line: 2,
      at: 7,
    });
  });

  test('a name that fills its field may be cut, one that does not is whole', () => {
    const long = { ...ZONES.czechCard, surname: 'NOVAKOVA DVORAKOVA', givenNames: 'JANA MARIE KATERINA' };
    expect(readZone(long)).toMatchObject({ truncated: true, surname: 'NOVAKOVA DVORAKOVA', givenNames: 'JANA MARIE' });
    expect(readZone(ZONES.czechCard).truncated).toBe(false);
  });

  test('one name only, and names without a surname', () => {
    expect(readZone({ ...ZONES.czechPassport, surname: 'SUKARNO', givenNames: '' })).toMatchObject({
      surname: 'SUKARNO',
      givenNames: '',
    });
    expect(readZone({ ...ZONES.czechPassport, surname: '', givenNames: 'ANNA' })).toMatchObject({
      surname: '',
      givenNames: 'ANNA',
    });
  });

  test('optional data at the right of its field', () => {
    expect(readZone({ ...ZONES.czechCard, optional: '<<<<<<<<<<AB123' })).toMatchObject({
      optional: ['AB123', ''],
      consistent: true,
    });
  });

  test('a filler where a personal number asks for 0 is right, with and without a number (Netherlands)', () => {
    for (const optional of ['', 'A<<<<<<<<<<<<<']) {
      const lines = renderMrz({ ...ZONES.czechPassport, issuer: 'NLD', optional });
      expect(lines[1]?.[42]).toBe('0');
      const filler = [lines[0], `${lines[1]?.slice(0, 42)}<${lines[1]?.slice(43)}`].join('\n');
      expect(failing(read(filler))).toEqual([]);
    }
    const other = renderMrz({ ...ZONES.czechPassport, optional: 'B' });
    expect(failing(read(`${other[0]}\n${other[1]?.slice(0, 42)}<${other[1]?.slice(43)}`))).toContain('personalNumber');
  });

  test('a composite digit that is wrong on purpose is wrong alone (a German specimen is so)', () => {
    const lines = renderMrz({ ...ZONES.czechPassport, issuer: 'D', surname: 'MUSTERMANN', givenNames: 'ERIKA' });
    const digit = (Number(lines[1]?.[43]) + 1) % 10;
    const reading = read(`${lines[0]}\n${lines[1]?.slice(0, 43)}${digit}`);
    expect(failing(reading)).toEqual(['composite']);
    expect(reading.consistent).toBe(false);
  });

  test('a digit in a name is misread, whatever the check digits say', () => {
    const reading = readZone({ ...ZONES.czechCard, surname: 'N0VAKOVA' });
    expect(failing(reading)).toEqual([]);
    expect(reading).toMatchObject({ consistent: false, misplaced: [{ kind: 'letter', line: 3, at: 2, found: '0' }] });
  });

  test('Utopia is no state, and SPECIMEN, VZOR and ЗРАЗОК are no names', () => {
    for (const surname of ['SPECIMEN', 'VZOR', 'ZRAZOK', 'SPECIMEN TRAVEL'])
      expect(readZone({ ...ZONES.czechCard, surname }).specimen).toBe(true);
    expect(readZone({ ...ZONES.czechCard, issuer: 'UTO' }).specimen).toBe(true);
    expect(readZone({ ...ZONES.czechCard, surname: 'VZORKOVA' }).specimen).toBe(false);
  });
});

describe('dates of two digits a year', () => {
  const card = ZONES.czechCard;
  test.each([
    ['850623', '2026-12-01', '1985-06-23', 'date'],
    ['261201', '2026-12-01', '2026-12-01', 'date'],
    ['261202', '2026-12-01', '1926-12-02', 'date'],
    ['000229', '2026-12-01', '2000-02-29', 'date'],
    ['010229', '2026-12-01', null, 'not-a-date'],
    ['850231', '2026-12-01', null, 'not-a-date'],
    ['851301', '2026-12-01', null, 'not-a-date'],
    ['8506<<', '2026-12-01', '1985-06', 'partial'],
    ['85<<<<', '2026-12-01', '1985', 'partial'],
    ['85<<23', '2026-12-01', '1985', 'partial'],
    ['85<<32', '2026-12-01', null, 'not-a-date'],
    ['8513<<', '2026-12-01', null, 'not-a-date'],
    ['<<<<<<', '2026-12-01', null, 'unknown'],
    ['8<0623', '2026-12-01', null, 'not-a-date'],
    ['2612<<', '2026-11-30', '1926-12', 'partial'],
  ])('born %s is, on %s, %s (%s)', (birth, today, value, state) => {
    expect(readZone({ ...card, birth }, today).birthDate).toEqual({ value, state });
  });

  test.each([
    ['161201', '2016-12-01'],
    ['120415', '2012-04-15'],
    ['761231', '2076-12-31'],
    ['770101', '1977-01-01'],
    ['990101', '1999-01-01'],
  ])('good until %s is, on 2026-12-01, %s', (expiry, value) => {
    expect(readZone({ ...card, expiry }).expiry).toEqual({ value, state: 'date' });
  });

  test('31 February is not consistent though its digit is right; an open day is', () => {
    expect(readZone({ ...card, birth: '850231' })).toMatchObject({ consistent: false });
    expect(failing(readZone({ ...card, birth: '850231' }))).toEqual([]);
    expect(readZone({ ...card, birth: '8506<<' }).consistent).toBe(true);
  });
});

describe('a personal number is seen, judged and never handed on', () => {
  const passport = { ...ZONES.czechPassport, birth: '690622', sex: 'F' };
  const all = (zone: Zone) => {
    const lines = renderMrz(zone);
    return { reading: read(lines.join('\n')), lines };
  };

  test('the birth number of an old Czech passport', () => {
    const { reading } = all({ ...passport, optional: '6956220612' });
    expect(reading.birthNumber).toEqual({ matchesBirth: true, divisible: true });
    expect(reading.optional).toEqual(['••••••••••']);
    expect(JSON.stringify(reading)).not.toContain('695622');
    expect(reading.lines[1]?.slice(28)).toMatch(/^•{10}<{4}•\d$/);
  });

  test('one that 11 does not divide, or of another day, is said to be so and masked as well', () => {
    expect(all({ ...passport, optional: '6956220613' }).reading.birthNumber).toEqual({
      matchesBirth: true,
      divisible: false,
    });
    const other = all({ ...passport, optional: '7001011239' }).reading;
    expect(other.birthNumber).toMatchObject({ matchesBirth: false });
    expect(JSON.stringify(other)).not.toContain('700101');
  });

  test('nine digits before 1954, and months of women and of crowded days', () => {
    const born = (birth: string, optional: string) => all({ ...passport, birth, optional }).reading.birthNumber;
    expect(born('530622', '535622061')).toEqual({ matchesBirth: true, divisible: null });
    expect(born('050622', '0526220615')?.matchesBirth).toBe(true);
    expect(born('050622', '0576220615')?.matchesBirth).toBe(true);
    expect(born('050622', '0506220615')?.matchesBirth).toBe(true);
  });

  test('the Ukrainian record number, and national numbers of others', () => {
    expect(readZone(ZONES.ukrainianCard)).toMatchObject({ birthNumber: null, optional: ['•'.repeat(13), ''] });
    expect(maskPersonal('85120100200')).toBe('•'.repeat(11));
    expect(maskPersonal('ZE184226B')).toBe('ZE184226B');
  });
});
