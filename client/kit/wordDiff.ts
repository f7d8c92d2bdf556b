import { diffWords } from 'diff';

export interface Part {
  kind: 'same' | 'deleted' | 'inserted';
  text: string;
}
interface WordDiff {
  parts: Part[];
  deleted: number;
  inserted: number;
}

const WORD = /[\p{L}\p{N}]+/u;

/** Differences by word. A segmenter is needed, or Cyrillic words fall into letters (ux.md §0.9). */
export function wordDiff(before: string, after: string, language?: string | null): WordDiff {
  const intlSegmenter = new Intl.Segmenter(language ?? 'en', { granularity: 'word' });
  const parts = diffWords(before, after, { intlSegmenter }).map(({ value, added, removed }): Part => {
    return { text: value, kind: added ? 'inserted' : removed ? 'deleted' : 'same' };
  });
  const count = (kind: Part['kind']) =>
    parts.filter((part) => part.kind === kind).reduce((sum, part) => sum + wordsIn(part.text, intlSegmenter), 0);
  return { parts, deleted: count('deleted'), inserted: count('inserted') };
}

const wordsIn = (text: string, segmenter: Intl.Segmenter) =>
  [...segmenter.segment(text)].filter(({ segment }) => WORD.test(segment)).length;
