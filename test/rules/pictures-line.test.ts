import { expect, test } from 'vitest';
import { makeLine } from '#server/pictures/line.ts';
import { openPictures } from '#server/pictures/sharp.ts';
import { fc } from './seed.ts';

test('never more pictures are worked on than there are places, each gets its turn in the order they came, and a failure holds up nobody', () =>
  fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.integer({ min: 1, max: 3 }),
      fc.array(fc.boolean(), { maxLength: 12 }),
      async (scheduler, atOnce, fails) => {
        const inLine = makeLine(atOnce, 20);
        let [running, most] = [0, 0];
        const [came, begun]: [number[], number[]] = [[], []];
        const works = fails.map(async (fail, n) => {
          // Some come while others are being worked on.
          await scheduler.schedule(Promise.resolve());
          came.push(n);
          return inLine(async () => {
            begun.push(n);
            running += 1;
            most = Math.max(most, running);
            await scheduler.schedule(Promise.resolve());
            running -= 1;
            if (fail) throw new Error('broken');
            return n;
          }).catch(() => -1);
        });
        await scheduler.waitFor(Promise.all(works));
        expect(most).toBeLessThanOrEqual(atOnce);
        expect(begun).toEqual(came);
        expect(await Promise.all(works)).toEqual(fails.map((fail, n) => (fail ? -1 : n)));
      },
    ),
  ));

test('whoever finds the line full is sent away, and told when to come again', async () => {
  const inLine = makeLine(1, 1);
  let leave = () => {};
  const first = inLine(() => new Promise<void>((resolve) => (leave = resolve)));
  const second = inLine(async () => 'done');
  await expect(inLine(async () => 'never')).rejects.toMatchObject({
    code: 'too-busy',
    detail: { retryAfterSeconds: 5 },
  });
  leave();
  await first;
  expect(await second).toBe('done');
  expect(await inLine(async () => 'again')).toBe('again');
});

test('without the library pictures are refused and nothing else is; once it is there they are taken', async () => {
  const missing = () => import('no-such-package-here' as 'sharp');
  await expect(openPictures(missing)).rejects.toMatchObject({ code: 'pictures-unavailable', status: 503 });
  expect(await openPictures()).toBeInstanceOf(Function);
});

test('nothing but the three formats can be read by this process at all, even where nobody looked at the first bytes', async () => {
  const open = await openPictures();
  const svg = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
  );
  await expect(open(svg).png().toBuffer()).rejects.toThrow();
  await expect(open(Buffer.from('GIF89a\x01\0\x01\0\0\0\0;', 'latin1')).metadata()).rejects.toThrow();
});
