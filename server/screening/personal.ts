import type { RejectionReason } from '#db/words.ts';
import { TEXT_LANGUAGES } from '#db/words.ts';
import { hintOf, shapeOf } from '../decisions/mask.ts';
import { screen } from './screen.ts';

/** Personal data and contacts (reviews.md A2.15): what must not travel in a file. */
const PERSONAL: readonly RejectionReason[] = ['R07', 'R10'];
/** What a cut may have left of a number or an address at the end of a headline: too little to be found by. */
const CUT_OFF = /[^\s]*[\d@][\d\s().@+-]*\S*$/u;

/**
 * Words for a file that leaves the house: every passage that the built-in lists take for personal data or a contact is
 * its shape, with the first and the last character. `cutAt`: where words were cut off, for the end of them may be half
 * a number.
 */
export function hidePersonal(text: string, language: string | null, cutAt?: number): string {
  const known = TEXT_LANGUAGES.find((each) => each === language) ?? null;
  const found = screen(text, { language: known, latinIsR06: false }).filter(({ reason }) => PERSONAL.includes(reason));
  let [hidden, from] = ['', 0];
  for (const { start, end } of found) {
    if (end <= from) continue;
    // Of two that overlap the second goes on where the first ended, so nothing between them is left readable.
    hidden += text.slice(from, Math.max(from, start)) + hintOf(text.slice(Math.max(from, start), end));
    from = end;
  }
  hidden += text.slice(from);
  return cutAt !== undefined && text.length >= cutAt ? hidden.replace(CUT_OFF, (tail) => shapeOf(tail)) : hidden;
}
