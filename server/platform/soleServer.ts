import { type Hold, holdFile } from '#db/sqliteFile.ts';
import { ConfigFault } from './config.ts';

/**
 * One server for each SQLite file (RULINGS 29): two would each run the sweeps and tell only their own screens. On
 * PostgreSQL any number may run, and nothing is held.
 * @throws ConfigFault where another one runs; a server that was killed leaves nothing behind
 */
export function beSoleServer(databaseUrl: string, now: Date): Hold {
  if (!databaseUrl.startsWith('file:')) return { release: () => {} };
  const file = fileOf(databaseUrl);
  const { hold, heldBy } = holdFile(file, now);
  if (!hold)
    throw new ConfigFault(
      `DATABASE_URL: another Trustdesk (${heldBy ?? 'unknown'}) runs on ${file}. Stop it, or use PostgreSQL for several.`,
    );
  return hold;
}

export const fileOf = (databaseUrl: string): string => databaseUrl.replace(/^file:/, '');
