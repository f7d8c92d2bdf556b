import type { RejectionReason } from '#db/words.ts';
import { folded, holdsWords } from '../../kit/folded.ts';
import { hintOf } from '../reasonKeys.ts';

const NUMBER = /^r?0*(\d{1,2})$/;

/**
 * The reasons that what was typed may mean, the likeliest first: by number ("8", "R08"), by the key they stand under
 * ("="), else by words, accents or not. Nothing typed means all of them.
 */
export function reasonsLike(
  reasons: readonly RejectionReason[],
  typed: string,
  wordsOf: (reason: RejectionReason) => string,
): readonly RejectionReason[] {
  const wanted = folded(typed);
  if (wanted === '') return reasons;
  const number = NUMBER.exec(wanted)?.[1];
  const isMeant = (reason: RejectionReason) => Number(reason.slice(1)) === Number(number) || hintOf(reason) === wanted;
  const meant = reasons.filter(isMeant);
  const like = reasons.filter((reason) => !isMeant(reason) && holdsWords(`${reason} ${wordsOf(reason)}`, wanted));
  return [...meant, ...like];
}
