import sharp, { type Sharp } from 'sharp';
import { describe, expect, test, vi } from 'vitest';
import { readPicture } from '#server/pictures/canonical.ts';
import { distanceOf } from '#server/pictures/likeness.ts';
import { Refusal } from '#server/platform/refusal.ts';
import { animatedWebp, noPictures, PHP, pngBomb, truncatedJpeg, ZIP } from '../support/hostileFiles.ts';
import { card, cardJpeg, phoneExif } from '../support/pictures.ts';

// Making the pictures takes longer than reading them.
vi.setConfig({ testTimeout: 30_000 });

const SMALL = { width: 800, height: 504, grain: 3 };
const codeOf = (bytes: Buffer) =>
  readPicture(bytes).then(
    () => 'taken',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  );

describe('a picture that is taken', () => {
  test('is made anew: a JPEG of 2,000 pixels at most, and a preview of 320', async () => {
    const read = await readPicture(await card().resize(4_000).jpeg().toBuffer());
    expect(read).toMatchObject({ width: 2_000, height: 1_260, pixels: 10_080_000, format: 'jpeg' });
    expect(await sharp(read.canonical).metadata()).toMatchObject({ format: 'jpeg', width: 2_000, height: 1_260 });
    expect(await sharp(read.preview).metadata()).toMatchObject({ format: 'jpeg', width: 320, height: 202 });
    for (const hash of [read.sha256, read.pixelHash]) expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(read.likeness).toMatch(/^[0-9a-f]{16}$/);
  });

  test('is not made larger than it was, however small or thin it is', async () => {
    for (const [width, height] of [
      [300, 200],
      [1, 1],
      [3_000, 2],
      [5, 1_900],
    ] as const) {
      const { canonical, preview, ...read } = await readPicture(await card({ width, height }).png().toBuffer());
      const factor = Math.min(1, 2_000 / Math.max(width, height));
      expect([read.width, read.height]).toEqual([width, height].map((side) => Math.max(1, Math.round(side * factor))));
      const [whole, shown] = [await sharp(canonical).metadata(), await sharp(preview).metadata()];
      expect([whole.width, whole.height]).toEqual([read.width, read.height]);
      expect(shown.width <= 320 && shown.height <= 640).toBe(true);
    }
  });

  test.each(['png', 'webp', 'jpeg'] as const)('may be a %s, grey, see-through or for print', async (format) => {
    const small = card({ width: 400, height: 250 });
    const kinds = {
      plain: small.clone(),
      grey: small.clone().greyscale().toColourspace('b-w'),
      ...(format !== 'jpeg' && { clear: small.clone().ensureAlpha(0.5) }),
      ...(format === 'png' && { deep: small.clone().toColourspace('rgb16') }),
      ...(format === 'jpeg' && { print: small.clone().toColourspace('cmyk') }),
    };
    for (const [kind, picture] of Object.entries(kinds)) {
      const read = await readPicture(await picture.toFormat(format).toBuffer());
      expect([kind, read.format, (await sharp(read.canonical).metadata()).channels]).toEqual([kind, format, 3]);
    }
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])('stands upright, whichever way the phone was held: %i', async (orientation) => {
    // Lighter above than below; turned as the tag says, that is up again.
    const upright = await card({ width: 400, height: 250, grain: 0 }).png().toBuffer();
    const back = {
      1: [0],
      2: [0, 'flop'],
      3: [180],
      4: [180, 'flop'],
      5: [90, 'flop'],
      6: [270],
      7: [270, 'flop'],
      8: [90],
    } as const;
    const [angle, mirror] = back[orientation as keyof typeof back];
    const turned = await sharp(upright).rotate(angle).png().toBuffer();
    const seen = await sharp(mirror ? await sharp(turned).flop().toBuffer() : turned)
      .withMetadata({ orientation })
      .jpeg({ quality: 95 })
      .toBuffer();
    const read = await readPicture(seen);
    expect([read.width, read.height]).toEqual([400, 250]);
    expect(distanceOf(read.likeness, (await readPicture(upright)).likeness)).toBeLessThanOrEqual(2);
    expect((await sharp(read.canonical).metadata()).orientation).toBeUndefined();
  });

  test('leaves everything that was written beside it behind, and says what was there in three words', async () => {
    const xmp = '<x:xmpmeta xmlns:x="adobe:ns:meta/">PLANTED-XMP</x:xmpmeta>';
    const bytes = await card({ width: 400, height: 250 })
      .withExif(phoneExif('Adobe Photoshop 25.1'))
      .withXmp(xmp)
      .withIccProfile('p3')
      .jpeg()
      .toBuffer();
    for (const planted of ['PLANTED-NAME', 'PLANTED-XMP', 'Photoshop', 'Exif'])
      expect(bytes.includes(planted)).toBe(true);
    const read = await readPicture(bytes);
    expect(read.traces).toEqual({ editor: true, position: true, captureDate: true });
    for (const made of [read.canonical, read.preview]) {
      const { exif, xmp: more, icc, iptc } = await sharp(made).metadata();
      expect([exif, more, icc, iptc]).toEqual([undefined, undefined, undefined, undefined]);
      for (const planted of ['PLANTED', 'Photoshop', 'Exif', 'Telefon', 'ICC_PROFILE'])
        expect(made.includes(planted)).toBe(false);
    }
    expect(JSON.stringify({ ...read, canonical: 0, preview: 0 })).not.toMatch(/PLANTED|Photoshop|Telefon|2026/);
  });

  test('has no traces where none were left', async () => {
    expect((await readPicture(await cardJpeg())).traces).toEqual({
      editor: false,
      position: false,
      captureDate: false,
    });
  });

  test.each([
    ['a program', Buffer.from(PHP)],
    ['an archive', ZIP],
  ])('may have %s behind it, as phones have films; nothing of that is kept', async (_, tail) => {
    const picture = await cardJpeg({ width: 400, height: 250 });
    const plain = await readPicture(picture);
    const read = await readPicture(Buffer.concat([picture, tail]));
    for (const made of [read.canonical, read.preview]) {
      for (const planted of ['PLANTED-TAIL', '<?php', 'PK\x03\x04', 'PK\x05\x06'])
        expect(made.includes(planted, 0, 'latin1')).toBe(false);
      expect(made.subarray(-2)).toEqual(Buffer.from([0xff, 0xd9]));
    }
    expect([read.pixelHash, read.sha256 === plain.sha256]).toEqual([plain.pixelHash, false]);
  });

  test('is known again when only its container or its metadata changed, and is like itself when saved anew', async () => {
    const first = await readPicture(await card(SMALL).png().toBuffer());
    const again = await readPicture(await card(SMALL).withExif(phoneExif()).webp({ lossless: true }).toBuffer());
    expect([again.pixelHash, again.sha256 === first.sha256]).toEqual([first.pixelHash, false]);
    const saved = await readPicture(await card(SMALL).resize(400).jpeg({ quality: 60 }).toBuffer());
    expect(saved.pixelHash).not.toBe(first.pixelHash);
    expect(distanceOf(saved.likeness, first.likeness)).toBeLessThanOrEqual(10);
    const turned = await readPicture(await card(SMALL).rotate(180).jpeg().toBuffer());
    expect(distanceOf(turned.likeness, first.likeness)).toBeGreaterThan(10);
  });

  test('shows no letter before it is revealed: of its edges the preview has next to nothing', async () => {
    const { preview } = await readPicture(await cardJpeg());
    const sharpest = await readPicture(
      await sharp(await cardJpeg())
        .resize(320)
        .png()
        .toBuffer(),
    );
    const blurred = await readPicture(await sharp(preview).png().toBuffer());
    expect(sharpest.quality.sharpness).toBeGreaterThan(400);
    expect(blurred.quality.sharpness).toBeLessThan(5);
  });
});

