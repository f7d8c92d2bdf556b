import { Refusal } from '../platform/refusal.ts';
import type { ScreeningSettings } from './contract.ts';
import { makeReady, screen } from './screen.ts';
import { sizeOf } from './settingsRules.ts';

/** Compiling so many takes a quarter of a second, once a version in each process; ours are 4,200, 12 of them starred. */
const WORDS_MAX = 12_000;
const STARRED_MAX = 200;
const LONGEST = 4_000;
/** A text this long may take so many milliseconds: shorter first, so that a slow list is found out before it costs much. */
const STEPS = [
  [50, 60],
  [200, 60],
  [1_000, 120],
  [LONGEST, 250],
] as const;
/** The best of two: the first one compiles, and a machine may have been busy elsewhere. */
const TRIES = 2;
const WORD_LETTERS = 60;

/**
 * Refuses lists that would hold up everybody's reviews: too many words, or a text made of the very letters they begin
 * with takes too long. Compiles the settings on the way.
 * @throws Refusal invalid, at `body.lists`
 */
export async function mustBeQuick(settings: ScreeningSettings, pause: () => Promise<void>): Promise<void> {
  const { words, starred } = sizeOf(settings.lists);
  if (words > WORDS_MAX) throw new Refusal('invalid', { errors: { 'body.lists': 'too-big' } });
  if (starred > STARRED_MAX) throw new Refusal('invalid', { errors: { 'body.lists': 'too-slow' } });
  await makeReady(settings, pause);
  const text = worstTextFor(settings);
  for (const [characters, limit] of STEPS) {
    let best = Number.POSITIVE_INFINITY;
    for (let n = 0; n < TRIES && best > limit; n++) {
      const began = performance.now();
      screen(text.slice(0, characters), { latinIsR06: true, settings });
      best = Math.min(best, performance.now() - began);
      await pause();
    }
    if (best > limit) throw new Refusal('invalid', { errors: { 'body.lists': 'too-slow' } });
  }
}

/** Long words that begin as the patterns with stars do, which are the ones that take time. */
function worstTextFor({ lists }: ScreeningSettings): string {
  const starred = JSON.stringify(lists).match(/[\p{L}[\]~]*\*[\p{L}*[\]]*/gu) ?? [];
  const everyNth = Math.max(1, Math.floor((starred.length * WORD_LETTERS) / LONGEST));
  const words = starred.filter((_, n) => n % everyNth === 0).map((word) => word.replace(/[^\p{L}]/gu, '') || 'а');
  const line = ['а', ...words].map((word) => word.repeat(WORD_LETTERS).slice(0, WORD_LETTERS)).join(' ');
  return `${line} `.repeat(Math.ceil(LONGEST / line.length));
}
