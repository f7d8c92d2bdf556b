/** Letters without their marks and in one case, so that "prijm" finds "Přijmout". */
export const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase().trim();

/** Whether every word that was typed stands somewhere in the text, in any order. */
export function holdsWords(text: string, typed: string): boolean {
  const within = folded(text);
  return folded(typed)
    .split(/\s+/)
    .every((word) => within.includes(word));
}
