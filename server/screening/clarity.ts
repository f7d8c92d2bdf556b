import { hiddenCharacters } from '../platform/text.ts';
import type { Passage } from './hit.ts';

/** Seven consonants in a row, one letter four times, or two sentences without a blank between them. */
const UNCLEAR = [
  /[бвгґджзйклмнпрстфхцчшщ]{7,}|[bcdfghjklmnpqrstvwxz]{7,}/giu,
  /(\p{L})\1{3,}/giu,
  /(?<=\p{Ll})[.,!?](?=\p{Lu}\p{Ll})/gu,
];

/** IZI-05 “clear and without errors” as a soft hint to a person: it is none of the twelve reasons and never grounds one (RULINGS 12). */
export function clarityHints(text: string): Passage[] {
  const found = UNCLEAR.flatMap((shape) => [...text.matchAll(shape)]);
  const mixed = hiddenCharacters(text).filter(({ code }) => code === 'mixed');
  return [
    ...found.map(({ index, 0: raw }) => ({ start: index, end: index + raw.length })),
    ...mixed.map(({ at }) => ({ start: at, end: at + (/^[\p{L}\p{M}\p{N}]+/u.exec(text.slice(at))?.[0].length ?? 1) })),
  ].sort((a, b) => a.start - b.start);
}
