import type { Nearby } from './contract.ts';
import type { Hit } from './hit.ts';
import type { Near } from './nearby.ts';
import { listOf } from './pattern.ts';
import type { Token } from './tokens.ts';

const NAME_AND_HOUSE_WORDS = 3;
const HOUSE = /^\d{1,4}[а-яa-z]?$/u;

/** R07: a street with a house. On real texts those are mostly shops (reviews.md B4), so only “lives” makes it more than a hint. */
export function addressesOf({ street }: Nearby): (text: string, tokens: readonly Token[], lives: Near) => Hit[] {
  const streets = listOf(street);
  return (text, tokens, lives) =>
    streets(tokens).flatMap(({ from }) => {
      const token = tokens[from] as Token;
      const following = tokens.slice(from + 1, from + 1 + NAME_AND_HOUSE_WORDS);
      const house = following.findIndex(({ word }) => HOUSE.test(word));
      const last = following[house];
      if (!last || house < 1 || !/^\p{Lu}/u.test(text.slice(following[0]?.start))) return [];
      if (/[!?\n]/.test(text.slice(token.end, last.start))) return [];
      const at = { start: token.start, end: last.end };
      const confidence = lives(at) ? 0.8 : 0.65;
      return [{ ...at, reason: 'R07', sub: 'address', confidence, detector: 'identifiers' }];
    });
}
