import { fold } from '../platform/text.ts';

/** 16 bands of 6 rows find 99 of 100 planted edits and give an eighth of the candidates of 24 × 4 (reviews.md B5). */
const BANDS = 16;
const ROWS = 6;
const SHINGLE = 5;
/** Hexadecimal digits of one number. */
const WIDTH = 8;
/** Below, “a good cable” and “not a good cable” are near-duplicates. */
export const DUPLICATE_TEXT_MIN = 60;
/** From this similarity on two texts are one, edited. */
export const DUPLICATE_SIMILARITY = 0.6;

/** The least hash of a text's shingles under each of 96 orders. Kept as hexadecimal text, eight characters an order. */
export type Signature = string;

/** Odd multipliers and offsets of the 96 orders, the same on every machine and for ever: signatures are stored. */
const ORDERS = Array.from({ length: BANDS * ROWS }, (_, n) => ({
  factor: scramble(n * 2 + 1) | 1,
  offset: scramble(n * 2 + 2),
}));

/** Null for a text of fewer than 60 characters as it is folded: case, marks, signs and blanks make no difference. */
export function signatureOf(text: string): Signature | null {
  const plain = fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  if (plain.length < DUPLICATE_TEXT_MIN) return null;
  const least = new Uint32Array(ORDERS.length).fill(0xffffffff);
  for (let at = 0; at + SHINGLE <= plain.length; at++) {
    const shingle = hash(plain, at);
    for (let n = 0; n < ORDERS.length; n++) {
      const order = ORDERS[n] as (typeof ORDERS)[number];
      const value = scramble(Math.imul(shingle, order.factor) + order.offset);
      if (value < (least[n] as number)) least[n] = value;
    }
  }
  return [...least].map((value) => value.toString(16).padStart(WIDTH, '0')).join('');
}

/** Texts that share one of these sixteen keys are candidates, to be found by an index; the band's number is part of the key. */
export function bandsOf(signature: Signature): string[] {
  return Array.from({ length: BANDS }, (_, band) => {
    const rows = signature.slice(band * ROWS * WIDTH, (band + 1) * ROWS * WIDTH);
    let key = band + 1;
    for (let at = 0; at < rows.length; at += WIDTH)
      key = scramble(key ^ Number.parseInt(rows.slice(at, at + WIDTH), 16));
    return `${band.toString(16)}${key.toString(16).padStart(WIDTH, '0')}`;
  });
}

/** Estimated share of shingles that two texts have in common, 0 to 1. Compared in place: rings look at millions of pairs. */
export function similarity(one: Signature, other: Signature): number {
  let same = 0;
  for (let at = 0; at < BANDS * ROWS * WIDTH; at += WIDTH) {
    let digit = 0;
    while (digit < WIDTH && one.charCodeAt(at + digit) === other.charCodeAt(at + digit)) digit += 1;
    if (digit === WIDTH) same += 1;
  }
  return same / (BANDS * ROWS);
}

function hash(text: string, at: number): number {
  let value = 0x811c9dc5;
  for (let n = at; n < at + SHINGLE; n++) value = Math.imul(value ^ text.charCodeAt(n), 0x01000193);
  return value >>> 0;
}

/** Mixes all bits of a 32-bit number (the finaliser of MurmurHash3). */
function scramble(number: number): number {
  let value = number >>> 0;
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
