import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import { openDatabase } from '#db/open.ts';
import type { Group, Run } from '../support/bars.ts';
import { freshPlace, type Place } from '../support/ground.ts';

const CLI = fileURLToPath(new URL('../../build/server/cli.mjs', import.meta.url));
const ROWS = 40_000;
const GROWTH = 4;
const BATCH_ROWS = 500;
const LOOK_MS = 20;
const DAY_MS = 86_400_000;

/** History through `cli import reviews`: a review a line, each with an order of its own, among 4,000 people. */
export const history: Group = {
  bars: [
    {
      bar: 'import-vs-bare',
      sense: '>=',
      limit: 0.1,
      engine: 'sqlite',
      what: 'share of bare inserts of the same reviews',
    },
    {
      bar: 'import-memory',
      sense: '<=',
      limit: 1.3,
      engine: 'sqlite',
      what: 'times the memory for four times the rows',
    },
  ],
  measure: measureImport,
};

async function measureImport({ tell }: Run): Promise<void> {
  const small = await importInto(await freshPlace(), ROWS);
  const place = await freshPlace();
  const large = await importInto(place, ROWS * GROWTH);
  const bare = await bareInserts(place);
  tell(
    'import-vs-bare',
    large.rate / bare,
    `${large.rate.toFixed(0)} reviews/s, from the start of the command to its end, against ${bare.toFixed(0)}; ${ROWS * GROWTH} reviews with their orders`,
  );
  tell(
    'import-memory',
    large.peakMb / small.peakMb,
    `${large.peakMb.toFixed(0)} MB at most against ${small.peakMb.toFixed(0)} MB for ${ROWS}`,
  );
}

/** One that is not there yet is made. */
const MARKETPLACE = '--marketplace history --currency UAH --locale uk --time-zone Europe/Kyiv --country UA'.split(' ');

async function importInto(place: Place, rows: number): Promise<{ rate: number; peakMb: number }> {
  const file = join(place.dataDir, 'history.jsonl');
  await writeHistory(file, rows);
  const env = { ...process.env, DATA_DIR: place.dataDir, DATABASE_URL: place.url, LOG_LEVEL: 'error' };
  const began = performance.now();
  const child = spawn(process.execPath, [CLI, 'import', 'reviews', file, ...MARKETPLACE], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let [told, peakMb] = ['', 0];
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    told += chunk;
  });
  const watch = setInterval(() => {
    peakMb = Math.max(peakMb, peakOf(Number(child.pid)));
  }, LOOK_MS);
  const [code] = await once(child, 'exit');
  clearInterval(watch);
  if (code !== 0 || !new RegExp(`reviews +${rows} written`).test(told))
    throw new Error(`The import ended with ${code}: ${told}`);
  return { rate: (rows / (performance.now() - began)) * 1000, peakMb };
}

/** The most the process has held so far, as the system remembers it. */
function peakOf(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

async function writeHistory(file: string, rows: number): Promise<void> {
  const out = createWriteStream(file);
  const since = Date.now() - 700 * DAY_MS;
  for (let n = 0; n < rows; n++) {
    const createdAt = new Date(since + (n * 690 * DAY_MS) / rows).toISOString();
    const who = {
      author: `customer${n % 3_000}`,
      subject: `specialist${n % 1_000}`,
      orderId: `order${n}`,
      externalId: `review${n}`,
    };
    const line = {
      text: `Все зробили вчасно, дякую, замовлення ${n}.`,
      rating: (n % 5) + 1,
      lang: 'uk',
      createdAt,
      ...who,
    };
    if (!out.write(`${JSON.stringify(line)}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'close');
}

/** The same review rows into the same table with the same indexes, one prepared statement, as many a durable transaction. */
async function bareInserts(place: Place): Promise<number> {
  const target = await freshPlace();
  await (await openDatabase(target.url, { migrate: true })).close();
  const from = new Sqlite(place.url.replace(/^file:/, ''), { readonly: true });
  const rows = from.prepare('select * from reviews order by rowid').raw().all() as unknown[][];
  from.close();
  const to = new Sqlite(target.url.replace(/^file:/, ''));
  to.pragma('synchronous = full');
  to.pragma('foreign_keys = off');
  const insert = to.prepare(`insert into reviews values (${rows[0]?.map(() => '?').join(', ')})`);
  const began = performance.now();
  for (let n = 0; n < rows.length; n += BATCH_ROWS) {
    to.exec('begin immediate');
    for (const row of rows.slice(n, n + BATCH_ROWS)) insert.run(...row);
    to.exec('commit');
  }
  const spent = performance.now() - began;
  to.close();
  return (rows.length / spent) * 1000;
}
