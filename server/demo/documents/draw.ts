import type { DocumentSide } from '#db/words.ts';
import { GLYPH_COLUMNS, GLYPH_ROWS, hasInk, writable } from '../../pictures/font.ts';
import { openPictures } from '../../pictures/sharp.ts';
import { type CardFacts, zoneOf } from './person.ts';

/** Drawn in measures of 860 by 542 and kept smaller: a demo of pictures must not take a minute to begin. */
const SCALE = 0.75;
const [WIDTH, HEIGHT] = [645, 407];
const COLOURS = 3;
type Colour = readonly [number, number, number];
const INK: Colour = [38, 38, 52];
const PALE: Colour = [96, 108, 124];
const GROUNDS: Record<CardFacts['country'], Colour> = { CZE: [206, 219, 232], UKR: [222, 226, 206] };

/** A picture of a made-up card, drawn dot by dot: it says on its face that it is a specimen of the demo. */
export async function drawCard(facts: CardFacts, side: DocumentSide, n: number): Promise<Buffer> {
  const data = ground(facts.country, n);
  if (side === 'front') drawFront(data, facts, n);
  else drawBack(data, facts);
  const open = await openPictures();
  return open(data, { raw: { width: WIDTH, height: HEIGHT, channels: COLOURS } })
    .jpeg({ quality: 88 })
    .toBuffer();
}

function drawFront(data: Buffer, facts: CardFacts, n: number): void {
  write(data, 40, 28, facts.country === 'CZE' ? 'CESKA REPUBLIKA' : 'UKRAINA', 4, INK);
  write(data, 40, 70, 'IDENTITY CARD - MADE UP FOR THE DEMO', 2, PALE);
  portrait(data, 40, 120, n);
  const lines: [string, string][] = [
    ['SURNAME', facts.surname],
    ['GIVEN NAMES', facts.givenNames],
    ['SEX   NATIONALITY', `${facts.sex}     ${facts.country}`],
    ['DATE OF BIRTH', shown(facts.birthDate)],
    ['DATE OF EXPIRY', shown(facts.expiresOn)],
    ['DOCUMENT NO.', facts.number],
  ];
  for (const [at, [label, value]] of lines.entries()) {
    write(data, 300, 118 + at * 66, label, 2, PALE);
    write(data, 300, 138 + at * 66, value, 4, INK);
  }
}

function drawBack(data: Buffer, facts: CardFacts): void {
  write(data, 40, 40, 'DATE OF ISSUE', 2, PALE);
  write(data, 40, 60, shown(facts.issuedOn), 4, INK);
  write(data, 40, 120, 'AUTHORITY', 2, PALE);
  write(data, 40, 140, 'DEMO', 4, INK);
  paint(data, 0, 330, 860, 212, [236, 240, 243]);
  for (const [at, line] of zoneOf(facts).entries()) zoneLine(data, 34, 370 + at * 54, line);
}

const shown = (day: string): string => day.split('-').reverse().join('.');

/** Fillers have no letter in the font: a small angle stands for them, as in OCR-B. */
function zoneLine(data: Buffer, x: number, y: number, line: string): void {
  for (const [at, letter] of [...line].entries()) {
    const left = x + at * 26;
    if (letter !== '<') {
      write(data, left, y, letter, 4, INK);
      continue;
    }
    for (let step = 0; step < 4; step++) {
      paint(data, left + 14 - step * 4, y + 16 - (3 - step) * 4, 4, 4, INK);
      paint(data, left + 14 - step * 4, y + 12 + (3 - step) * 4, 4, 4, INK);
    }
  }
}

/** A head and shoulders in shades that differ from card to card; no face. */
function portrait(data: Buffer, x: number, y: number, n: number): void {
  const skin: Colour = [186 + (n % 5) * 8, 146 + (n % 7) * 6, 122 + (n % 3) * 10];
  const cloth: Colour = [60 + (n % 11) * 8, 76 + (n % 5) * 10, 104 + (n % 7) * 12];
  paint(data, x, y, 220, 290, [174, 186, 198]);
  disc(data, x + 110, y + 120, 66, [70 + (n % 4) * 22, 52 + (n % 4) * 12, 40]);
  disc(data, x + 110, y + 130, 54, skin);
  for (let row = 0; row < 80; row++) paint(data, x + 110 - 40 - row, y + 210 + row, 80 + row * 2, 1, cloth);
}

function disc(data: Buffer, x: number, y: number, radius: number, colour: Colour): void {
  for (let row = -radius; row <= radius; row++) {
    const half = Math.floor(Math.sqrt(radius * radius - row * row));
    paint(data, x - half, y + row, half * 2, 1, colour);
  }
}

function write(data: Buffer, x: number, y: number, text: string, dot: number, colour: Colour): void {
  for (const [at, letter] of [...writable(text)].entries())
    for (let row = 0; row < GLYPH_ROWS; row++)
      for (let column = 0; column < GLYPH_COLUMNS; column++)
        if (hasInk(letter, column, row))
          paint(data, x + (at * (GLYPH_COLUMNS + 1) + column) * dot, y + row * dot, dot, dot, colour);
}

function paint(data: Buffer, left: number, top: number, wide: number, high: number, colour: Colour): void {
  const at = (n: number, most: number) => Math.max(0, Math.min(most, Math.round(n * SCALE)));
  const [x, right, y, bottom] = [at(left, WIDTH), at(left + wide, WIDTH), at(top, HEIGHT), at(top + high, HEIGHT)];
  const row = Buffer.alloc((right - x) * COLOURS, Buffer.from(colour));
  for (let line = y; line < bottom; line++) row.copy(data, (line * WIDTH + x) * COLOURS);
}

const GRAINS = 4;
const grounds = new Map<string, Buffer>();

/** A ground with grain, as a photograph has it; drawn a few times, since each pixel of it is thought of. */
function ground(country: CardFacts['country'], n: number): Buffer {
  const key = `${country} ${n % GRAINS}`;
  const known = grounds.get(key) ?? grain(GROUNDS[country], n % GRAINS);
  grounds.set(key, known);
  return Buffer.from(known);
}

function grain(colour: Colour, seed: number): Buffer {
  const data = Buffer.alloc(WIDTH * HEIGHT * COLOURS, Buffer.from(colour));
  let state = (seed + 1) * 2_654_435_761;
  for (let at = 0; at < data.length; at++) {
    if (at % COLOURS === 0) state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    data[at] = (data[at] ?? 0) + (state >>> 28) - 8;
  }
  return data;
}
