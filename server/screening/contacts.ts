import type { Lists } from './contract.ts';
import type { Hit } from './hit.ts';
import { listOf } from './pattern.ts';
import type { Token } from './tokens.ts';

const HANDLE = /(?<![\p{L}\p{N}._@/-])@[A-Za-z][A-Za-z0-9_.]{3,31}/gu;
/** Fewer words of numbers in a row are a price or a house number. */
const NUMBER_WORDS_MIN = 5;

/** R10: handles, and contacts spelt out: `ivan собака gmail крапка com`, `нуль шістдесят сім один два три …`. */
export function contactsOf(lists: Lists): (text: string, tokens: readonly Token[]) => Hit[] {
  const [at, dot, numbers] = [lists.atWords, lists.dotWords, lists.numberWords].map((list) => listOf(list));
  const domains = new Set(lists.domains);
  const indexes = (matches: readonly { from: number }[] | undefined) => new Set(matches?.map(({ from }) => from));
  return (text, tokens) => [
    ...[...text.matchAll(HANDLE)].map(({ index, 0: raw }) =>
      hit('handle', index, index + raw.replace(/\.+$/, '').length, 0.9),
    ),
    ...speltAddresses(tokens, indexes(at?.(tokens)), indexes(dot?.(tokens)), domains),
    ...speltNumbers(tokens, indexes(numbers?.(tokens))),
  ];
}

function speltAddresses(tokens: readonly Token[], at: Set<number>, dot: Set<number>, domains: Set<string>): Hit[] {
  return [...dot].flatMap((index) => {
    const [before, after] = [tokens[index - 1], tokens[index + 1]];
    if (!before || !after || !domains.has(after.word)) return [];
    const mail = at.has(index - 2) && index >= 3;
    const first = mail ? (tokens[index - 3] as Token) : before;
    return [hit(mail ? 'email-disguised' : 'url-disguised', first.start, after.end, mail ? 0.9 : 0.7)];
  });
}

function speltNumbers(tokens: readonly Token[], numbers: Set<number>): Hit[] {
  const hits: Hit[] = [];
  for (let from = 0; from < tokens.length; from++) {
    let to = from;
    while (numbers.has(to) && (to === from || !tokens[to]?.opens)) to += 1;
    if (to - from >= NUMBER_WORDS_MIN)
      hits.push(hit('phone-disguised', tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0, 0.8));
    from = Math.max(from, to - 1);
  }
  return hits;
}

const hit = (sub: string, start: number, end: number, confidence: number): Hit => ({
  reason: 'R10',
  sub,
  start,
  end,
  confidence,
  detector: 'contacts',
});
