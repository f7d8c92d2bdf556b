import type { Logger } from 'pino';
import type { Database } from '#db/open.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';

/** The tools of the house: never its services, or every room would hang on this one. */
export interface Context {
  config: Config;
  db: Database;
  clock: Clock;
  log: Logger;
}
