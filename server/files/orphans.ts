import type { FilePlaceName } from '#db/words.ts';
import { system } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { hasHome, placeNames, placeOf } from './home.ts';
import type { Found } from './place.ts';
import { purge } from './purge.ts';
import { ORPHAN_MS } from './rules.ts';
import { storedOf } from './store.ts';

const PAGE_FILES = 200;

/**
 * Bytes that nobody knows of: their process ended between keeping them and writing their row. They are encrypted with a
 * key that was never written anywhere, so all that is to be done is to make room. Wall time.
 */
export const orphanSweep = {
  name: 'orphan-files',
  everyMs: ORPHAN_MS,
  full: Number.POSITIVE_INFINITY,
  run: sweepOrphans,
};

/** Resolves to how many it did away with; bytes whose row lost its key are purged to the end, with a receipt. */
export async function sweepOrphans(context: Context): Promise<number> {
  if (!(await hasHome(context.db))) return 0;
  const settled = context.clock.wall().getTime() - ORPHAN_MS;
  let done = 0;
  for (const name of placeNames(context.config))
    for await (const page of pagesOf((await placeOf(context, name)).list())) {
      const old = page.filter(({ at }) => at.getTime() < settled);
      done += await sweep(
        context,
        name,
        old.map(({ id }) => id),
      );
    }
  return done;
}

async function sweep(context: Context, name: FilePlaceName, ids: readonly string[]): Promise<number> {
  const { orphans, keyless } = await judge(context, name, ids);
  const place = await placeOf(context, name);
  for (const id of orphans) await place.remove(id);
  if (orphans.length > 0) context.log.info({ files: orphans.length }, 'bytes without a row were removed');
  return orphans.length + (await purge(context, keyless, 'orphan', system('orphan-files')));
}

/** Which of these bytes are nobody's, and which belong to a row whose key is gone. */
export async function judge(
  { db }: Pick<Context, 'db'>,
  name: FilePlaceName,
  ids: readonly string[],
): Promise<{ orphans: string[]; keyless: string[] }> {
  const rows = new Map((await storedOf(db.read, ids)).map((row) => [row.id, row]));
  const orphans: string[] = [];
  const keyless: string[] = [];
  for (const id of ids) {
    const row = rows.get(id);
    // What has its receipt and lies there nevertheless came back with somebody's copy of the folder.
    if (!row || row.place !== name || row.purgedAt) orphans.push(id);
    else if (row.wrappedKey === null) keyless.push(id);
  }
  return { orphans, keyless };
}

export async function* pagesOf(all: AsyncIterable<Found>): AsyncGenerator<Found[]> {
  let page: Found[] = [];
  for await (const found of all) {
    page.push(found);
    if (page.length < PAGE_FILES) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}
