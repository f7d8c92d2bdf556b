import { desc, eq, sql } from 'drizzle-orm';
import { atMost } from '#db/kit.ts';
import type { Reader } from '#db/open.ts';
import { screeningSettings } from '#db/schema/screening.ts';
import { ask } from '#db/statements.ts';
import { ScreeningSettings } from './contract.ts';
import { DEFAULT_SCREENING } from './defaults.ts';

// Rows never change what they say, and `screen` compiles its lists once an object: one object for the newest version of
// each marketplace, since earlier ones are asked for by nobody.
const parsed = new Map<string, { id: string; settings: ScreeningSettings }>();

/** The newest row of a marketplace; undefined where the built-in version 1 holds. */
export async function rowInForce(read: Reader, marketplaceId: string) {
  const [row] = await ask(read, 'screening in force', { marketplaceId }, () =>
    read
      .select({ id: screeningSettings.id, version: screeningSettings.version, body: screeningSettings.body })
      .from(screeningSettings)
      .where(eq(screeningSettings.marketplaceId, sql.placeholder('marketplaceId')))
      .orderBy(desc(screeningSettings.version))
      .limit(atMost(1)),
  );
  return row;
}

/** Word lists and thresholds that hold for this marketplace now; the built-in version 1 until a manager changes them. */
export async function settingsInForce(read: Reader, marketplaceId: string): Promise<ScreeningSettings> {
  const row = await rowInForce(read, marketplaceId);
  if (!row) return DEFAULT_SCREENING;
  const known = parsed.get(marketplaceId);
  if (known?.id === row.id) return known.settings;
  const settings = ScreeningSettings.parse({ ...row.body, version: row.version });
  keepParsed(marketplaceId, row.id, settings);
  return settings;
}

/** Of a row that was just committed: its lists were compiled when they were checked, and need not be once more. */
export function keepParsed(marketplaceId: string, id: string, settings: ScreeningSettings): void {
  parsed.set(marketplaceId, { id, settings });
}
