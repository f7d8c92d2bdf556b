import { connect } from 'node:net';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { readPicture } from '#server/pictures/canonical.ts';
import { pictureAnswer, pictureBody } from '#server/pictures/receive.ts';
import { watermark } from '#server/pictures/watermark.ts';
import { route } from '#server/platform/route.ts';
import { animatedWebp, noPictures, PHP, pngBomb, truncatedJpeg, ZIP } from '../support/hostileFiles.ts';
import { card, cardJpeg, phoneExif } from '../support/pictures.ts';
import { startServer } from '../support/server.ts';

const path = '/api/pictures/:side';
const picture = route({
  method: 'put',
  path,
  may: 'anyone',
  summary: 'Takes a picture and shows what became of it',
  raw: pictureBody,
  answer: null,
  contentType: 'image/jpeg',
  run: async ({ raw }) => {
    const { canonical } = await readPicture(await raw());
    return pictureAnswer(await watermark(canonical, ['agent', '2026-11-03 10:22']));
  },
});
const server = await startServer({ routes: [picture] });
const port = Number(new URL(server.origin).port);
const good = await card({ width: 800, height: 504 }).withExif(phoneExif('Adobe Photoshop')).jpeg().toBuffer();

const put = (body: BodyInit, headers: Record<string, string> = {}) =>
  fetch(`${server.origin}/api/pictures/front`, { method: 'PUT', body, headers, duplex: 'half' } as RequestInit);
const bytesOf = (buffer: Buffer) => new Uint8Array(buffer);
const refusalOf = async (answer: Response) => {
  const { code, errors } = (await answer.json()) as { code: string; errors?: { picture?: string } };
  return [answer.status, code, errors?.picture];
};

describe('a picture that comes by HTTP', () => {
  test('goes out as a picture that is kept by nobody, run by nobody and shown on no other page', async () => {
    const answer = await put(bytesOf(good), { 'content-type': 'image/jpeg' });
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': 'inline; filename="document.jpg"',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
    });
    const shown = Buffer.from(await answer.arrayBuffer());
    expect(answer.headers.get('content-length')).toBe(String(shown.length));
    expect(await sharp(shown).metadata()).toMatchObject({ format: 'jpeg', width: 800, height: 504 });
    for (const planted of ['PLANTED', 'Photoshop', 'Exif']) expect(shown.includes(planted)).toBe(false);
  });

  test('is what its bytes are, whatever it is called', async () => {
    for (const type of ['image/png', 'application/pdf', 'text/html', 'nonsense'])
      expect([type, (await put(bytesOf(good), { 'content-type': type })).status]).toEqual([type, 200]);
    expect(await refusalOf(await put(noPictures().pdf!.toString(), { 'content-type': 'image/jpeg' }))).toEqual([
      415,
      'picture-not-accepted',
      'is-pdf',
    ]);
  });

  test.each(Object.entries(noPictures()))('is refused with a reason where it is none: %s', async (kind, bytes) => {
    expect(await refusalOf(await put(bytesOf(bytes)))).toEqual([415, 'picture-not-accepted', `is-${kind}`]);
  });

  test('is refused with a reason where it cannot be taken', async () => {
    const refused = {
      'picture-animated': await animatedWebp(),
      'picture-broken': await truncatedJpeg(),
      'picture-too-many-pixels': pngBomb(60_000),
      'picture-empty': Buffer.alloc(0),
    };
    for (const [code, bytes] of Object.entries(refused))
      expect(await refusalOf(await put(bytesOf(bytes)))).toEqual([422, code, undefined]);
  });

  test('may be a picture and something else; only the picture comes out', async () => {
    for (const tail of [ZIP, Buffer.from(PHP)]) {
      const answer = await put(bytesOf(Buffer.concat([good, tail])));
      const shown = Buffer.from(await answer.arrayBuffer());
      expect([answer.status, shown.includes('PLANTED-TAIL'), shown.includes('PK\x03\x04', 0, 'latin1')]).toEqual([
        200,
        false,
        false,
      ]);
    }
  });

  test('may have 8 MB, and 30 MB are refused with and without a length', async () => {
    const tail = Buffer.alloc(pictureBody.bytesMax - good.length);
    expect((await put(bytesOf(Buffer.concat([good, tail])))).status).toBe(200);
    expect(await refusalOf(await put(new Uint8Array(30_000_000)))).toEqual([413, 'picture-too-large', undefined]);
    let left = 30_000_000;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (left <= 0) return controller.close();
        controller.enqueue(new Uint8Array(100_000));
        left -= 100_000;
      },
    });
    expect(await refusalOf(await put(body))).toEqual([413, 'picture-too-large', undefined]);
    expect(left).toBeGreaterThan(0);
  });
});

describe('what somebody calls his file', () => {
  test.each([
    ['255 Cyrillic letters', `filename="${'Ж'.repeat(255)}.jpg"`],
    ['a line break and a header of its own', 'filename="a.jpg"\r\nSet-Cookie: planted=1'],
    ['a way out of the folder', 'filename="../../../etc/passwd\0.jpg"'.replace('\0', '%00')],
  ])('is not read: %s', async (_, name) => {
    const socket = connect(port, '127.0.0.1');
    socket.write(
      `PUT /api/pictures/front HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Disposition: attachment; ${name}\r\nX-File-Name: ${name}\r\nContent-Length: ${good.length}\r\n\r\n`,
    );
    socket.write(good);
    const whole = Buffer.concat((await socket.toArray()) as Buffer[]).toString('latin1');
    const head = whole.slice(0, whole.indexOf('\r\n\r\n'));
    expect(head).toMatch(/^HTTP\/1.1 200 /);
    expect(head).toContain('filename="document.jpg"');
    expect(head).not.toMatch(/planted|passwd|Ж|Ð/);
  });
});

test('many that come at once are all taken, two at a time', async () => {
  const answers = await Promise.all(Array.from({ length: 12 }, () => put(bytesOf(good))));
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 12 }, () => 200));
  expect((await put(bytesOf(await cardJpeg()))).status).toBe(200);
});
