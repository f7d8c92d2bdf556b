import { copyFileSync, cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { decide, signInAll, wiresOf } from '../bench/claim.ts';
import type { Group, Run } from '../support/bars.ts';
import { fill, freshPlace, type Place } from '../support/ground.ts';
import { startProduct } from '../support/product.ts';
import type { Wire } from '../support/wire.ts';
import { soundness } from './soundness.ts';

const FILES = { short: 60, full: 500 };
const DECISIONS = 14;
const HEADER_BYTES = 32;
/** From a thousand pages on SQLite folds the log back; damage to what is folded already is no torn end. */
const LOG_BYTES_MAX = 1_000 * 4_120;

/** security.md E3: a power cut tears the last pages of the log, a bad disk flips a bit of them. */
export const wal: Group = {
  bars: [
    {
      bar: 'faults-wal-bad',
      sense: '<=',
      limit: 0,
      engine: 'sqlite',
      what: 'torn or bit-flipped logs that left a database unsound',
    },
    {
      bar: 'faults-wal-recovered',
      sense: '>=',
      limit: 2,
      engine: 'sqlite',
      what: 'different lengths of history that were recovered',
    },
  ],
  measure: measureWal,
};

const fileOf = ({ url }: Place): string => url.replace(/^file:/, '');

async function measureWal({ tell, full }: Run): Promise<void> {
  const place = await freshPlace();
  await fill(place, { reviews: 1_000, open: 1_000, people: 100 });
  const order = await decideAndDie(place);
  const log = readFileSync(`${fileOf(place)}-wal`);
  if (log.length > LOG_BYTES_MAX) throw new Error(`The log was folded back: ${log.length} bytes.`);
  const bad: string[] = [];
  const recovered = new Set<number>();
  const times = full ? FILES.full : FILES.short;
  for (let n = 0; n < times; n++) {
    const { text, bytes } = damaged(log, n);
    const copy = await copyWith(place, bytes);
    const faults = await soundness(copy);
    const { there, prefix } = prefixIn(copy, order);
    recovered.add(there);
    if (!prefix) faults.push('what was recovered is no prefix of what was done');
    if (faults.length > 0) bad.push(`${text}: ${faults.join('; ')}`);
  }
  const counts = [...recovered].sort((a, b) => a - b);
  tell(
    'faults-wal-bad',
    bad.length,
    bad[0] ??
      `${times} logs, half of them torn, half with one bit flipped: all open, integrity ok, chain verified, decisions a prefix with their audit entries`,
  );
  tell(
    'faults-wal-recovered',
    recovered.size,
    `between ${counts[0]} and ${counts.at(-1)} of ${order.length} decisions were recovered`,
  );
}

/** Decisions one after the other, and a death before anything was folded back into the file. Their ids in order. */
async function decideAndDie(place: Place): Promise<string[]> {
  const product = await startProduct(place);
  const [wire] = (await wiresOf(product, await signInAll(product))) as [Wire];
  const order: string[] = [];
  for (let n = 0; n < DECISIONS; n++) {
    const { id, version } = JSON.parse((await wire.post('/api/queues/reviews/next', {})).text);
    const { status, text } = await decide(wire, id, version, n % 3 === 0);
    if (status !== 200) throw new Error(`Answered ${status}: ${text}`);
    order.push(String(JSON.parse(text).decision.id));
  }
  await product.kill();
  return order;
}

function damaged(log: Buffer, n: number): { text: string; bytes: Buffer } {
  const at = HEADER_BYTES + Math.floor(Math.random() * (log.length - HEADER_BYTES));
  if (n % 2 === 0) return { text: `torn at ${at} of ${log.length}`, bytes: log.subarray(0, at) };
  const bytes = Buffer.from(log);
  const bit = Math.floor(Math.random() * 8);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
  return { text: `bit ${bit} of byte ${at} flipped`, bytes };
}

async function copyWith(place: Place, log: Buffer): Promise<Place> {
  const copy = await freshPlace();
  copyFileSync(fileOf(place), fileOf(copy));
  for (const name of ['secrets.json']) cpSync(`${place.dataDir}/${name}`, `${copy.dataDir}/${name}`);
  if (existsSync(`${fileOf(copy)}-shm`)) throw new Error('A fresh place is not fresh.');
  writeFileSync(`${fileOf(copy)}-wal`, log);
  return copy;
}

/** The first so many decisions, no other, and as many audit entries about them. */
function prefixIn(place: Place, order: readonly string[]): { there: number; prefix: boolean } {
  const db = new Sqlite(fileOf(place), { readonly: true });
  const ids = new Set(db.prepare('select id from decisions').pluck().all() as string[]);
  const entries = Number(db.prepare("select count(*) from audit_entries where action = 'decision.made'").pluck().get());
  db.close();
  return { there: ids.size, prefix: order.slice(0, ids.size).every((id) => ids.has(id)) && entries === ids.size };
}
