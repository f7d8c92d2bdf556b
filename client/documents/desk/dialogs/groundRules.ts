import type { Disposition, DocumentReason } from '#db/words.ts';
import type { DocumentContext } from '#server/documents/contract.ts';

export type Ground = DocumentContext['grounds'][number];

/** What a person can still take in of one message (contract of a decision). */
export const GROUNDS_MAX = 5;
/** "Another reason" says which one. */
export const OTHER_CHARACTERS_MIN = 20;

/** Grounds that go with this: whoever may try again is not told what is final by its nature. */
export const groundsFor = (all: readonly Ground[], disposition: Disposition): Ground[] =>
  all.filter((ground) => disposition === 'final' || ground.disposition === 'retry');

/** In groups, in the order in which they come. */
export function inGroups(grounds: readonly Ground[]): { group: string; grounds: Ground[] }[] {
  const groups = [...new Set(grounds.map(({ group }) => group))];
  return groups.map((group) => ({ group, grounds: grounds.filter((each) => each.group === group) }));
}

export type GroundsWrong = 'none' | 'most' | 'other' | 'places';

/** Chooses one or takes it back; null where it would be the sixth. */
export function withGround(chosen: readonly DocumentReason[], code: DocumentReason): DocumentReason[] | null {
  if (chosen.includes(code)) return chosen.filter((each) => each !== code);
  return chosen.length < GROUNDS_MAX ? [...chosen, code] : null;
}

/** What the form lacks; the server asks for the same. */
export function wrongOf(chosen: readonly DocumentReason[], message: string): GroundsWrong | null {
  if (chosen.length === 0) return 'none';
  return chosen.includes('OTHER') && message.trim().length < OTHER_CHARACTERS_MIN ? 'other' : null;
}
