import { expect, test } from 'vitest';
import { bandsOf, DUPLICATE_SIMILARITY, signatureOf, similarity } from '#server/screening/duplicates.ts';
import { fc } from './seed.ts';

const STORY =
  'Замовляв шафу на три двері, привезли вчасно, зібрали за дві години, щілин немає, петлі тихі, сміття забрали з собою.';
const OTHER =
  'Купувала велосипед для сина, колеса рівні, гальма довелося підтягнути самій, але ціна чесна і продавець приємний.';
const sign = (text: string) => signatureOf(text) ?? '';
const meet = (one: string, other: string) => bandsOf(sign(one)).some((band) => bandsOf(sign(other)).includes(band));

test('short texts have no signature: “a good cable” and “not a good cable” are no copies', () => {
  expect(signatureOf('Обычный качественный кабель')).toBeNull();
  expect(signatureOf(' '.repeat(100))).toBeNull();
});

test('a copy in other letters, marks and blanks is the same text', () => {
  expect(similarity(sign(STORY), sign(STORY.toUpperCase().replaceAll(',', ' —')))).toBe(1);
});

test('two people who write about different things do not meet', () => {
  expect(similarity(sign(STORY), sign(OTHER))).toBeLessThan(0.2);
  expect(meet(STORY, OTHER)).toBe(false);
});

test('whoever drops, swaps or adds a word is still found', () => {
  const words = STORY.split(' ');
  let found = 0;
  for (let n = 1; n < words.length - 1; n++) {
    const dropped = words.filter((_, index) => index !== n).join(' ');
    const swapped = words.toSpliced(n, 2, words[n + 1] ?? '', words[n] ?? '').join(' ');
    const added = words.toSpliced(n, 0, 'дуже').join(' ');
    for (const edit of [dropped, swapped, added])
      if (meet(STORY, edit) && similarity(sign(STORY), sign(edit)) >= DUPLICATE_SIMILARITY) found += 1;
  }
  expect(found / ((words.length - 2) * 3)).toBeGreaterThan(0.9);
});

test('a signature is 96 numbers and is what it was when it was stored', () => {
  expect(sign(STORY)).toMatch(/^[0-9a-f]{768}$/);
  expect(sign(STORY).slice(0, 16)).toMatchInlineSnapshot(`"0393a932020ea561"`);
  expect(bandsOf(sign(STORY))).toHaveLength(16);
  expect(new Set(bandsOf(sign(STORY))).size).toBe(16);
});

test('the estimate lies near the share of common pieces', () => {
  const letters = fc.constantFrom(...'абвгдежзиклмнопрстуфхцчшщюя ');
  const text = fc.array(letters, { minLength: 150, maxLength: 300 }).map((list) => list.join(''));
  fc.assert(
    fc.property(text, text, fc.double({ min: 0, max: 1, noNaN: true }), (one, other, share) => {
      const mixed = one.slice(0, Math.floor(one.length * share)) + other.slice(Math.floor(other.length * share));
      const [a, b] = [signatureOf(one), signatureOf(mixed)];
      if (a && b) expect(Math.abs(similarity(a, b) - jaccard(one, mixed))).toBeLessThan(0.3);
    }),
    { numRuns: 50 },
  );
});

function jaccard(one: string, other: string): number {
  const shingles = (text: string) => {
    const plain = text.replace(/ +/g, ' ').trim();
    return new Set(Array.from({ length: Math.max(0, plain.length - 4) }, (_, at) => plain.slice(at, at + 5)));
  };
  const [a, b] = [shingles(one), shingles(other)];
  const both = [...a].filter((shingle) => b.has(shingle)).length;
  return both / (a.size + b.size - both);
}
