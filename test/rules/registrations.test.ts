import { describe, expect, test } from 'vitest';
import { REGISTRATION_REASONS, REGISTRATION_STATES } from '#db/words.ts';
import { validateStatement } from '#server/decisions/dsa.ts';
import { Refusal } from '#server/platform/refusal.ts';
import { QJOB_POLICY } from '#server/policies/defaults.ts';
import { AddQuestionnaire } from '#server/registrations/contract.ts';
import {
  type Asked,
  admissionOf,
  answersTo,
  answerUntil,
  groundsOf,
  labelIn,
  questionsFor,
  registrationOutcomes,
} from '#server/registrations/rules.ts';
import { refusalStatement } from '#server/registrations/statement.ts';
import {
  moveRegistration,
  REGISTRATION_ACTORS,
  REGISTRATION_COMMANDS,
  REGISTRATION_MOVES,
  type RegistrationFrom,
  registrationCommandsOf,
} from '#server/registrations/states.ts';
import { REGISTRATION_WORDS } from '#server/registrations/words/index.ts';
import { fc } from './seed.ts';

const FROM: readonly RegistrationFrom[] = ['none', ...REGISTRATION_STATES];
const refusedAs = (work: () => unknown): string => {
  try {
    return JSON.stringify(work());
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error);
  }
};
const faultsOf = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error instanceof Refusal ? [error.code, error.detail.errors] : String(error);
  }
};

/** Written by hand, cell by cell: state → command → who may and where it leads. */
const CELLS: Record<RegistrationFrom, Partial<Record<string, [who: string, to: string]>>> = {
  none: { submit: ['person', 'submitted'] },
  submitted: {
    submit: ['person', 'submitted'],
    withdraw: ['person', 'withdrawn'],
    accept: ['desk', 'accepted'],
    ask: ['desk', 'asked'],
    refuse: ['desk', 'refused'],
    escalate: ['desk', 'submitted'],
  },
  asked: { submit: ['person', 'submitted'], withdraw: ['person', 'withdrawn'], expire: ['clock', 'submitted'] },
  accepted: { submit: ['person', 'submitted'], reopen: ['desk', 'submitted'] },
  refused: { submit: ['person', 'submitted'], reopen: ['desk', 'submitted'] },
  withdrawn: { submit: ['person', 'submitted'] },
};
const EVERY_CELL = FROM.flatMap((from) =>
  REGISTRATION_COMMANDS.flatMap((command) => REGISTRATION_ACTORS.map((who) => [from, command, who] as const)),
);

describe('a registration (QJ-04, QJ-05)', () => {
  test.each(EVERY_CELL)('that is %s: “%s” by the %s leads where the table says, or nowhere', (from, command, who) => {
    const [whose, to] = CELLS[from][command] ?? [];
    if (whose === who) expect(moveRegistration(from, command, who).to).toBe(to);
    else {
      const closed = from === 'asked' && who === 'desk' ? 'case-waiting' : 'registration-closed';
      const code = command === 'reopen' ? 'cannot-revert' : closed;
      expect(refusedAs(() => moveRegistration(from, command, who))).toBe(code);
    }
  });

  test('has a row of its own for each way, and no row that nobody uses', () => {
    expect(new Set(REGISTRATION_MOVES.map(({ row }) => row)).size).toBe(REGISTRATION_MOVES.length);
    const used = EVERY_CELL.flatMap(([from, command, who]) =>
      CELLS[from][command]?.[0] === who ? [moveRegistration(from, command, who).row] : [],
    );
    expect([...new Set(used)].sort()).toEqual(REGISTRATION_MOVES.map(({ row }) => row).sort());
  });

  test('is offered to the desk while it is submitted, and at no other time', () => {
    expect(registrationOutcomes('submitted')).toEqual(['accept', 'ask', 'refuse', 'escalate']);
    for (const state of ['asked', 'accepted', 'refused', 'withdrawn'] as const)
      expect(registrationOutcomes(state)).toEqual([]);
  });

  test('never ends up in a state that is none, whatever happens to it', () => {
    const step = fc.record({
      command: fc.constantFrom(...REGISTRATION_COMMANDS),
      who: fc.constantFrom(...REGISTRATION_ACTORS),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let state: RegistrationFrom = 'none';
        for (const { command, who } of steps)
          if (registrationCommandsOf(state, who).includes(command)) state = moveRegistration(state, command, who).to;
        expect(FROM).toContain(state);
        // Only the desk admits and refuses.
        const desk = steps.some(({ command, who }) => who === 'desk' && (command === 'accept' || command === 'refuse'));
        if (!desk) expect(['accepted', 'refused']).not.toContain(state);
      }),
    );
  });
});

const question = (key: string, over: Partial<Asked> = {}): Asked => ({
  key,
  kind: 'text',
  required: true,
  categoryId: null,
  choices: [],
  ...over,
});
const FORM = [
  question('trade'),
  question('about', { kind: 'long-text', required: false }),
  question('licence', { kind: 'yes-no' }),
  question('years', { kind: 'number', required: false }),
  question('area', { kind: 'choice', choices: ['Praha', 'Brno'] }),
  question('gas', { kind: 'yes-no', categoryId: 'c-gas' }),
];
const GIVEN = { trade: 'Instalatér', licence: 'yes', area: 'Brno' };
const general = questionsFor(FORM, ['c-paint']);

