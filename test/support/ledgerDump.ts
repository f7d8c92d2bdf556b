import type { Database } from '#db/open.ts';
import { MONEY_TABLES } from './moneyRows.ts';

/** Every row of the money tables as text, in the order of what it says: what was refused must leave it as it was (I8). */
export async function dumpOf(db: Pick<Database, 'raw'>, more: readonly string[] = []): Promise<string> {
  const parts: string[] = [];
  for (const table of [...MONEY_TABLES, ...more]) {
    const rows = (await db.raw(`select * from ${table}`)).map((row) => {
      const cells = Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1));
      return JSON.stringify(Object.fromEntries(cells));
    });
    parts.push(`${table} ${rows.length}`, ...rows.sort());
  }
  return parts.join('\n');
}
