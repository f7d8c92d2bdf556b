import type { Sharp } from 'sharp';
import type { Quality } from '#db/schema/documents.ts';
import type { PictureHint } from '#db/words.ts';

/** The size at which the figures below were found, on 25 specimen pictures (verification.md §B). */
const MEASURED_SIDE = 1_000;
const [SHARP_ENOUGH, HOPELESSLY_BLURRED, LIGHT_ENOUGH] = [100, 25, 60];
/** Below it the lines at the foot of a card have letters of some ten pixels. */
const SIDE_ENOUGH = 800;
/** Mean distance of the three colours up to which a picture has none; a yellowish lamp already makes more of it. */
const COLOUR_ENOUGH = 6;
const COLOUR_SIDE = 100;

export type QualityRead = Quality & { hints: PictureHint[] };

/**
 * Numbers about the canonical picture, and what they hint at. An original can be at a sharpness of 30, so nothing here
 * refuses anything: a person looks.
 * @param drawn the picture, opened anew at each call
 */
export async function qualityOf(
  drawn: () => Sharp,
  { width, height }: { width: number; height: number },
): Promise<QualityRead> {
  const within = (side: number) =>
    drawn().resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true });
  const grey = await within(MEASURED_SIDE).greyscale().raw().toBuffer({ resolveWithObject: true });
  const coloured = await within(COLOUR_SIDE).raw().toBuffer();
  const sharpness = sharpnessOf(grey.data, grey.info.width, grey.info.height);
  const luminance = meanOf(grey.data);
  const greyscale = colourOf(coloured) < COLOUR_ENOUGH;
  const isSmall = Math.max(width, height) < SIDE_ENOUGH;
  const numbers = { sharpness: Math.round(sharpness), luminance: Math.round(luminance), greyscale };
  return { ...numbers, hints: hintsOf(numbers, isSmall) };
}

export function hintsOf(
  { sharpness, luminance, greyscale }: Pick<Quality, 'sharpness' | 'luminance' | 'greyscale'>,
  isSmall: boolean,
): PictureHint[] {
  const hints: PictureHint[] = [];
  if (sharpness < HOPELESSLY_BLURRED) hints.push('very-blurred');
  else if (sharpness < SHARP_ENOUGH) hints.push('blurred');
  if (luminance < LIGHT_ENOUGH) hints.push('dark');
  if (greyscale) hints.push('greyscale');
  if (isSmall) hints.push('small');
  return hints;
}

/** Variance of the Laplacian (4 neighbours): how much edges stand out. */
export function sharpnessOf(grey: Uint8Array, width: number, height: number): number {
  let [sum, squares, count] = [0, 0, 0];
  for (let y = 1; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x;
      const around = grey[at - 1]! + grey[at + 1]! + grey[at - width]! + grey[at + width]!;
      const edge = around - 4 * grey[at]!;
      sum += edge;
      squares += edge * edge;
      count += 1;
    }
  return count === 0 ? 0 : squares / count - (sum / count) ** 2;
}

function meanOf(values: Uint8Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

function colourOf(rgb: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < rgb.length; at += 3) {
    const [red, green, blue] = [rgb[at]!, rgb[at + 1]!, rgb[at + 2]!];
    sum += Math.max(red, green, blue) - Math.min(red, green, blue);
  }
  return (sum * 3) / rgb.length;
}