describe('the answers', () => {
  test('to a category are asked only of those who offer it', () => {
    expect(general.map(({ key }) => key)).toEqual(['trade', 'about', 'licence', 'years', 'area']);
    expect(questionsFor(FORM, ['c-paint', 'c-gas']).map(({ key }) => key)).toContain('gas');
  });

  test('are kept in the order of the questions, and what was left empty is not kept', () => {
    const given = { area: 'Brno', about: '', licence: 'no', trade: 'Malíř' };
    expect(Object.entries(answersTo(general, given))).toEqual([
      ['trade', 'Malíř'],
      ['licence', 'no'],
      ['area', 'Brno'],
    ]);
  });

  test.each<[string, Record<string, string>, unknown]>([
    ['nothing at all', {}, ['answers-missing', missing('trade', 'licence', 'area')]],
    ['a required one left empty', { ...GIVEN, trade: '' }, ['answers-missing', missing('trade')]],
    ['one that nobody asked', { ...GIVEN, shoe: '42' }, ['unknown-field', { 'answers.shoe': 'unknown' }]],
    [
      'one of a category that is not offered',
      { ...GIVEN, gas: 'yes' },
      ['unknown-field', { 'answers.gas': 'unknown' }],
    ],
    ['a choice that is none', { ...GIVEN, area: 'Ostrava' }, ['invalid', { 'answers.area': 'invalid-value' }]],
    ['neither yes nor no', { ...GIVEN, licence: 'ano' }, ['invalid', { 'answers.licence': 'invalid-value' }]],
    ['words for a number', { ...GIVEN, years: 'deset' }, ['invalid', { 'answers.years': 'invalid-format' }]],
    ['a line of a page', { ...GIVEN, trade: 'x'.repeat(501) }, ['invalid', { 'answers.trade': 'too-big' }]],
    [
      'two at once',
      { ...GIVEN, years: 'x', area: 'x' },
      ['invalid', { 'answers.years': 'invalid-format', 'answers.area': 'invalid-value' }],
    ],
  ])('are refused with %s', (_what, given, fault) => {
    expect(faultsOf(() => answersTo(general, given))).toEqual(fault);
  });

  test.each(['0', '12', '-3', '2,5', '3.25'])('take %s for a number', (years) => {
    expect(answersTo(general, { ...GIVEN, years })).toMatchObject({ years });
  });

  test('that are kept are exactly those that would be kept again', () => {
    const answer = fc.constantFrom('', 'yes', 'no', 'Praha', 'Brno', '7', 'Instalatér');
    const given = fc.dictionary(fc.constantFrom(...FORM.map(({ key }) => key)), answer);
    fc.assert(
      fc.property(given, (all) => {
        let kept: Record<string, string>;
        try {
          kept = answersTo(general, all);
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal);
          return;
        }
        expect(answersTo(general, kept)).toEqual(kept);
        for (const { key, required } of general) if (required) expect(kept[key]).toBeTruthy();
      }),
    );
  });
});

function missing(...keys: string[]): Record<string, string> {
  return Object.fromEntries(keys.map((key) => [`answers.${key}`, 'answers-missing']));
}

test('a question is put in the language of the reader, else of the marketplace, else in any', () => {
  expect(labelIn({ en: 'Trade', cs: 'Řemeslo' }, 'cs', 'uk')).toBe('Řemeslo');
  expect(labelIn({ uk: 'Фах' }, 'cs', 'uk')).toBe('Фах');
  expect(labelIn({ cs: 'Řemeslo' }, 'uk')).toBe('Řemeslo');
});

test.each<[string, object, string]>([
  ['a choice without choices', { kind: 'choice', choices: [] }, 'choices-do-not-fit'],
  ['a choice of one', { kind: 'choice', choices: ['Praha'] }, 'choices-do-not-fit'],
  ['choices of a text', { kind: 'text', choices: ['Praha', 'Brno'] }, 'choices-do-not-fit'],
  ['one choice twice', { kind: 'choice', choices: ['Praha', 'Praha'] }, 'twice'],
  ['no words in any language', { label: {} }, 'one-language-at-least'],
])('a questionnaire with %s is none', (_what, over, code) => {
  const asked = { ...question('trade'), label: { cs: 'Řemeslo' }, ...over };
  const parsed = AddQuestionnaire.safeParse({ marketplaceId: 'qjob', version: 0, questions: [asked] });
  expect(parsed.error?.issues.map(({ message }) => message)).toEqual([code]);
});

test('a questionnaire asks each question once', () => {
  const asked = { ...question('trade'), label: { cs: 'Řemeslo' } };
  const parsed = AddQuestionnaire.safeParse({ marketplaceId: 'qjob', version: 0, questions: [asked, asked] });
  expect(parsed.success).toBe(false);
});

