/** Check digits of machine-readable zones (ICAO 9303-3, 4.9). */

/** Stands where there is nothing, and between names; its value is 0. */
export const FILLER = '<';
const CHARACTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const WEIGHTS = [7, 3, 1] as const;

/** `0`…`9` are themselves, `A`…`Z` are 10…35, the filler is 0. */
const worth = (character: string) => (character === FILLER ? 0 : CHARACTERS.indexOf(character));

/**
 * The digit that a field should carry: values times 7, 3, 1, 7, …, their sum modulo 10. Two characters whose values
 * differ by ten look the same to it (52 of 666 pairs, among them G and 6, S and 8, B and 1), so a digit that is right
 * proves nothing (verification.md §0.2).
 */
export function checkDigit(field: string): string {
  let sum = 0;
  for (const [index, character] of [...field].entries()) sum += worth(character) * (WEIGHTS[index % 3] ?? 0);
  return String(sum % 10);
}
