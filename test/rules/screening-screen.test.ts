import { expect, test } from 'vitest';
import { clarityHints } from '#server/screening/clarity.ts';
import { Finding } from '#server/screening/contract.ts';
import { DEFAULT_SCREENING } from '#server/screening/defaults.ts';
import { languageOf, loadNgrams } from '#server/screening/language.ts';
import { screen, weightOf } from '#server/screening/screen.ts';
import { CORPUS } from '../support/screeningCorpus.ts';
import { fc } from './seed.ts';

const reasons = (text: string, latinIsR06 = true) =>
  screen(text, { latinIsR06 })
    .filter(({ confidence }) => confidence >= 0.6)
    .map(({ reason }) => reason);

test('what a detector says has the shape of the contract and lies inside the text', () => {
  for (const { text, language } of CORPUS)
    for (const finding of screen(text, { language, latinIsR06: true })) {
      expect(Finding.parse(finding)).toEqual(finding);
      expect(finding.start).toBeLessThan(finding.end);
      expect(finding.end).toBeLessThanOrEqual(text.length);
    }
});

test('any text at all is read without an error, with offsets inside it and in its order', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      'х*й',
      '@abcd',
      '067 123 45 67',
      'ЩО ЦЕ ЗА',
      'olx.ua',
      '👍🏽',
      'ul. Dlouhá 12',
      'п…да',
      '__',
      '\uD800',
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join(' ');
      const found = screen(text, { latinIsR06: true });
      for (const { start, end } of found) expect(0 <= start && start < end && end <= text.length).toBe(true);
      expect([...found].sort((a, b) => a.start - b.start || a.end - b.end)).toEqual(found);
    }),
    { numRuns: 200 },
  );
});

test('offsets count what the database counts: an emoji before the word is two units', () => {
  const text = '👍👍 Повна хуйня, нічого не працює';
  const [found] = screen(text, { latinIsR06: true });
  expect(text.slice(found?.start, found?.end)).toBe('хуйня');
});

test.each([
  ['Його ІПН 3184710691, перевіряйте.', '3184710691'],
  ['Картка 4111 1111 1111 1111, не платіть.', '1111 1111'],
  ['Дзвоніть 067 123 45 67 увечері.', '123 45'],
  ['Пишіть на ivan.petrenko@example.com зараз.', 'petrenko'],
])('a finding carries a mask and never the value: “%s”', (text, value) => {
  const found = screen(text, { latinIsR06: true }).filter(({ mask }) => mask !== null);
  expect(found.length).toBeGreaterThan(0);
  expect(JSON.stringify(found)).not.toContain(value);
  for (const { mask } of found) expect(mask).toMatch(/•/);
});

test('words need no mask: the offsets say where they stand', () => {
  expect(screen('Повна хуйня, нічого не працює', { latinIsR06: true })[0]?.mask).toBeNull();
});

test('R06: Latin letters count where the policy has it, and in the Czech marketplace never', () => {
  const text = 'Duzhe harnyi maister, vse zrobyv shvydko i dobre';
  expect(reasons(text)).toEqual(['R06']);
  expect(reasons(text, false)).toEqual([]);
});

test('R06: brands, models and abbreviations are no shouting', () => {
  expect(reasons('Отримав HDMI кабель, роутер TP-LINK AX55 і зарядку USB, ДТЕК світло не вимикав, все ОК.')).toEqual(
    [],
  );
});

test('R06: a list of brands in few native words is no Latin sentence', () => {
  expect(reasons('Samsung Galaxy Buds Pro, Xiaomi Band, JBL Flip — усе ціле')).toEqual([]);
});

test('what stands before does not shift what stands behind: a telephone after an address', () => {
  const text = 'Каталог https://example.com/abc, тел. 067 123 45 67, картка 4111 1111 1111 1111';
  const found = screen(text, { language: 'uk', latinIsR06: true });
  expect(found.map(({ sub, start, end }) => [sub, text.slice(start, end)])).toEqual([
    ['url', 'https://example.com/abc'],
    ['phone', '067 123 45 67'],
    ['card', '4111 1111 1111 1111'],
  ]);
});

test('R11: no text at all is stars only, which is allowed', () => {
  expect(reasons('')).toEqual([]);
  expect(reasons('  \n')).toEqual([]);
  expect(reasons('Гарний майстер')).toEqual(['R11']);
  expect(reasons('Рекомендую цього майстра')).toEqual([]);
});

test('R02: a rhetorical question inside a story is a story', () => {
  expect(reasons('Невже так важко подзвонити? Чекав три години, ніхто не приїхав, гроші не повернули.')).toEqual([]);
  expect(reasons('А коли буде синій? Дуже чекаю.')).toEqual(['R02']);
});