describe('who is admitted', () => {
  const accepted = { state: 'accepted' as const, categoryIds: ['a', 'b'] };
  test.each([
    ['everybody, where nobody is asked anything', false, [], { admitted: true, categoryIds: [] }],
    ['nobody who sent nothing', true, [], { admitted: false, categoryIds: [] }],
    ['who was accepted', true, [accepted], { admitted: true, categoryIds: ['a', 'b'] }],
    [
      'who was accepted, also while more categories are asked for or were refused',
      true,
      [
        { state: 'refused' as const, categoryIds: ['c'] },
        { state: 'submitted' as const, categoryIds: ['d'] },
        accepted,
      ],
      { admitted: true, categoryIds: ['a', 'b'] },
    ],
    [
      'in all categories that were accepted',
      true,
      [{ state: 'accepted' as const, categoryIds: ['b', 'c'] }, accepted],
      { admitted: true, categoryIds: ['b', 'c', 'a'] },
    ],
    [
      'nobody who was refused',
      true,
      [{ state: 'refused' as const, categoryIds: ['a'] }],
      { admitted: false, categoryIds: [] },
    ],
  ])('%s', (_who, isNeeded, all, admission) => {
    expect(admissionOf(isNeeded, all)).toEqual(admission);
  });
});

test('grounds are those of a registration, each once and in their order', () => {
  expect(groundsOf(['NOT_SERIOUS', 'ANSWERS_UNCLEAR', 'NOT_SERIOUS'])).toEqual(['ANSWERS_UNCLEAR', 'NOT_SERIOUS']);
  for (const given of [undefined, [], ['IMG_BLURRED'], ['NOT_SERIOUS', 'IMG_BLURRED']])
    expect(refusedAs(() => groundsOf(given))).toBe('grounds-missing');
});

test('an answer is waited for in exact hours, also over the night in which the clocks change', () => {
  const until = answerUntil(new Date('2026-03-28T12:00:00Z'), { askAnswerHours: 72 });
  expect(until.toISOString()).toBe('2026-03-31T12:00:00.000Z');
});

describe('the statement of reasons of a refused registration (DSA 17)', () => {
  const at = new Date('2026-05-04T08:30:00Z');
  const refused = (over: object = {}, grounds = [...REGISTRATION_REASONS.slice(0, 2)], locale = 'cs') => {
    const marketplace = {
      id: 'qjob',
      name: 'Qjob',
      currency: 'CZK',
      locale: 'cs',
      timeZone: 'Europe/Prague',
      country: 'CZ',
      createdAt: at,
    };
    const terms = { marketplace, policy: QJOB_POLICY, version: 3, zone: 'Europe/Prague' };
    const one = {
      id: 'aaaaaaaa-0000-4000-8000-000000000001',
      questionnaireVersion: 2,
      answers: { trade: 'Volejte 601 000 123' },
      submittedAt: at,
      askedAt: null,
      ...over,
    };
    const questions = [
      { ...question('trade'), choices: [], label: { cs: 'Co nabízíte? Volejte 601000123', uk: 'Що пропонуєте?' } },
      { ...question('area'), choices: [], label: { cs: 'Kde pracujete?' } },
    ];
    return refusalStatement(
      { decisionId: 'd-1', effectiveAt: at, terms } as never,
      {
        one,
        person: { id: 'p-1', locale },
        questions,
        categories: [{ id: 'c', externalId: 'c', name: 'Malířské práce' }],
        grounds,
        message: 'Děkujeme za zájem.',
        isLinked: true,
      } as never,
    );
  };

  test.each(['cs', 'uk', 'en'] as const)('is valid for the EU database in %s, and says every ground', (locale) => {
    for (const ground of REGISTRATION_REASONS) {
      const said = refused({}, [ground], locale);
      expect(validateStatement(said.data)).toEqual([]);
      expect(said.language).toBe(locale);
      expect(said.text).toContain(REGISTRATION_WORDS[locale].grounds[ground]);
    }
  });

  test('names the questions that were answered, and no answer, number or name', () => {
    const { text, data } = refused();
    expect(text).toContain('„Co nabízíte? Volejte •••••••••“');
    expect(text).not.toContain('Kde pracujete?');
    expect(JSON.stringify([text, data])).not.toMatch(/601/);
    expect(text).toContain('Děkujeme za zájem.');
    expect(JSON.stringify(data)).not.toContain('Děkujeme');
  });

  test('says of two registrations with one ground what tells them apart (RULINGS 33)', () => {
    const other = refused({ id: 'bbbbbbbb-0000-4000-8000-000000000002', askedAt: new Date('2026-05-05T08:30:00Z') });
    expect(other.data.decision_facts).not.toBe(refused().data.decision_facts);
  });

  test('says that a program pointed at it only where one could have', () => {
    expect(refused({}, ['DUPLICATE_ACCOUNT']).data.automated_detection).toBe('Yes');
    expect(refused({}, ['NO_EXPERIENCE']).data.automated_detection).toBe('No');
  });
});
