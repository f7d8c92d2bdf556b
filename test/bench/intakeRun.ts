import { readPicture } from '#server/pictures/canonical.ts';
import { openPictures } from '#server/pictures/sharp.ts';
import { watermark } from '#server/pictures/watermark.ts';
import { median } from '../support/bars.ts';
import { card, phoneExif } from '../support/pictures.ts';

export interface IntakeFigures {
  /** Of the picture that was sent, in bytes. */
  bytes: number;
  /** Milliseconds, the median. */
  read: number;
  bare: number;
  marked: number;
  bareMarked: number;
  /** Resident, in MB: after the first pictures, and the most at any later one. */
  before: number;
  most: number;
  pictures: number;
}

const TIMES = 9;
const [WARM, PICTURES, AT_ONCE] = [8, 40, 4];
const LINES = ['agent-7', '2026-11-03 10:22 UTC', '1A2B3C4D'];
const residentMb = () => process.memoryUsage.rss() / 1_048_576;

/** In a process of its own, so that memory is that of pictures only. The bare work is the library's, asked in turns with ours. */
const sent = await card({ width: 4_000, height: 3_000, grain: 24 })
  .withExif(phoneExif())
  .withMetadata({ orientation: 1 })
  .jpeg({ quality: 92 })
  .toBuffer();
const open = await openPictures();
const { canonical } = await readPicture(sent);

async function bareMark(): Promise<void> {
  const { data, info } = await open(canonical).raw().toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  await open(data, { raw: { width, height, channels } }).jpeg({ quality: 85 }).toBuffer();
}

const work = {
  read: () => readPicture(sent),
  bare: () => open(sent).jpeg({ quality: 85 }).toBuffer(),
  marked: () => watermark(canonical, LINES),
  bareMarked: bareMark,
};

/** Round by round, so that whatever else the machine does meets all of them alike. */
async function timed(): Promise<Record<keyof typeof work, number>> {
  const took: Record<keyof typeof work, number[]> = { read: [], bare: [], marked: [], bareMarked: [] };
  for (let round = 0; round <= TIMES; round++)
    for (const name of Object.keys(work) as (keyof typeof work)[]) {
      const began = performance.now();
      await work[name]();
      if (round > 0) took[name].push(performance.now() - began);
    }
  const { read, bare, marked, bareMarked } = took;
  return { read: median(read), bare: median(bare), marked: median(marked), bareMarked: median(bareMarked) };
}

/** More come at once than are worked on, as on a busy morning. */
async function take(pictures: number): Promise<number> {
  let most = 0;
  for (let n = 0; n < pictures; n += AT_ONCE) {
    await Promise.all(Array.from({ length: AT_ONCE }, () => readPicture(sent)));
    most = Math.max(most, residentMb());
  }
  return most;
}

await take(WARM);
const before = residentMb();
const most = await take(PICTURES);
const figures: IntakeFigures = { bytes: sent.length, ...(await timed()), before, most, pictures: PICTURES };
process.stdout.write(JSON.stringify(figures));
