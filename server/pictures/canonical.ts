import type { OutputInfo } from 'sharp';
import type { Quality, Traces } from '#db/schema/documents.ts';
import type { PictureFormat, PictureHint } from '#db/words.ts';
import { sha256 } from '../platform/crypto.ts';
import { Refusal } from '../platform/refusal.ts';
import { likenessOf } from './likeness.ts';
import { makeLine } from './line.ts';
import { formatOf } from './magic.ts';
import { qualityOf } from './quality.ts';
import { type OpenPicture, openPictures, PIXELS_MAX } from './sharp.ts';
import { tracesOf } from './traces.ts';

/** What is made of a received picture. The bytes that came are kept nowhere. */
export interface PictureRead {
  /** JPEG, upright, 2,000 px at most on its longer side, without a word of metadata. */
  canonical: Buffer;
  /** JPEG in which no letter and no face can be made out: for lists, and before a reveal. */
  preview: Buffer;
  /** Of the canonical picture. */
  width: number;
  height: number;
  /** How many the received picture had. */
  pixels: number;
  format: PictureFormat;
  /** Of the received bytes; hex. */
  sha256: string;
  /** sha256 of the canonical pixels before they are compressed: other metadata or another lossless file of the same picture has the same. */
  pixelHash: string;
  /** 64 bits of how it looks; hex. Says “the same picture, saved again” and never “the same document” (verification.md §0.1). */
  likeness: string;
  quality: Quality & { hints: PictureHint[] };
  traces: Traces;
}

/** Decoded: three bytes a pixel, row by row. */
export interface Pixels {
  data: Buffer;
  width: number;
  height: number;
}

const SIDE_MAX = 2_000;
export const JPEG_QUALITY = 85;
/** A preview is so wide, and no higher than twice that; so much blur leaves nothing of letters five pixels high. */
const [PREVIEW_WIDTH, PREVIEW_SIGMA] = [320, 8];
const inLine = makeLine(2, 20);

/**
 * Reads a picture and makes it anew. Whatever else the bytes were — metadata, an archive or a program behind the
 * picture — is gone: phones put films behind their pictures, so a tail is no reason to refuse one.
 * @param bytes at most `PICTURE_BYTES_MAX`; never inside a transaction (RULINGS 28)
 * @throws Refusal picture-not-accepted, picture-animated, picture-broken, picture-too-many-pixels, pictures-unavailable, too-busy
 */
export async function readPicture(bytes: Buffer): Promise<PictureRead> {
  const format = formatOf(bytes);
  const open = await openPictures();
  return inLine(async () => {
    const { pixels, traces } = await lookAt(open, bytes);
    const upright = await decode(open, bytes);
    const drawn = (): ReturnType<OpenPicture> => reopen(open, upright);
    const canonical = await drawn().jpeg({ quality: JPEG_QUALITY }).toBuffer();
    const preview = await drawn()
      .resize({ width: PREVIEW_WIDTH, height: PREVIEW_WIDTH * 2, fit: 'inside' })
      .blur(PREVIEW_SIGMA)
      .jpeg({ quality: JPEG_QUALITY })
      .toBuffer();
    const likeness = await likenessOf(drawn());
    const quality = await qualityOf(drawn, upright);
    const { data, width, height } = upright;
    const hashes = { sha256: sha256(bytes), pixelHash: sha256(data) };
    return { canonical, preview, width, height, pixels, format, ...hashes, likeness, quality, traces };
  });
}

/** The head of the file alone: what would be too much is never decoded. */
async function lookAt(open: OpenPicture, bytes: Buffer): Promise<{ pixels: number; traces: Traces }> {
  const head = await open(bytes, { limitInputPixels: false }).metadata().catch(broken);
  if ((head.pages ?? 1) > 1) throw new Refusal('picture-animated');
  const pixels = head.width * head.height;
  if (pixels > PIXELS_MAX) throw new Refusal('picture-too-many-pixels');
  return { pixels, traces: tracesOf(head) };
}

async function decode(open: OpenPicture, bytes: Buffer): Promise<Pixels> {
  return open(bytes)
    .autoOrient()
    .resize({ width: SIDE_MAX, height: SIDE_MAX, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: 'white' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
    .then(pixelsOf, broken);
}

const COLOURS = 3;

export function pixelsOf({ data, info }: { data: Buffer; info: OutputInfo }): Pixels {
  const { width, height, channels } = info;
  if (channels !== COLOURS) throw new Error(`Pixels of ${channels} channels.`);
  return { data, width, height };
}

/** Pixels as a picture again. */
export const reopen = (open: OpenPicture, { data, width, height }: Pixels): ReturnType<OpenPicture> =>
  open(data, { raw: { width, height, channels: COLOURS } });

/** What the decoder says of it is for nobody outside. */
function broken(): never {
  throw new Refusal('picture-broken');
}
