import { desc, eq, sql } from 'drizzle-orm';
import { atMost } from '#db/kit.ts';
import type { Reader } from '#db/open.ts';
import { screeningSettings } from '#db/schema/screening.ts';
import { ask } from '#db/statements.ts';
import { ScreeningSettings } from './contract.ts';
import { DEFAULT_SCREENING } from './defaults.ts';

// Rows never change what they say, and `screen` compiles its lists once an object: one object a version.
const parsed = new Map<string, ScreeningSettings>();

/** Word lists and thresholds that hold for this marketplace now; the built-in version 1 until a manager changes them. */
export async function settingsInForce(read: Reader, marketplaceId: string): Promise<ScreeningSettings> {
  const [row] = await ask(read, 'screening in force', { marketplaceId }, () =>
    read
      .select({ id: screeningSettings.id, version: screeningSettings.version, body: screeningSettings.body })
      .from(screeningSettings)
      .where(eq(screeningSettings.marketplaceId, sql.placeholder('marketplaceId')))
      .orderBy(desc(screeningSettings.version))
      .limit(atMost(1)),
  );
  if (!row) return DEFAULT_SCREENING;
  const known = parsed.get(row.id);
  if (known) return known;
  const settings = ScreeningSettings.parse({ ...row.body, version: row.version });
  parsed.set(row.id, settings);
  return settings;
}
