import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { migrationsFolder } from '#db/open.ts';

const Journal = z.object({ entries: z.array(z.object({ tag: z.string(), when: z.number() })) });

interface Migration {
  tag: string;
  when: number;
}

/** The migrations that lie beside this program, oldest first. */
export function ownMigrations(): Migration[] {
  const text = readFileSync(join(migrationsFolder(), 'meta/_journal.json'), 'utf8');
  return Journal.parse(JSON.parse(text)).entries.sort((a, b) => a.when - b.when);
}

/** How a database stands to this program: never migrated, ours, older, or begun by a newer Trustdesk. */
type SchemaState = 'empty' | 'current' | 'older' | 'newer';

export function schemaState(applied: readonly number[], own: readonly Migration[]): SchemaState {
  if (applied.length === 0) return 'empty';
  const known = new Set(own.map(({ when }) => when));
  if (applied.some((when) => !known.has(when))) return 'newer';
  return applied.length < own.length ? 'older' : 'current';
}

/** The first migration that the database does not have yet. */
export const nextMigration = (applied: readonly number[], own: readonly Migration[]): Migration | undefined =>
  own.find(({ when }) => !applied.includes(when));

export const NEWER_SCHEMA =
  'was written by a newer Trustdesk than this one. Start the newer one, or restore a backup from before it.';
