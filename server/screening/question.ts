import type { Lists, Thresholds } from './contract.ts';
import type { Hit } from './hit.ts';
import { listOf, type Matcher } from './pattern.ts';
import { type Token, tokensOf } from './tokens.ts';

const SENTENCE = /[^.!?…\n]+[.!?…\n]*/gu;
const ALL_OF_IT = 0.85;
const MOST_OF_IT = 0.7;

interface Sentence {
  start: number;
  end: number;
  letters: number;
  asks: boolean;
}

/** R02: the text is a question, by its marks or by how it begins, and not a rhetorical one among statements. */
export function questionsOf(lists: Lists, { questionShare }: Thresholds): (text: string) => Hit[] {
  const [openers, rhetorical] = [listOf(lists.questionOpeners), listOf(lists.rhetorical)];
  return (text) => {
    const sentences = sentencesOf(text, openers, rhetorical);
    const asked = sentences.filter(({ asks }) => asks);
    const letters = (list: readonly Sentence[]) => list.reduce((sum, sentence) => sum + sentence.letters, 0);
    const share = letters(asked) / Math.max(1, letters(sentences));
    const [first, last] = [asked[0], asked.at(-1)];
    if (!first || !last || share < questionShare) return [];
    const confidence = share === 1 ? ALL_OF_IT : MOST_OF_IT;
    return [{ reason: 'R02', sub: 'question', start: first.start, end: last.end, confidence, detector: 'question' }];
  };
}

function sentencesOf(text: string, openers: Matcher<true>, rhetorical: Matcher<true>): Sentence[] {
  return [...text.matchAll(SENTENCE)].flatMap(({ index, 0: raw }) => {
    const tokens = tokensOf(raw);
    const [first, letters] = [tokens[0], raw.match(/\p{L}/gu)?.length ?? 0];
    if (!first || letters === 0) return [];
    const opens = (matcher: Matcher<true>, words: readonly Token[]) => matcher(words).some(({ from }) => from === 0);
    const asks = (/\?/.test(raw) || opens(openers, tokens)) && !opens(rhetorical, tokens);
    return [{ start: index + first.start, end: index + raw.trimEnd().length, letters, asks }];
  });
}
