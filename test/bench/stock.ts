import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fill, freshPlace, type Place } from '../support/ground.ts';
import type { Numbers } from '../support/groundRows.ts';

/** Databases that several bars look at, made once a run and only where one of them is asked for. */
const made = new Map<string, Promise<Place>>();

function stocked(name: string, numbers: Numbers): Promise<Place> {
  const found = made.get(name) ?? fresh(name, numbers);
  made.set(name, found);
  return found;
}

/** Filling takes minutes: BENCH_STOCK names a folder that keeps what was filled for the next run. */
async function fresh(name: string, numbers: Numbers): Promise<Place> {
  const place = await freshPlace();
  const file = place.url.replace(/^file:/, '');
  const kept = process.env.BENCH_STOCK && join(process.env.BENCH_STOCK, `${name}.db`);
  if (kept && existsSync(kept)) {
    copyFileSync(kept, file);
    return place;
  }
  await fill(place, numbers);
  if (!kept) return place;
  mkdirSync(join(kept, '..'), { recursive: true });
  copyFileSync(file, kept);
  return place;
}

/** A million reviews and texts, 200,000 of them before the desk with an open case each. */
export const million = (): Promise<Place> => stocked('1m', { reviews: 1_000_000, open: 200_000, people: 20_000 });
export const tenThousand = (): Promise<Place> => stocked('10k', { reviews: 10_000, open: 1_000, people: 1_000 });
export const desk = (): Promise<Place> => stocked('desk', { reviews: 200_000, open: 200_000, people: 20_000 });
/** A desk with 10,000 open cases, and one where nothing has happened yet. */
export const busyDesk = (): Promise<Place> => stocked('busy', { reviews: 12_000, open: 10_000, people: 1_000 });
export const emptyDesk = (): Promise<Place> => stocked('empty', { reviews: 0, open: 0, people: 2 });
