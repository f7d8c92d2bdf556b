import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { tracesOf } from '#server/pictures/traces.ts';
import { card, phoneExif } from '../support/pictures.ts';
import { fc } from './seed.ts';

const picture = () => card({ width: 60, height: 40 });
const tracesIn = async (bytes: Buffer) => tracesOf(await sharp(bytes).metadata());
const XMP = (inside: string) =>
  `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:exif="http://ns.adobe.com/exif/1.0/" ${inside}/></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;

describe('what metadata gives away', () => {
  test.each(['jpeg', 'png', 'webp'] as const)('is found in a %s', async (format) => {
    const phone = await picture().withExif(phoneExif()).toFormat(format).toBuffer();
    expect(await tracesIn(phone)).toEqual({ editor: false, position: true, captureDate: true });
    const edited = await picture()
      .withExif({ IFD0: { Software: 'GIMP 2.10.36' } })
      .toFormat(format)
      .toBuffer();
    expect(await tracesIn(edited)).toEqual({ editor: true, position: false, captureDate: false });
    expect(await tracesIn(await picture().toFormat(format).toBuffer())).toEqual({
      editor: false,
      position: false,
      captureDate: false,
    });
  });

  test('is found in XMP as well', async () => {
    const of = async (inside: string) => tracesIn(await picture().withXmp(XMP(inside)).jpeg().toBuffer());
    expect(await of('xmp:CreatorTool="Adobe Lightroom 7"')).toMatchObject({
      editor: true,
      position: false,
      captureDate: false,
    });
    expect(await of('exif:GPSLatitude="50,5.1N" xmp:CreatorTool="17.4.1"')).toMatchObject({
      editor: false,
      position: true,
    });
    expect(await of('exif:DateTimeOriginal="2026-03-01T10:20:30"')).toMatchObject({ captureDate: true });
  });

  test.each(['HDR+ 1.0.5', '17.4.1', 'G991BXXU9EWE2', 'MediaTek Camera Application', 'Windows 11'])(
    'is no editor where a camera names its own program: %s',
    async (software) => {
      const bytes = await picture()
        .withExif({ IFD0: { Software: software } })
        .jpeg()
        .toBuffer();
      expect(await tracesIn(bytes)).toMatchObject({ editor: false });
    },
  );

  test('is asked of any bytes without an accident: offsets may point anywhere', async () => {
    const { exif = Buffer.alloc(0) } = await sharp(await picture().withExif(phoneExif()).jpeg().toBuffer()).metadata();
    expect(exif.length).toBeGreaterThan(100);
    const scrambled = fc.array(fc.tuple(fc.nat(exif.length - 1), fc.integer({ min: 0, max: 255 })), { maxLength: 20 });
    fc.assert(
      fc.property(scrambled, fc.nat(exif.length), (changes, length) => {
        const bytes = Buffer.from(exif);
        for (const [at, value] of changes) bytes[at] = value;
        const traces = tracesOf({ exif: bytes.subarray(0, length) });
        expect(Object.values(traces).every((each) => typeof each === 'boolean')).toBe(true);
      }),
    );
  });
});
