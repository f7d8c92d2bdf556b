import { join } from 'node:path';
import { openDatabase } from '#db/open.ts';
import { type Config, readConfig } from '#server/platform/config.ts';
import { makeLog } from '#server/platform/log.ts';
import { type TestClock, testClock } from './clock.ts';
import { freshPlace, openFresh, type Place } from './database.ts';
import type { TestContext } from './server.ts';

interface Options {
  config?: Partial<Config>;
  clock?: TestClock;
  place?: Place;
}

/** The tools of the house over a database of its own; checkpoints stay in the test's own folder. */
export async function makeContext({
  config = {},
  clock = testClock(),
  place,
}: Options = {}): Promise<TestContext & { place: Place }> {
  const here = place ?? (await freshPlace());
  const settings: Config = {
    ...readConfig({ DATA_DIR: here.dataDir, DATABASE_URL: here.url, LOG_LEVEL: 'silent' }),
    ...config,
  };
  settings.checkpointFile ||= join(here.dataDir, 'outside', 'checkpoints.log');
  return { config: settings, db: await openFresh(here), clock, log: makeLog(settings.logLevel), place: here };
}

/** The same house as another process sees it: its own connections, nothing remembered. Whoever asks closes it. */
export async function openAgain(context: TestContext & { place: Place }): Promise<TestContext> {
  return { ...context, db: await openDatabase(context.place.url, { durable: false }) };
}
