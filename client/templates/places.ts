import { TEMPLATE_FIELDS, type TemplateField } from '#db/words.ts';

const PLACE = new RegExp(`\\{(${TEMPLATE_FIELDS.join('|')})\\}`, 'g');

interface Part {
  /** Where it begins in the text. */
  at: number;
  words: string;
  place?: TemplateField;
}

/** The text cut at its places, in order. */
export function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const found of text.matchAll(PLACE)) {
    const place = TEMPLATE_FIELDS.find((field) => field === found[1]);
    if (found.index > end) parts.push({ at: end, words: text.slice(end, found.index) });
    parts.push({ at: found.index, words: found[0], ...(place && { place }) });
    end = found.index + found[0].length;
  }
  if (end < text.length) parts.push({ at: end, words: text.slice(end) });
  return parts;
}

/** The text with what is known in its places. What is not known stays open, so that whoever sends it sees what is missing. */
export const fillPlaces = (text: string, values: Partial<Record<TemplateField, string>>): string =>
  partsOf(text)
    .map(({ words, place }) => (place && values[place]) ?? words)
    .join('');

/** Which places stand open in a text, each once. */
export const openPlaces = (text: string): TemplateField[] => [
  ...new Set(partsOf(text).flatMap(({ place }) => place ?? [])),
];

/** Where the first open place stands, to put the cursor there; undefined where none is. */
export function firstOpenPlace(text: string): { start: number; end: number } | undefined {
  const open = partsOf(text).find(({ place }) => place);
  return open && { start: open.at, end: open.at + open.words.length };
}
