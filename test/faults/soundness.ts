import Sqlite from 'better-sqlite3';
import { openDatabase } from '#db/open.ts';
import { verifyChain } from '#server/audit/verify.ts';
import { systemClock } from '#server/platform/clock.ts';
import { readConfig } from '#server/platform/config.ts';
import { makeLog } from '#server/platform/log.ts';
import type { Place } from '../support/ground.ts';

/** Everything that is wrong with a database at rest: the file, its references, its chain. Empty: sound. */
export async function soundness(place: Place): Promise<string[]> {
  return [...inFile(place), ...(await inChain(place))];
}

export function inFile({ url }: Place): string[] {
  const db = new Sqlite(url.replace(/^file:/, ''));
  const integrity = db.pragma('integrity_check', { simple: true });
  const nowhere = db.pragma('foreign_key_check') as unknown[];
  db.close();
  return [
    ...(integrity === 'ok' ? [] : [`integrity: ${integrity}`]),
    ...(nowhere.length === 0 ? [] : [`${nowhere.length} rows point nowhere`]),
  ];
}

async function inChain(place: Place): Promise<string[]> {
  const config = readConfig({ DATA_DIR: place.dataDir, DATABASE_URL: place.url, LOG_LEVEL: 'silent' });
  const db = await openDatabase(place.url);
  const { ok, fault } = await verifyChain({ config, db, clock: systemClock(), log: makeLog('silent') });
  await db.close();
  // A copy has no file outside, nor has a process that died between the first signature and its line.
  return ok || fault?.kind === 'no-checkpoint-file' ? [] : [`chain: ${fault?.kind} at ${fault?.seq}`];
}