test('no finding is a certainty, so that none can be taken for a decision', () => {
  const all = CORPUS.flatMap(({ text, language }) => screen(text, { language, latinIsR06: true }));
  expect(Math.max(...all.map(({ confidence }) => confidence))).toBeLessThan(1);
});

test('IZI-05: an unclear text is a soft hint of its own and none of the twelve reasons', () => {
  const text = 'Все добре.Дякую за працю, оххххх і обмiн';
  expect(clarityHints(text).map(({ start, end }) => text.slice(start, end))).toEqual(['.', 'ххххх', 'обмiн']);
  expect(clarityHints('Полиця рівна, кріплення в комплекті.')).toEqual([]);
});

test.each([
  ['Дуже гарний майстер, їжа смачна', 'uk'],
  ['Мы были очень довольны работой', 'ru'],
  ['Řemeslník přišel včas a uklidil', 'cs'],
  ['The plumber arrived with the parts', 'en'],
  ['ok', null],
])('the language of “%s” is %s', (text, language) => {
  expect(languageOf(text)).toBe(language);
});

test('letters decide before the runs of letters are asked', () => {
  const asked: string[] = [];
  const ngrams = (text: string) => {
    asked.push(text);
    return 'uk' as const;
  };
  expect(languageOf('Мы были очень довольны работой', ngrams)).toBe('ru');
  expect(languageOf('Все добре, рекомендую всем', ngrams)).toBe('uk');
  expect(asked).toEqual(['Все добре, рекомендую всем']);
});

test('0.9 raises the priority, 0.6 flags, and less is a colour; the manager may move both', () => {
  const weights = [0.9, 0.89, 0.6, 0.59].map((confidence) => weightOf({ confidence }, DEFAULT_SCREENING.thresholds));
  expect(weights).toEqual(['raise', 'flag', 'flag', 'highlight']);
  expect(weightOf({ confidence: 0.8 }, { flag: 0.3, raise: 0.8 })).toBe('raise');
});

test.each([
  ['one endless word', 'а'.repeat(20_000)],
  ['one endless Latin word', 'a'.repeat(20_000)],
  ['single letters', 'х у '.repeat(5_000)],
  ['cards', '4111 1111 1111 1111, '.repeat(900)],
  ['dots', 'а.'.repeat(10_000)],
  ['stars', 'п*'.repeat(10_000)],
  ['signs for mailboxes', 'a@'.repeat(10_000)],
  ['questions', 'чи? '.repeat(5_000)],
  ['numbers in words', 'один два '.repeat(2_500)],
  ['streets', 'вул. Ліс '.repeat(2_000)],
])(
  'a text of 20,000 characters cannot hold the server up: %s',
  (_, text) => {
    const began = performance.now();
    screen(text, { language: 'uk', latinIsR06: true });
    expect(performance.now() - began).toBeLessThan(10_000);
  },
  60_000,
);

/** Processor time of the quickest of three, so that a busy machine proves nothing. */
function timeOf(work: () => void): number {
  const once = () => {
    const before = process.cpuUsage();
    work();
    return process.cpuUsage(before).user / 1_000;
  };
  return Math.min(once(), once(), once());
}

// What a search over pieces of text found to be the slowest, of as many characters as a review may have.
test.each(['+fk', 'О 8 О ', '(/8;', 'hО_с', '. с', 'к*', '067 123 45 67, ', 'х*й ', '0 6 7 1 2 3 ', '@abcdef '])(
  'the longest review there may be, made of nothing but “%s”, holds nobody up',
  (piece) => {
    const text = piece.repeat(4_000).slice(0, 4_000);
    for (const language of ['uk', 'en'] as const)
      expect(timeOf(() => screen(text, { language, latinIsR06: true }))).toBeLessThan(120);
  },
);

test('of a thousand hits for one reason the surest sixteen stay, and they hide no other reason', () => {
  const found = screen(`${'fuck '.repeat(700)} Call +380 67 412 83 09.`, { language: 'en', latinIsR06: false });
  const count = (reason: string) => found.filter((finding) => finding.reason === reason).length;
  expect([count('R08'), count('R10')]).toEqual([16, 1]);
});

test('where no letter tells, runs of letters do: Czech without its marks, Ukrainian without ї', async () => {
  const ngrams = await loadNgrams();
  expect(languageOf('Objednavka prisla pozde a nikdo se neomluvil', ngrams)).toBe('cs');
  expect(languageOf('Швидко полагодив кран, дуже добре зробив роботу', ngrams)).toBe('uk');
  expect(languageOf('Zamek został naprawiony bardzo szybko, polecam', ngrams)).toBeNull();
});
