import { setTimeout as sleep } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { openDatabase } from '#db/open.ts';
import { purgeDue } from '#server/documents/purge.ts';
import { lookAtFiles } from '#server/files/look.ts';
import { sweepOrphans } from '#server/files/orphans.ts';
import { systemClock } from '#server/platform/clock.ts';
import { readConfig } from '#server/platform/config.ts';
import type { Context } from '#server/platform/context.ts';
import { makeLog } from '#server/platform/log.ts';
import type { Group, Run } from '../support/bars.ts';
import { startProduct } from '../support/product.ts';
import { type Intake, intakeAt, sendDocuments } from './documentLoad.ts';
import { soundness } from './soundness.ts';

const KILLS = { short: 20, full: 200 };
const WRITERS = 8;
/** RULINGS 32: a kill that hits an idle server shows nothing. */
const IN_FLIGHT_MIN = 5;
/** Each life lasts until so many sides were acknowledged, and a moment longer: what it does then is anybody's guess. */
const SIDES_A_LIFE = 10;
const LIFE_MS_MAX = 30_000;
const MORE_MS = 400;
const LATER_MS = 2 * 3_600_000;
const sqlite = { engine: 'sqlite' } as const;

/** kill −9 while eight send pictures and withdraw them: nothing acknowledged is lost, and nothing lies about without a row. */
export const documentKills: Group = {
  bars: [
    { bar: 'faults-documents-lost', sense: '<=', limit: 0, ...sqlite, what: 'acknowledged sides without row or bytes' },
    { bar: 'faults-documents-shown', sense: '>=', limit: 100, ...sqlite, what: 'sides acknowledged in all' },
    { bar: 'faults-documents-left', sense: '<=', limit: 0, ...sqlite, what: 'pictures that outlive their withdrawal' },
    {
      bar: 'faults-documents-orphans',
      sense: '<=',
      limit: 0,
      ...sqlite,
      what: 'bytes without a row, rows without bytes',
    },
    {
      bar: 'faults-documents-in-flight',
      sense: '>=',
      limit: IN_FLIGHT_MIN,
      ...sqlite,
      what: 'requests under way at the quietest kill',
    },
    { bar: 'faults-documents-sound', sense: '<=', limit: 0, ...sqlite, what: 'faults of file, chain and receipts' },
  ],
  measure: measureKills,
};

async function measureKills({ tell, full }: Run): Promise<void> {
  const intake = await intakeAt();
  const times = full ? KILLS.full : KILLS.short;
  const inFlight: number[] = [];
  for (let kill = 0; kill < times; kill++) inFlight.push(await oneLife(intake));
  const { lost, left } = countIn(intake);
  const { orphans, wrong } = await swept(intake);
  const how = `${intake.shown.size} documents in ${times} kills, ${intake.withdrawn.size} withdrawn`;
  tell('faults-documents-lost', lost, how);
  tell('faults-documents-shown', intake.acknowledged, `${times} kills`);
  tell('faults-documents-left', left, `${intake.refused.length} refusals ${intake.refused.slice(0, 2).join('; ')}`);
  tell('faults-documents-orphans', orphans.length, orphans.slice(0, 3).join('; ') || 'after the sweeps of two hours');
  tell(
    'faults-documents-in-flight',
    Math.min(...inFlight),
    `at each kill: ${[...new Set(inFlight)].sort().join(', ')}`,
  );
  const faults = [...wrong, ...(await soundness(intake.place))];
  tell(
    'faults-documents-sound',
    faults.length,
    faults.slice(0, 3).join('; ') || 'receipts, integrity, chain, references',
  );
}

async function oneLife(intake: Intake): Promise<number> {
  intake.ended = false;
  const product = await startProduct(intake.place);
  const working = Array.from({ length: WRITERS }, (_, writer) => sendDocuments(intake, product.port, writer));
  const until = Date.now() + LIFE_MS_MAX;
  const enough = intake.acknowledged + SIDES_A_LIFE;
  while (intake.acknowledged < enough && Date.now() < until) await sleep(5);
  await sleep(Math.random() * MORE_MS);
  while (intake.underWay.size < IN_FLIGHT_MIN && Date.now() < until) await new Promise(setImmediate);
  const inFlight = intake.underWay.size;
  intake.ended = true;
  await product.kill();
  await Promise.all(working);
  return inFlight;
}

/** Counted in the file itself. What was withdrawn by a request that was under way may be gone or not. */
function countIn({ place, shown, withdrawn }: Intake): { lost: number; left: number } {
  const db = new Sqlite(place.url.replace(/^file:/, ''), { readonly: true });
  const sides = db.prepare('select count(*) from document_files where document_id = ?').pluck();
  const state = db.prepare('select state from documents where id = ?').pluck();
  const keys = db
    .prepare('select count(*) from stored_files where owner_id = ? and wrapped_key is not null and purge_at is null')
    .pluck();
  let [lost, left] = [0, 0];
  for (const [id, acknowledged] of shown) if (Number(sides.get(id)) < acknowledged.size) lost++;
  for (const id of withdrawn) if (state.get(id) !== 'withdrawn' || Number(keys.get(id)) > 0) left++;
  db.close();
  return { lost, left };
}

/** What the sweeps of the next two hours make of it, and what is wrong then. */
async function swept({ place }: Intake): Promise<{ orphans: string[]; wrong: string[] }> {
  const config = readConfig({ DATA_DIR: place.dataDir, DATABASE_URL: place.url, LOG_LEVEL: 'silent' });
  const db = await openDatabase(place.url);
  const clock = systemClock();
  const wall = () => new Date(Date.now() + LATER_MS);
  const context: Context = { config, db, log: makeLog('silent'), clock: { ...clock, now: wall, wall } };
  while ((await purgeDue(context)) > 0);
  await sweepOrphans(context);
  const { wrong, passing } = await lookAtFiles(context);
  const missing = wrong.filter((each) => each.includes('no bytes'));
  await db.close();
  return { orphans: [...passing, ...missing], wrong: wrong.filter((each) => !missing.includes(each)) };
}
