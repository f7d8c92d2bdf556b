import sharp from 'sharp';
import { describe, expect, test, vi } from 'vitest';
import { readPicture } from '#server/pictures/canonical.ts';
import { LETTERS, writable } from '#server/pictures/font.ts';
import { layOut, watermark } from '#server/pictures/watermark.ts';
import { card, dice } from '../support/pictures.ts';
import { type ReadRow, readWatermark } from '../support/readWatermark.ts';
import { fc } from './seed.ts';

vi.setConfig({ testTimeout: 30_000 });

const LINES = ['Олена Nováková', '2026-11-03 10:22 UTC', 'CASE 1A2B3C4D'];
const WRITTEN = ['OLENA NOVAKOVA', '2026-11-03 10:22 UTC', 'CASE 1A2B3C4D'];

async function pixelsOf(bytes: Buffer) {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}
async function markedOf(canonical: Buffer, lines = LINES) {
  const [before, marked] = [await pixelsOf(canonical), await pixelsOf(await watermark(canonical, lines))];
  return { before, marked, layout: layOut(before, lines) };
}
/** In which of the nine parts of a picture a text stands whole. */
function partsWith(rows: ReadRow[], text: string, { width, height }: { width: number; height: number }): Set<string> {
  const found = new Set<string>();
  for (const { text: row, placed } of rows)
    for (let at = row.indexOf(text); at >= 0; at = row.indexOf(text, at + 1)) {
      const middle = placed[at + Math.floor(text.length / 2)]!;
      found.add(`${Math.floor((middle.x * 3) / width)} ${Math.floor((middle.y * 3) / height)}`);
    }
  return found;
}
const flat = (tone: number, width = 1_200, height = 900) =>
  sharp({ create: { width, height, channels: 3, background: { r: tone, g: tone, b: tone } } })
    .jpeg({ quality: 85 })
    .toBuffer();

describe('who looked at a picture', () => {
  test('can be read off every part of it', async () => {
    const { canonical } = await readPicture(await card().resize(2_000).jpeg().toBuffer());
    const { before, marked, layout } = await markedOf(canonical);
    expect([marked.width, marked.height]).toEqual([before.width, before.height]);
    const rows = readWatermark(marked, before, layout);
    const parts = new Map(WRITTEN.map((line) => [line, partsWith(rows, line, marked)]));
    for (const [line, where] of parts) expect([line, where.size > 5]).toEqual([line, true]);
    expect(new Set([...parts.values()].flatMap((where) => [...where])).size).toBe(9);
  });

  test.each([0, 60, 128, 200, 255])('shows on a ground of any light, from black to white: %i', async (tone) => {
    const { before, marked, layout } = await markedOf(await flat(tone));
    const rows = readWatermark(marked, before, layout);
    for (const line of WRITTEN) expect([line, partsWith(rows, line, marked).size > 4]).toEqual([line, true]);
  });

  test('changes pixels in each of nine parts, some ten in a hundred and more', async () => {
    const { before, marked } = await markedOf((await readPicture(await card().jpeg().toBuffer())).canonical);
    for (let part = 0; part < 9; part++) {
      const [left, top] = [
        Math.floor(((part % 3) * marked.width) / 3),
        Math.floor((Math.floor(part / 3) * marked.height) / 3),
      ];
      let [changed, all] = [0, 0];
      for (let y = top; y < top + Math.floor(marked.height / 3); y++)
        for (let x = left; x < left + Math.floor(marked.width / 3); x++) {
          const at = (y * marked.width + x) * 3;
          all += 1;
          if (Math.abs(marked.data[at]! - before.data[at]!) > 12) changed += 1;
        }
      expect(changed / all, `part ${part}`).toBeGreaterThan(0.1);
      expect(changed / all, `part ${part}`).toBeLessThan(0.5);
    }
  });

  test('survives a photograph of the screen: half the size, and saved badly', async () => {
    const canonical = await flat(180, 2_000, 1_500);
    const shot = await sharp(await watermark(canonical, LINES))
      .resize(1_000)
      .jpeg({ quality: 50 })
      .toBuffer();
    const seen = await pixelsOf(await sharp(shot).resize(2_000).png().toBuffer());
    const rows = readWatermark(seen, await pixelsOf(canonical), layOut(seen, LINES));
    for (const line of WRITTEN) expect(partsWith(rows, line, seen).size).toBeGreaterThan(4);
  });

  test('is the same for the same words, and another for another minute', async () => {
    const canonical = await flat(90, 400, 300);
    const [one, same, other] = [
      await watermark(canonical, LINES),
      await watermark(canonical, LINES),
      await watermark(canonical, ['x']),
    ];
    expect([one.equals(same), one.equals(other)]).toEqual([true, false]);
  });

  test('fits a small picture too, and is not left out of one that is smaller than its words', async () => {
    const small = await flat(90, 300, 200);
    const { before, marked, layout } = await markedOf(small, ['AGENT 7', '10:22']);
    expect(readWatermark(marked, before, layout).some(({ text }) => text.includes('AGENT 7'))).toBe(true);
    const tiny = await flat(90, 30, 20);
    expect((await watermark(tiny, LINES)).equals(await sharp(tiny).jpeg({ quality: 85 }).toBuffer())).toBe(false);
    await expect(watermark(small, ['', '  '])).rejects.toThrow('who looks');
  });
});

describe('the letters', () => {
  test('are all told apart when they are read back', async () => {
    const wall = LETTERS.filter((letter) => letter !== ' ');
    const next = dice(3);
    const lines = [0, 1, 2, 3].map(() =>
      wall
        .toSorted(() => next() - 0.5)
        .join('')
        .slice(0, 40),
    );
    const { before, marked, layout } = await markedOf(await flat(150, 2_000, 1_500), lines);
    let read = 0;
    readWatermark(marked, before, layout).forEach(({ text, placed }) => {
      placed.forEach(({ letter }, n) => {
        if (text[n] === '·') return;
        read += 1;
        expect([letter, text[n]]).toEqual([letter, letter]);
      });
    });
    expect(read).toBeGreaterThan(1_000);
  });

  test('are written of any alphabet: Ukrainian by its own rules, marks left out, what is unknown as a question mark', () => {
    expect(writable('Згурський Їжак, Ґалаґан')).toBe('ZHURSKYY IZHAK, GALAGAN');
    expect(writable('Žluťoučký kůň: łódź @ 10/12')).toBe('ZLUTOUCKY KUN: LODZ @ 10/12');
    expect(writable('日本 \u202E😀\nx')).toBe('?? ?? X');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        for (const letter of writable(text)) expect(LETTERS).toContain(letter);
      }),
    );
  });
});
