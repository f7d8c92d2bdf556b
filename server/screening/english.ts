import { englishDataset, englishRecommendedTransformers, RegExpMatcher } from 'obscenity';
import type { Lists } from './contract.ts';
import { type Hit, overlap } from './hit.ts';
import { listOf } from './pattern.ts';
import type { Token } from './tokens.ts';

/** R08 in English text only: the library finds `odporné` and `orgasmus` in one Czech sentence of a hundred (reviews.md B1). */
export function englishOf({
  englishSevere,
  englishInnocent,
}: Lists): (text: string, tokens: readonly Token[]) => Hit[] {
  const matcher = new RegExpMatcher({ ...englishDataset.build(), ...englishRecommendedTransformers });
  const severe = new Set(englishSevere.map((word) => word.toLowerCase()));
  const innocent = listOf(englishInnocent);
  return (text, tokens) => {
    const spared = innocent(tokens).map(({ from, to }) => ({
      start: tokens[from]?.start ?? 0,
      end: tokens[to]?.end ?? 0,
    }));
    return matcher.getAllMatches(text, true).flatMap((match): Hit[] => {
      const at = { start: match.startIndex, end: match.endIndex + 1 };
      if (spared.some((one) => overlap(one, at))) return [];
      const term = englishDataset.getPayloadWithPhraseMetadata(match).phraseMetadata?.originalWord ?? '';
      const hard = severe.has(term.toLowerCase());
      return [
        { ...at, reason: 'R08', sub: hard ? 'severe' : 'insult', confidence: hard ? 0.92 : 0.7, detector: 'english' },
      ];
    });
  };
}