describe('a picture that is refused', () => {
  test('is none', async () => {
    for (const bytes of [...Object.values(noPictures()), Buffer.alloc(0)])
      expect(await codeOf(bytes)).toBe('picture-not-accepted');
  });
  test('moves', async () => {
    expect(await codeOf(await animatedWebp())).toBe('picture-animated');
  });
  test('is cut off', async () => {
    expect(await codeOf(await truncatedJpeg())).toBe('picture-broken');
    for (const format of ['png', 'webp'] as const) {
      const whole = await card().toFormat(format).toBuffer();
      expect([format, await codeOf(whole.subarray(0, whole.length / 2))]).toEqual([format, 'picture-broken']);
    }
  });
  test('begins as one and is a program, or noise', async () => {
    const start = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);
    expect(await codeOf(Buffer.concat([start, Buffer.from(PHP)]))).toBe('picture-broken');
    expect(await codeOf(start.subarray(0, 3))).toBe('picture-broken');
    expect(await codeOf(Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.from(PHP)]))).toBe(
      'picture-broken',
    );
    expect(await codeOf(Buffer.concat([Buffer.from('RIFF\x10\0\0\0WEBPVP8 ', 'latin1'), ZIP]))).toBe('picture-broken');
  });
  test('unpacks to more than fits: 256 and 3,600 million pixels in files of kilobytes', async () => {
    const [small, large] = [pngBomb(16_000), pngBomb(60_000)];
    expect(small.length).toBeLessThan(50_000);
    expect(large.length).toBeLessThan(1_000_000);
    const before = process.memoryUsage().rss;
    for (const bomb of [small, large]) expect(await codeOf(bomb)).toBe('picture-too-many-pixels');
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
  });
  test('has more than 40 million pixels; exactly so many are taken', async () => {
    expect(await codeOf(pngBomb(6_324))).toBe('taken');
    expect(await codeOf(pngBomb(6_325))).toBe('picture-too-many-pixels');
  });
});

describe('what is said of how a picture came out', () => {
  const qualityOf = async (picture: Sharp) =>
    (await readPicture(await picture.jpeg({ quality: 92 }).toBuffer())).quality;
  test('is nothing for a good one', async () => {
    expect(await qualityOf(card())).toMatchObject({ greyscale: false, hints: [] });
  });
  test('is that it is blurred, dark, grey or small', async () => {
    const flat = { grain: 0 };
    expect((await qualityOf(card(flat).blur(3))).hints).toEqual(['blurred']);
    expect((await qualityOf(card(flat).blur(16))).hints).toEqual(['very-blurred']);
    expect((await qualityOf(card().linear(0.25, 0))).hints).toContain('dark');
    expect(await qualityOf(card().greyscale())).toMatchObject({ greyscale: true, hints: ['greyscale'] });
    expect((await qualityOf(card().resize(640))).hints).toEqual(['small']);
  });
  test('does not hang on how large it was sent', async () => {
    const [large, middle] = [await qualityOf(card({ grain: 0 }).resize(2_000)), await qualityOf(card({ grain: 0 }))];
    expect(large.sharpness / middle.sharpness).toBeGreaterThan(0.6);
    expect(large.sharpness / middle.sharpness).toBeLessThan(1.6);
  });
});
