import type { FilePlaceName } from '#db/words.ts';
import type { Context } from '../platform/context.ts';
import { hasHome, placeNames, placeOf } from './home.ts';
import { keysOf } from './keys.ts';
import { judge, pagesOf } from './orphans.ts';
import { keksInUse } from './rotate.ts';
import { breakIn, ORPHAN_MS } from './rules.ts';
import { filesAfter, receiptsAfter } from './store.ts';

const PAGE_ROWS = 500;
const NAMED_MAX = 5;

export interface FilesSeen {
  /** Rows that have their key. */
  files: number;
  receipts: number;
  /** In words for a person at a terminal; empty where all is well. */
  wrong: string[];
  /** What the sweeps will see to. */
  passing: string[];
}

/** Rows against bytes, both ways, keys against rows, and the chain of receipts; for `cli doctor`. Changes nothing. */
export async function lookAtFiles(context: Context): Promise<FilesSeen> {
  if (!(await hasHome(context.db))) return { files: 0, receipts: 0, wrong: [], passing: [] };
  const bytes = await lookAtBytes(context);
  const chain = await lookAtReceipts(context);
  const rows = await lookAtRows(context, bytes.there, chain.fileIds);
  const ours = keysOf(context.config).kek.keys;
  const strange = [...(await keksInUse(context))].filter((id) => !ours.has(id));
  return {
    files: rows.files,
    receipts: chain.fileIds.size,
    wrong: [
      ...said(strange, 'keys (KEK) that rows need are not in our file'),
      ...said(rows.missing, 'files have a row and no bytes'),
      ...said(rows.unproven, 'files are gone without a receipt'),
      ...(chain.brokenAt === undefined ? [] : [`the chain of receipts breaks at ${chain.brokenAt}`]),
    ],
    passing: [
      ...said(bytes.orphans, 'files have bytes and no row'),
      ...said(rows.begun, 'files have lost their key and are not yet gone'),
    ],
  };
}

const said = (ids: readonly string[], what: string): string[] =>
  ids.length === 0 ? [] : [`${ids.length} ${what}: ${ids.slice(0, NAMED_MAX).join(', ')}`];

async function lookAtBytes(context: Context): Promise<{ there: Set<string>; orphans: string[] }> {
  const there = new Set<string>();
  const orphans: string[] = [];
  const settled = context.clock.wall().getTime() - ORPHAN_MS;
  for (const name of placeNames(context.config))
    for await (const page of pagesOf((await placeOf(context, name)).list())) {
      for (const { id } of page) there.add(placed(name, id));
      const old = page.filter(({ at }) => at.getTime() < settled).map(({ id }) => id);
      orphans.push(...(await judge(context, name, old)).orphans);
    }
  return { there, orphans };
}

const placed = (place: FilePlaceName, id: string): string => `${place} ${id}`;

async function lookAtRows({ db }: Context, there: ReadonlySet<string>, proven: ReadonlySet<string>) {
  const seen = { files: 0, missing: [] as string[], begun: [] as string[], unproven: [] as string[] };
  for (let page = await filesAfter(db.read, '', PAGE_ROWS); page.length > 0; ) {
    for (const { id, place, wrappedKey, purgedAt } of page) {
      if (wrappedKey !== null) seen.files += 1;
      if (wrappedKey !== null && !there.has(placed(place, id))) seen.missing.push(id);
      if (wrappedKey === null && !purgedAt) seen.begun.push(id);
      if (purgedAt && !proven.has(id)) seen.unproven.push(id);
    }
    page = await filesAfter(db.read, page.at(-1)?.id ?? '', PAGE_ROWS);
  }
  return seen;
}

async function lookAtReceipts({ db }: Context): Promise<{ fileIds: Set<string>; brokenAt: number | undefined }> {
  const fileIds = new Set<string>();
  let brokenAt: number | undefined;
  let head: { seq: number; hash: string } | undefined;
  for (let page = await receiptsAfter(db.read, 0, PAGE_ROWS); page.length > 0; ) {
    brokenAt ??= breakIn(head, page);
    for (const { fileId } of page) fileIds.add(fileId);
    head = page.at(-1);
    page = await receiptsAfter(db.read, head?.seq ?? 0, PAGE_ROWS);
  }
  return { fileIds, brokenAt };
}
