import type { NoPicture, PictureFormat } from '#db/words.ts';
import { Refusal } from '../platform/refusal.ts';

/** How far in a text or a PDF may say what it is. */
const LOOKED_AT_BYTES = 1_024;

/** By first bytes, as latin1; what a sender calls his file is not asked (ASVS 5.2.2). */
const FORMATS: readonly (readonly [PictureFormat, RegExp])[] = [
  ['jpeg', /^\xff\xd8\xff/],
  ['png', /^\x89PNG\r\n/],
  ['webp', /^RIFF.{4}WEBP/s],
];
/** In this order: an SVG may begin as any XML does, and a page may have one inside. */
const OTHERS: readonly (readonly [NoPicture, RegExp])[] = [
  ['gif', /^GIF8[79]a/],
  ['heic', /^.{4}ftyp(hei|hev|mif1|msf1)/s],
  ['avif', /^.{4}ftypavi/s],
  ['tiff', /^(II\*\0|MM\0\*)/],
  ['bmp', /^BM.{4}\0{4}/s],
  ['zip', /^PK[^\w ]{2}/],
  ['pdf', /%PDF-/],
  ['form', /^--[^\r\n]+\r\ncontent-/i],
  ['html', /^[^<]*(<!--.*?-->\s*)*<(!doctype html|html|head|body|script)\b/is],
  ['svg', /<svg[\s>]/i],
];

/**
 * Which of the three formats it is; whether it is a whole picture only decoding shows.
 * @throws Refusal picture-not-accepted, with `errors.picture` = `is-pdf`, `is-heic`, …: what it is instead
 */
export function formatOf(bytes: Buffer): PictureFormat {
  const start = bytes.toString('latin1', 0, LOOKED_AT_BYTES);
  const format = FORMATS.find(([, begins]) => begins.test(start))?.[0];
  if (format) return format;
  const other = OTHERS.find(([, looks]) => looks.test(start))?.[0] ?? 'unknown';
  throw new Refusal('picture-not-accepted', { errors: { picture: `is-${other}` } });
}
