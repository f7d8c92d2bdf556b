import { GLYPH_COLUMNS, GLYPH_ROWS, hasInk, LETTERS } from '#server/pictures/font.ts';
import type { Layout, Placed } from '#server/pictures/watermark.ts';

interface Pixels {
  data: Buffer;
  width: number;
  height: number;
}
/** A row as it can be read: what is not wholly in the picture is `·`. */
export interface ReadRow {
  text: string;
  placed: Placed[];
}

/** Between ink and edge, on any ground: 28 of 100 from white to black. */
const CONTRAST = 0.28 * 255;
const UNREAD = '·';
const COLUMNS = Array.from({ length: GLYPH_COLUMNS + 2 }, (_, n) => n - 1);
const ROWS = Array.from({ length: GLYPH_ROWS + 2 }, (_, n) => n - 1);
const CELLS = ROWS.flatMap((row) => COLUMNS.map((column) => ({ column, row })));

/** What a letter does to the light of each dot: lighter where it has ink, darker beside it. */
const SHAPES = LETTERS.map((letter) => {
  const near = (column: number, row: number) =>
    [-1, 0, 1].some((down) => [-1, 0, 1].some((right) => hasInk(letter, column + right, row + down)));
  return {
    letter,
    shape: CELLS.map(({ column, row }) => (hasInk(letter, column, row) ? 1 : near(column, row) ? -1 : 0)),
  };
});

/** Reads a watermark back: the light of every dot against that of the picture before, and the letter that fits best. */
export function readWatermark(marked: Pixels, before: Pixels, { dot, rows }: Layout): ReadRow[] {
  return rows.map((placed) => ({ placed, text: placed.map((one) => letterAt(marked, before, one, dot)).join('') }));
}

function letterAt(marked: Pixels, before: Pixels, { x, y }: Placed, dot: number): string {
  const [right, bottom] = [x + (GLYPH_COLUMNS + 1) * dot, y + (GLYPH_ROWS + 1) * dot];
  if (x < dot || y < dot || right > marked.width || bottom > marked.height) return UNREAD;
  const change = CELLS.map(({ column, row }) => {
    const [left, top] = [x + column * dot, y + row * dot];
    return lightOf(marked, left, top, dot) - lightOf(before, left, top, dot);
  });
  // Saving as JPEG leaves a shade of the letters around.
  if (Math.max(...change) - Math.min(...change) < CONTRAST / 2) return ' ';
  return SHAPES.reduce(
    (best, { letter, shape }) => {
      const fits = likeness(change, shape);
      return fits > best.fits ? { letter, fits } : best;
    },
    { letter: ' ', fits: 0 },
  ).letter;
}

function lightOf({ data, width }: Pixels, left: number, top: number, side: number): number {
  let sum = 0;
  for (let y = top; y < top + side; y++)
    for (let x = left; x < left + side; x++)
      for (let colour = 0; colour < 3; colour++) sum += data[(y * width + x) * 3 + colour]!;
  return sum / (3 * side * side);
}

/** Pearson's correlation. */
function likeness(one: readonly number[], other: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [a, b] = [mean(one), mean(other)];
  let [both, ones, others] = [0, 0, 0];
  one.forEach((value, n) => {
    const [p, q] = [value - a, other[n]! - b];
    both += p * q;
    ones += p * p;
    others += q * q;
  });
  return others === 0 || ones === 0 ? 0 : both / Math.sqrt(ones * others);
}
