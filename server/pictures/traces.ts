import type { Metadata } from 'sharp';
import type { Traces } from '#db/schema/documents.ts';

/** Programs in which pictures are changed; cameras write their own names into the same tag, so the tag alone says nothing. */
const EDITORS =
  /photoshop|lightroom|gimp|snapseed|pixelmator|affinity|paint\.?net|photopea|canva\b|picsart|corel|pixlr|facetune|inkscape|krita|imagemagick|adobe|polarr|vsco|meitu|remini/i;

const [SOFTWARE, PROCESSING_SOFTWARE, EXIF_AT, GPS_AT] = [0x0131, 0x000b, 0x8769, 0x8825];
const [TAKEN_AT, DIGITIZED_AT, LATITUDE] = [0x9003, 0x9004, 0x0002];

/** What the metadata gives away, as three words and no more: the rest is personal data nobody asked for (ASVS 14.2.8). */
export function tracesOf({ exif, xmp, comments = [] }: Pick<Metadata, 'exif' | 'xmp' | 'comments'>): Traces {
  const root = exif ? tiffOf(exif) : undefined;
  const first = root?.directoryAt(root.firstAt);
  const taken = root?.directoryAt(first?.numbers.get(EXIF_AT));
  const place = root?.directoryAt(first?.numbers.get(GPS_AT));
  const xml = xmp?.toString('utf8') ?? '';
  const written = [
    ...[SOFTWARE, PROCESSING_SOFTWARE].map((tag) => first?.texts.get(tag) ?? ''),
    ...[...xml.matchAll(/(?:CreatorTool|softwareAgent)(?:>|=")([^<"]*)/g)].map(([, tool = '']) => tool),
    ...comments.filter(({ keyword }) => /^software$/i.test(keyword)).map(({ text }) => text),
  ];
  return {
    editor: written.some((text) => EDITORS.test(text)),
    position: Boolean(place?.tags.has(LATITUDE)) || /GPSLatitude/.test(xml),
    captureDate:
      Boolean(taken?.tags.has(TAKEN_AT) || taken?.tags.has(DIGITIZED_AT)) ||
      /DateTimeOriginal|xmp:CreateDate/.test(xml),
  };
}

interface Directory {
  tags: Set<number>;
  /** Values that are one whole number: places of other directories are written so. */
  numbers: Map<number, number>;
  texts: Map<number, string>;
}

const EXIF_HEAD = 'Exif\0\0';
const ENTRY_BYTES = 12;
const ENTRIES_MAX = 500;
const [ASCII, LONG] = [2, 4];

/** TIFF 6.0 §2, as far as three questions need it. Offsets are a stranger's, so every read is checked. */
function tiffOf(block: Buffer) {
  const bytes = block.toString('latin1', 0, EXIF_HEAD.length) === EXIF_HEAD ? block.subarray(EXIF_HEAD.length) : block;
  const order = bytes.toString('latin1', 0, 2);
  if (order !== 'II' && order !== 'MM') return undefined;
  const isWithin = (at: number, length: number) => at >= 0 && at + length <= bytes.length;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const short = (at: number) => (isWithin(at, 2) ? view.getUint16(at, order === 'II') : 0);
  const long = (at: number) => (isWithin(at, 4) ? view.getUint32(at, order === 'II') : 0);
  const textAt = (at: number, length: number) => {
    const from = length <= 4 ? at : long(at);
    return isWithin(from, length) ? bytes.toString('latin1', from, from + length) : '';
  };
  const directoryAt = (at: number | undefined): Directory => {
    const found: Directory = { tags: new Set(), numbers: new Map(), texts: new Map() };
    const count = at ? Math.min(short(at), ENTRIES_MAX) : 0;
    for (let n = 0; n < count; n++) {
      const entry = (at ?? 0) + 2 + n * ENTRY_BYTES;
      const [tag, type, length] = [short(entry), short(entry + 2), long(entry + 4)];
      found.tags.add(tag);
      if (type === LONG) found.numbers.set(tag, long(entry + 8));
      if (type === ASCII) found.texts.set(tag, textAt(entry + 8, length));
    }
    return found;
  };
  return { firstAt: long(4), directoryAt };
}
