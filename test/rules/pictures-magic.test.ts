import { describe, expect, test } from 'vitest';
import { refusals as cs } from '#client/i18n/cs/refusals.ts';
import { refusals as en } from '#client/i18n/en/refusals.ts';
import { refusals as uk } from '#client/i18n/uk/refusals.ts';
import { NO_PICTURES } from '#db/words.ts';
import { formatOf } from '#server/pictures/magic.ts';
import { Refusal } from '#server/platform/refusal.ts';
import { noPictures, SVG } from '../support/hostileFiles.ts';
import { card } from '../support/pictures.ts';
import { fc } from './seed.ts';

const saidOf = (bytes: Buffer) => {
  try {
    return formatOf(bytes);
  } catch (error) {
    return error instanceof Refusal ? [error.code, error.detail.errors?.picture] : error;
  }
};

describe('what a file is', () => {
  test('is said by its first bytes: JPEG, PNG and WebP are taken', async () => {
    const small = card({ width: 60, height: 40 });
    expect(saidOf(await small.clone().jpeg().toBuffer())).toBe('jpeg');
    expect(saidOf(await small.clone().png().toBuffer())).toBe('png');
    expect(saidOf(await small.clone().webp().toBuffer())).toBe('webp');
  });

  test.each(Object.entries(noPictures()))('is refused with a word about what it is: %s', (word, bytes) => {
    expect(saidOf(bytes)).toEqual(['picture-not-accepted', `is-${word}`]);
  });

  test.each([SVG.slice(SVG.indexOf('<svg')), `\uFEFF${SVG}`, `\n\n<!-- x -->\n${SVG}`, SVG.replace('<svg', '<SVG')])(
    'is an SVG, however it begins: %s',
    (text) => {
      expect(saidOf(Buffer.from(text))).toEqual(['picture-not-accepted', 'is-svg']);
    },
  );

  test('is asked of any bytes without an accident, and quickly', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3_000 }), (bytes) => {
        expect(['jpeg', 'png', 'webp', 'object']).toContain(
          ((said) => (typeof said === 'string' ? said : typeof said))(saidOf(Buffer.from(bytes))),
        );
      }),
    );
    expect(saidOf(Buffer.from('<!--'.repeat(10_000)))).toEqual(['picture-not-accepted', 'is-unknown']);
    expect(saidOf(Buffer.from('--'.repeat(10_000)))).toEqual(['picture-not-accepted', 'is-unknown']);
  });
});

test.each(Object.entries({ en, cs, uk }))('%s: every kind of file that is refused has a sentence', (_, { fields }) => {
  const said = Object.keys(fields).filter((code) => code.startsWith('is-'));
  expect(said.sort()).toEqual(NO_PICTURES.map((kind) => `is-${kind}`).sort());
  expect(Object.keys(noPictures()).sort()).toEqual([...NO_PICTURES].sort());
});
