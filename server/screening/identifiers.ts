import { isBirthNumber, isCard, isCzechAccount, isIban, isRnokpp, isUnzr } from './checksums.ts';
import type { Nearby, Thresholds } from './contract.ts';
import { type Hit, overlap, type Passage } from './hit.ts';
import type { Near } from './nearby.ts';

export interface NumberContext {
  near: Record<keyof Nearby, Near>;
  thresholds: Thresholds;
}
interface Kind {
  sub: string;
  shape: RegExp;
  /** How sure, or null where it is none. */
  sure(found: RegExpMatchArray, at: Passage, context: NumberContext): number | null;
}

const only = (text: string) => text.replace(/[\s-]/gu, '');
const when = (holds: boolean, confidence: number) => (holds ? confidence : null);

/** In this order: what an earlier kind has claimed is not looked at again. Shapes without a checksum need a word beside them. */
const KINDS: readonly Kind[] = [
  {
    sub: 'iban',
    shape: /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{2,4}){3,8}(?![\p{L}\p{N}])/gu,
    sure: ([raw]) => when(isIban(only(raw)), 0.97),
  },
  {
    sub: 'card',
    shape: /(?<![\p{L}\p{N}])\d(?:[ -]?\d){12,18}(?![\p{L}\p{N}])/gu,
    sure: ([raw]) => when(isCard(only(raw)), 0.95),
  },
  {
    sub: 'birth-number',
    shape: /(?<![\p{N}/])(\d{6}) ?\/ ?(\d{3,4})(?![\p{N}/])/gu,
    sure: ([, day, rest]) => when(isBirthNumber(`${day}${rest}`), 0.95),
  },
  {
    sub: 'account',
    shape: /(?<![\p{N}/-])(?:(\d{1,6})-)?(\d{2,10})\/(\d{4})(?![\p{N}/])/gu,
    sure: ([, prefix, number], at, { near }) =>
      when(isCzechAccount(prefix ?? '0', number ?? ''), near.account(at) || prefix ? 0.95 : 0.5),
  },
  { sub: 'unzr', shape: /(?<!\p{N})(\d{8})-\d{5}(?!\p{N})/gu, sure: ([, day]) => when(isUnzr(day ?? ''), 0.95) },
  {
    sub: 'rnokpp',
    shape: /(?<![\p{L}\p{N}+])\d{10}(?![\p{L}\p{N}])/gu,
    sure: ([raw], at, { near, thresholds }) => {
      if (near.order(at) || !isRnokpp(raw, thresholds.taxNumberDays)) return null;
      return near.taxNumber(at) ? 0.97 : 0.55;
    },
  },
  {
    sub: 'birth-number',
    shape: /(?<!\p{N})\d{9,10}(?!\p{N})/gu,
    sure: ([raw], at, { near }) => when(near.birthNumber(at) && isBirthNumber(raw), 0.95),
  },
  {
    sub: 'driver-licence',
    shape: /(?<!\p{L})\p{Lu}{3} ?№? ?\d{6}(?!\p{N})/gu,
    sure: (_, at, { near }) => (near.driver(at) ? 0.95 : 0.5),
  },
  {
    sub: 'passport',
    shape: /(?<!\p{L})\p{Lu}{2} ?№? ?\d{6,7}(?!\p{N})/gu,
    sure: (_, at, { near }) => (near.military(at) || near.passport(at) || near.identityCard(at) ? 0.95 : 0.5),
  },
  {
    sub: 'identity-card',
    shape: /(?<![\p{L}\p{N}])\d{9}(?![\p{L}\p{N}])/gu,
    sure: (_, at, { near }) => when(near.identityCard(at) || near.passport(at), 0.9),
  },
];

/** R07: numbers that name a person or an account. Takes the text with links blanked out, since addresses hold digits too. */
export function findIdentifiers(text: string, context: NumberContext): Hit[] {
  const hits: Hit[] = [];
  if (!/\d{4}/.test(text)) return hits;
  for (const { sub, shape, sure } of KINDS)
    for (const found of text.matchAll(shape)) {
      const at = { start: found.index, end: found.index + found[0].length };
      const confidence = hits.some((one) => overlap(one, at)) ? null : sure(found, at, context);
      if (confidence !== null) hits.push({ ...at, reason: 'R07', sub, confidence, detector: 'identifiers' });
    }
  return hits;
}
