import type { Sharp } from 'sharp';

const [COLUMNS, ROWS] = [9, 8];

/** A difference hash: for each of 8 × 8 places, whether it grows lighter to the right. 16 hex digits. */
export async function likenessOf(picture: Sharp): Promise<string> {
  const grey = await picture.resize(COLUMNS, ROWS, { fit: 'fill' }).greyscale().raw().toBuffer();
  let bits = 0n;
  for (let row = 0; row < ROWS; row++)
    for (let column = 0; column < COLUMNS - 1; column++) {
      const at = row * COLUMNS + column;
      bits = (bits << 1n) | ((grey[at + 1] ?? 0) > (grey[at] ?? 0) ? 1n : 0n);
    }
  return bits.toString(16).padStart(16, '0');
}

/** In how many of the 64 places two likenesses differ; up to 10 is “the same picture, saved again” (verification.md §0.1). */
export function distanceOf(one: string, other: string): number {
  let bits = BigInt(`0x${one}`) ^ BigInt(`0x${other}`);
  let differing = 0;
  for (; bits > 0n; bits &= bits - 1n) differing += 1;
  return differing;
}
