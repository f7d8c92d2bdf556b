import sharp, { type Exif, type Sharp } from 'sharp';

/** Small numbers that look random and are the same in every run. */
export function dice(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

interface Canvas {
  data: Buffer;
  width: number;
  height: number;
}

function fill({ data, width }: Canvas, left: number, top: number, wide: number, high: number, rgb: readonly number[]) {
  for (let y = top; y < top + high; y++) for (let x = left; x < left + wide; x++) data.set(rgb, (y * width + x) * 3);
}

/** Words as bars: what a text looks like to whoever measures edges. */
function writeBars(canvas: Canvas, left: number, top: number, wide: number, high: number, next: () => number): void {
  const stroke = Math.max(1, Math.round(high / 6));
  for (let x = left; x + stroke < left + wide; x += stroke * (2 + Math.floor(next() * 3)))
    fill(canvas, x, top, stroke, high, [30, 30, 40]);
}

export interface CardOver {
  width?: number;
  height?: number;
  /** Another person’s card. */
  seed?: number;
  /** How much grain there is, as of a phone at night: 0 … 255. */
  grain?: number;
}

const drawn = new Map<string, Canvas>();

/** A made-up identity card, pixels only: a tinted ground, a portrait, bars for text and two rows of a machine-readable zone. */
export function cardPixels({ width = 1_600, height = 1_008, seed = 7, grain = 12 }: CardOver = {}): Canvas {
  const key = [width, height, seed, grain].join();
  const known = drawn.get(key) ?? draw(width, height, seed, grain);
  drawn.set(key, known);
  return known;
}

function draw(width: number, height: number, seed: number, grain: number): Canvas {
  const canvas = { data: Buffer.alloc(width * height * 3), width, height };
  const next = dice(seed);
  const at = (share: number, of: number) => Math.round(share * of);
  fill(canvas, 0, 0, width, height, [188, 205, 222]);
  fill(canvas, at(0.05, width), at(0.2, height), at(0.26, width), at(0.45, height), [201, 160, 132]);
  fill(canvas, at(0.12, width), at(0.28, height), at(0.12, width), at(0.2, height), [92, 64, 51]);
  for (let line = 0; line < 6; line++)
    writeBars(
      canvas,
      at(0.36, width),
      at(0.2 + line * 0.08, height),
      at(0.2 + next() * 0.35, width),
      at(0.035, height),
      next,
    );
  fill(canvas, 0, at(0.76, height), width, at(0.24, height), [232, 236, 240]);
  for (const line of [0, 1])
    writeBars(canvas, at(0.03, width), at(0.8 + line * 0.09, height), at(0.94, width), at(0.05, height), next);
  for (let n = 0; n < canvas.data.length; n++)
    canvas.data[n] = Math.max(0, Math.min(255, canvas.data[n]! + (next() - 0.5) * 2 * grain));
  return canvas;
}

/** The same as sharp has it, to be saved in whatever way. */
export function card(over: CardOver = {}): Sharp {
  const { data, width, height } = cardPixels(over);
  return sharp(data, { raw: { width, height, channels: 3 } });
}

export const cardJpeg = (over: CardOver = {}): Promise<Buffer> => card(over).jpeg({ quality: 92 }).toBuffer();

/** What a phone writes beside a picture, and what is left by a program in which it was changed. */
export const phoneExif = (software = 'HDR+ 1.0.5'): Exif => ({
  IFD0: { Software: software, Make: 'Telefon', Artist: 'PLANTED-NAME' },
  IFD2: { DateTimeOriginal: '2026:03:01 10:20:30' },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '50/1 5/1 1234/100', GPSLongitudeRef: 'E', GPSLongitude: '14/1 25/1 0/1' },
});
