import { statSync } from 'node:fs';
import { and, asc, eq, gt, isNotNull, ne } from 'drizzle-orm';
import type { Transaction } from '#db/open.ts';
import { documentReadings } from '#db/schema/documents.ts';
import { storedFiles } from '#db/schema/files.ts';
import type { Context } from '../platform/context.ts';
import { Fault } from '../platform/fault.ts';
import { rewrap, SealBroken, type Wrapped } from './envelope.ts';
import { dropKeks, keysOf } from './keys.ts';
import { eraseLog } from './purge.ts';

/** Everything that holds a key wrapped by a KEK: pictures, and what was typed from them. */
const WRAPPED = [storedFiles, documentReadings];
type Table = (typeof WRAPPED)[number];
const PAGE_ROWS = 200;
/** Longer than any file that was sealed with the key before needs to get its row. */
const SETTLED_MS = 600_000;

interface Held extends Wrapped {
  id: string;
}
export interface Rewrapped {
  done: number;
  /** Rows whose key does not open by any KEK of ours; they stay as they are. */
  failed: number;
}

/**
 * Every key under the current KEK; files stay as they are. Each page commits by itself and finds by its KEK what is left,
 * so it may be ended and begun at any time.
 */
export async function rewrapAll(context: Context): Promise<Rewrapped> {
  const sum = { done: 0, failed: 0 };
  for (const table of WRAPPED)
    for (let page = await heldByOthers(context, table, ''); page.length > 0; ) {
      const fresh = page.flatMap((row) => rewrapped(context, row) ?? []);
      sum.failed += page.length - fresh.length;
      sum.done += await context.db.transaction((tx) => write(tx, table, fresh));
      page = await heldByOthers(context, table, page.at(-1)?.id ?? '');
    }
  // The old wrapping is worthless only once its KEK and every copy of it are gone.
  if (sum.done > 0) await eraseLog(context.db);
  return sum;
}

async function heldByOthers({ config, db }: Context, table: Table, after: string): Promise<Held[]> {
  const { current } = keysOf(config).kek;
  const rows = await db.read
    .select({ id: table.id, kekId: table.kekId, wrappedKey: table.wrappedKey })
    .from(table)
    .where(and(ne(table.kekId, current), isNotNull(table.wrappedKey), gt(table.id, after)))
    .orderBy(asc(table.id))
    .limit(PAGE_ROWS);
  return rows.flatMap(({ wrappedKey, ...row }) => (wrappedKey === null ? [] : [{ ...row, wrappedKey }]));
}

interface Fresh {
  was: Held;
  now: Wrapped;
}

function rewrapped({ config, log }: Context, was: Held): Fresh | undefined {
  try {
    return { was, now: rewrap(keysOf(config).kek, was) };
  } catch (error) {
    if (!(error instanceof SealBroken)) throw error;
    log.error({ id: was.id, kekId: was.kekId, why: error.why }, 'a key could not be wrapped anew');
    return undefined;
  }
}

/** Only where nothing happened to it meanwhile: a key that was just destroyed must not come back. */
async function write(tx: Transaction, table: Table, fresh: readonly Fresh[]): Promise<number> {
  let done = 0;
  for (const { was, now } of fresh) {
    const same = and(eq(table.id, was.id), eq(table.wrappedKey, was.wrappedKey));
    done += (await tx.update(table).set(now).where(same).returning({ id: table.id })).length;
  }
  return done;
}

/**
 * Forgets every KEK that nothing here is wrapped by. What only an old backup or a page that PostgreSQL has not reused yet
 * still holds is gone for good then, which is the point (verification.md §C7).
 * @throws Fault while files that were being kept when the key changed may still need the old one
 */
export async function dropUnusedKeks(context: Context): Promise<string[]> {
  const { config, clock } = context;
  const { kek } = keysOf(config);
  const age = clock.wall().getTime() - statSync(config.documents.keysFile).mtimeMs;
  if (age < SETTLED_MS) throw new Fault('The keys were changed a moment ago: drop the old ones in ten minutes.');
  const used = await keksInUse(context);
  const unused = [...kek.keys.keys()].filter((id) => id !== kek.current && !used.has(id));
  if (unused.length > 0) dropKeks(config, unused);
  return unused;
}

export async function keksInUse({ db }: Pick<Context, 'db'>): Promise<Set<string>> {
  const used = new Set<string>();
  for (const table of WRAPPED) {
    const rows = await db.read.selectDistinct({ kekId: table.kekId }).from(table).where(isNotNull(table.wrappedKey));
    for (const { kekId } of rows) used.add(kekId);
  }
  return used;
}
