import { crc32, deflateRawSync, constants as zlib } from 'node:zlib';
import sharp from 'sharp';
import { card, cardJpeg } from './pictures.ts';

const chunk = (name: string, data: Buffer): Buffer => {
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
};

/** As many zeros as asked, packed by zlib's rules: one packed piece again and again, so that it costs nothing to make. */
function packedZeros(bytes: number): Buffer {
  const piece = 1_000_000;
  const pack = (length: number) => deflateRawSync(Buffer.alloc(length), { finishFlush: zlib.Z_FULL_FLUSH });
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE((bytes % 65_521) * 65_536 + 1);
  const whole = pack(piece);
  const pieces = Array.from({ length: Math.floor(bytes / piece) }, () => whole);
  return Buffer.concat([Buffer.from([0x78, 0x9c]), ...pieces, pack(bytes % piece), Buffer.from([3, 0]), sum]);
}

/** A whole and valid PNG of black pixels, a bit each: a few kilobytes that unpack to hundreds of megabytes. */
export function pngBomb(side: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.writeUInt8(1, 8);
  const rows = packedZeros((Math.ceil(side / 8) + 1) * side);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

export const SVG = '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
export const HTML = '<!-- a page -->\n<!DOCTYPE html><html><body><script>alert(1)</script></body></html>';
export const PHP = '<?php system($_GET["c"]); // PLANTED-TAIL ?>';
/** The smallest archive with one empty file in it. */
export const ZIP = Buffer.concat([
  Buffer.from('PK\x03\x04', 'latin1'),
  Buffer.alloc(22),
  Buffer.from([12, 0, 0, 0]),
  Buffer.from('PLANTED-TAIL'),
  Buffer.from('PK\x05\x06', 'latin1'),
  Buffer.alloc(18),
]);
const ftyp = (brand: string) =>
  Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from(`ftyp${brand}`), Buffer.alloc(64)]);

/** What is no picture of ours, by the word it is refused with. */
export const noPictures = (): Record<string, Buffer> => ({
  svg: Buffer.from(SVG),
  html: Buffer.from(HTML),
  pdf: Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj'),
  heic: ftyp('heic'),
  avif: ftyp('avif'),
  gif: Buffer.from('GIF89a\x01\x00\x01\x00/*', 'latin1'),
  tiff: Buffer.from('II*\0rest', 'latin1'),
  bmp: Buffer.from('BM\x10\x20\0\0\0\0\0\0', 'latin1'),
  zip: ZIP,
  form: Buffer.from('--x\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n'),
  unknown: Buffer.from('MZ\x90\0 this program cannot be run', 'latin1'),
});

export async function animatedWebp(): Promise<Buffer> {
  const { data, info } = await card({ width: 200, height: 240, grain: 0 }).raw().toBuffer({ resolveWithObject: true });
  const pages = { width: info.width, height: info.height, channels: 3 as const, pageHeight: 120 };
  return sharp(data, { raw: pages })
    .webp({ loop: 0, delay: [100, 100] })
    .toBuffer();
}

/** Two thirds of a picture, as a broken line leaves them. */
export async function truncatedJpeg(): Promise<Buffer> {
  const whole = await cardJpeg();
  return whole.subarray(0, Math.floor((whole.length * 2) / 3));
}
