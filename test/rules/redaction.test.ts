import { expect, test } from 'vitest';
import { REDACTION_MARKER } from '#db/words.ts';
import { applyRedaction, mergeSpans } from '#server/reviews/redaction.ts';
import { fc } from './seed.ts';

const text = 'Дзвоніть 067 412 83 09, він хам 😀 і все.';
const span = (part: string) => ({ start: text.indexOf(part), end: text.indexOf(part) + part.length });

test('IZI-26: a part is hidden behind a marker, and every other word stays as its author wrote it', () => {
  expect(applyRedaction(text, [span('067 412 83 09')])).toBe('Дзвоніть […], він хам 😀 і все.');
});

test.each([
  ['two that overlap', [span('067 412'), span('412 83 09')], 'Дзвоніть […], він хам 😀 і все.'],
  ['two that touch', [span('067'), span(' 412 83 09')], 'Дзвоніть […], він хам 😀 і все.'],
  ['two with a blank between them', [span('067'), span('412 83 09')], 'Дзвоніть […], він хам 😀 і все.'],
  ['one inside the other, in the wrong order', [span('412'), span('067 412 83 09')], 'Дзвоніть […], він хам 😀 і все.'],
  ['two apart', [span('хам'), span('067 412 83 09')], 'Дзвоніть […], він […] 😀 і все.'],
])('spans: %s', (_, spans, expected) => {
  expect(applyRedaction(text, spans)).toBe(expected);
});

test('half an emoji takes the other half with it', () => {
  const at = text.indexOf('😀');
  expect(applyRedaction(text, [{ start: at + 1, end: at + 2 }])).toBe('Дзвоніть 067 412 83 09, він хам […] і все.');
  expect(applyRedaction(text, [{ start: at, end: at + 1 }])).toBe('Дзвоніть 067 412 83 09, він хам […] і все.');
});

test.each([
  ['before the text', { start: -1, end: 2 }],
  ['past its end', { start: 0, end: text.length + 1 }],
  ['empty', { start: 3, end: 3 }],
  ['turned round', { start: 5, end: 2 }],
  ['between characters', { start: 0.5, end: 2 }],
])('a span that lies %s is refused', (_, wrong) => {
  expect(() => applyRedaction(text, [wrong])).toThrow('span-outside');
});

test('hiding everything that says something is a rejection, not a redaction', () => {
  expect(() => applyRedaction(text, [{ start: 0, end: text.length }])).toThrow('redaction-covers-all');
  expect(() => applyRedaction('Хам!', [{ start: 0, end: 3 }])).toThrow('redaction-covers-all');
  expect(() => applyRedaction(`Хам ${REDACTION_MARKER}`, [{ start: 0, end: 3 }])).toThrow('redaction-covers-all');
  expect(applyRedaction('Хам 👍', [{ start: 0, end: 3 }])).toBe('[…] 👍');
  expect(() => applyRedaction(text, [])).toThrow('spans-missing');
});

test('whatever is marked, nothing marked is left, nothing else is lost, and no character is torn', () => {
  const cases = fc
    .string({ unit: 'grapheme', minLength: 2, maxLength: 60 })
    .chain((value) =>
      fc.tuple(
        fc.constant(value),
        fc.array(fc.tuple(fc.nat(value.length), fc.nat(value.length)), { minLength: 1, maxLength: 6 }),
      ),
    );
  fc.assert(
    fc.property(cases, ([value, pairs]) => {
      const spans = pairs
        .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }))
        .filter(({ start, end }) => start < end);
      if (spans.length === 0) return;
      const merged = mergeSpans(value, spans);
      const kept = merged
        .map(({ start }, index) => value.slice(index ? merged[index - 1]!.end : 0, start))
        .concat(value.slice(merged.at(-1)!.end));
      for (const each of spans)
        expect(merged.some(({ start, end }) => start <= each.start && each.end <= end)).toBe(true);
      expect(kept.some((piece) => /\p{Surrogate}/u.test(piece))).toBe(false);
      if (/[\p{L}\p{N}\p{S}]/u.test(kept.join(' ')))
        expect(applyRedaction(value, spans)).toBe(kept.join(REDACTION_MARKER));
      else expect(() => applyRedaction(value, spans)).toThrow('redaction-covers-all');
    }),
  );
});
