import type sharp from 'sharp';
import type { Sharp, SharpOptions } from 'sharp';
import { Refusal } from '../platform/refusal.ts';

export type OpenPicture = (bytes: Uint8Array, more?: SharpOptions) => Sharp;

/** Above it a picture is a bomb or a poster: 31 KB of PNG can hold 256 million pixels (verification.md §0.4). */
export const PIXELS_MAX = 40_000_000;
/** A JPEG of many scans or the like, made to keep a processor busy, is given up on. */
const SECONDS_MAX = 20;
const LOADERS = ['Jpeg', 'Png', 'Webp'].map((format) => `VipsForeignLoad${format}Buffer`);

let opener: Promise<OpenPicture> | undefined;

/**
 * Opens pictures by sharp, which is installed where it can be: without it everything else of the product works.
 * @param load for tests
 * @throws Refusal pictures-unavailable
 */
export function openPictures(load = () => import('sharp')): Promise<OpenPicture> {
  opener ??= load().then(
    (loaded) => tuned(loaded.default),
    () => {
      // Somebody may install it, and then the next picture is taken.
      opener = undefined;
      throw new Refusal('pictures-unavailable');
    },
  );
  return opener;
}

/** Nothing is kept between pictures, and whatever is not one of the three formats cannot be read by this process at all. */
function tuned(library: typeof sharp): OpenPicture {
  library.cache(false);
  library.concurrency(1);
  library.block({ operation: ['VipsForeignLoad'] });
  library.unblock({ operation: LOADERS });
  return (bytes, more) =>
    library(bytes, { failOn: 'error', limitInputPixels: PIXELS_MAX, pages: 1, ...more }).timeout({
      seconds: SECONDS_MAX,
    });
}
