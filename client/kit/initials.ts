/** "Lead Kestrel" → "LK", "Петро Коваль" → "ПК": for the round sign beside a row or a text. */
export function initialsOf(name: string): string {
  const words = name
    .replace(/[«»„“”"()]/g, ' ')
    .split(/\s+/)
    .filter((word) => /\p{L}/u.test(word));
  const letters = words.slice(0, 2).map((word) => Array.from(word.match(/\p{L}/u)?.[0] ?? '')[0] ?? '');
  return letters.join('').toLocaleUpperCase();
}
