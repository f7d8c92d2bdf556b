import { JPEG_QUALITY, type Pixels, pixelsOf, reopen } from './canonical.ts';
import { GLYPH_COLUMNS, GLYPH_ROWS, hasInk, writable } from './font.ts';
import { makeLine } from './line.ts';
import { openPictures } from './sharp.ts';

/** 28 of 100 (verification.md §C6), in parts of 256. */
const OPACITY = 72;
/** Distances in dots of the font: from letter to letter, from row to row. */
const [ADVANCE, ROW_PITCH] = [GLYPH_COLUMNS + 2, 22];
/** How far rows fall to the right, so that they lie along no line of a document. */
const SLOPE = 0.2;
/** A dot for each so many pixels of the longer side: four pixels in a picture of 2,000. */
const PIXELS_A_DOT = 500;
/** Rows begin at different places, or their gaps would stand below each other. */
const SHIFT_A_ROW = 5;
const GAP = '   ';

/** A letter of a watermark, its upper left corner in pixels; parts may lie outside of the picture. */
export interface Placed {
  letter: string;
  x: number;
  y: number;
}
export interface Layout {
  /** Pixels a dot. */
  dot: number;
  rows: Placed[][];
}

const inLine = makeLine(2, 50);

/**
 * Burns in who looks at the picture, when, and for what: slanting rows over all of it, a line in each, light letters
 * with dark edges so that they show on both (verification.md §C6).
 * @param canonical a JPEG of `readPicture`
 * @param lines such as an alias, a UTC minute and the id of a case; a picture too narrow for the longest cuts it off
 * @returns a JPEG of the same size
 * @throws Refusal pictures-unavailable, too-busy
 */
export async function watermark(canonical: Buffer, lines: readonly string[]): Promise<Buffer> {
  const open = await openPictures();
  return inLine(async () => {
    const pixels = pixelsOf(await open(canonical).toColourspace('srgb').raw().toBuffer({ resolveWithObject: true }));
    const { dot, rows } = layOut(pixels, lines);
    for (const placed of rows.flat()) draw(pixels, placed, dot);
    return reopen(open, pixels).jpeg({ quality: JPEG_QUALITY }).toBuffer();
  });
}

/** Where which letter comes to stand. */
export function layOut({ width, height }: Pick<Pixels, 'width' | 'height'>, lines: readonly string[]): Layout {
  const texts = lines.map((line) => writable(line).trim() + GAP).filter((text) => text !== GAP);
  if (texts.length === 0) throw new Error('A watermark says who looks.');
  const longest = Math.max(...texts.map((text) => text.length));
  const wanted = Math.round(Math.max(width, height) / PIXELS_A_DOT);
  const dot = Math.max(1, Math.min(wanted, Math.floor(width / (longest * ADVANCE))));
  const rows: Placed[][] = [];
  // The first rows begin above the picture and fall into it.
  for (let n = -Math.ceil((width * SLOPE) / (ROW_PITCH * dot)); n * ROW_PITCH * dot < height; n++)
    rows.push(rowOf(texts[Math.abs(n) % texts.length]!, Math.abs(n) * SHIFT_A_ROW, n * ROW_PITCH * dot, dot, width));
  return { dot, rows };
}

function rowOf(text: string, shift: number, top: number, dot: number, width: number): Placed[] {
  const letters = Math.ceil(width / (ADVANCE * dot));
  return Array.from({ length: letters }, (_, index) => {
    const x = index * ADVANCE * dot;
    return { letter: text[(index + shift) % text.length]!, x, y: top + Math.round(x * SLOPE) };
  });
}

const [LIGHT, DARK] = [255, 0];
interface Dot {
  column: number;
  row: number;
  tone: number;
}
const stamps = new Map<string, readonly Dot[]>();

/** The letter with the dots beside its ink; made once, since a picture has some two thousand letters. */
function stampOf(letter: string): readonly Dot[] {
  const known = stamps.get(letter);
  if (known) return known;
  const dots: Dot[] = [];
  for (let row = -1; row <= GLYPH_ROWS; row++)
    for (let column = -1; column <= GLYPH_COLUMNS; column++) {
      const ink = hasInk(letter, column, row);
      if (ink || isEdge(letter, column, row)) dots.push({ column, row, tone: ink ? LIGHT : DARK });
    }
  stamps.set(letter, dots);
  return dots;
}

function draw(pixels: Pixels, { letter, x, y }: Placed, dot: number): void {
  for (const { column, row, tone } of stampOf(letter)) tint(pixels, x + column * dot, y + row * dot, dot, tone);
}

/** A dot beside ink. */
function isEdge(letter: string, column: number, row: number): boolean {
  for (let down = -1; down <= 1; down++)
    for (let right = -1; right <= 1; right++) if (hasInk(letter, column + right, row + down)) return true;
  return false;
}

/** Mixes a square with white or black, as far as it lies in the picture. */
function tint({ data, width, height }: Pixels, left: number, top: number, side: number, tone: number): void {
  const [right, bottom] = [Math.min(width, left + side), Math.min(height, top + side)];
  for (let y = Math.max(0, top); y < bottom; y++)
    for (let at = (y * width + Math.max(0, left)) * 3; at < (y * width + right) * 3; at++)
      data[at] = (data[at]! * (256 - OPACITY) + tone * OPACITY) >> 8;
}
