/** How many letters must be changed, added or left out to make one text the other. */
export function distance(one: string, other: string): number {
  const [a, b] = [[...one], [...other]];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [at, letter] of a.entries()) {
    const next = [at + 1];
    for (const [index, against] of b.entries()) {
      const change = (row[index] ?? 0) + (letter === against ? 0 : 1);
      next.push(Math.min(change, (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** 1: equal; 0: nothing in common. */
export function similarity(one: string, other: string): number {
  const longest = Math.max([...one].length, [...other].length);
  return longest === 0 ? 1 : 1 - distance(one, other) / longest;
}
