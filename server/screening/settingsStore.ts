import { asc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Reader } from '#db/open.ts';
import { marketplaces } from '#db/schema/market.ts';
import { type ScreeningSettingsRow, screeningSettings } from '#db/schema/screening.ts';
import { ask } from '#db/statements.ts';
import { type Actor, sees } from '../platform/actor.ts';
import { Id, MarketplaceId } from '../platform/contract.ts';
import { is, type Resource } from '../platform/list.ts';
import { Refusal } from '../platform/refusal.ts';
import { Lists, type SettingsRow, Thresholds } from './contract.ts';
import { DEFAULT_SCREENING } from './defaults.ts';

const SettingsFilter = z.strictObject({
  id: z.array(Id).max(100).optional(),
  marketplaceId: MarketplaceId.optional(),
  _after: z.string().max(400).optional(),
});
const Body = z.object({ lists: Lists, thresholds: Thresholds });

type Row = Omit<ScreeningSettingsRow, 'body' | 'createdById' | 'appliedUpTo'>;

/** Versions that managers made, without their words: a body is tens of kilobytes. */
export const settingsList: Resource<Row> = {
  name: 'screening-settings',
  select: (read) =>
    read
      .select({
        id: screeningSettings.id,
        marketplaceId: screeningSettings.marketplaceId,
        version: screeningSettings.version,
        note: screeningSettings.note,
        createdBy: screeningSettings.createdBy,
        createdAt: screeningSettings.createdAt,
        appliedAt: screeningSettings.appliedAt,
      })
      .from(screeningSettings),
  table: screeningSettings,
  id: screeningSettings.id,
  scope: screeningSettings.marketplaceId,
  sorts: { createdAt: screeningSettings.createdAt, version: screeningSettings.version },
  defaultSort: ['createdAt', 'DESC'],
  filter: SettingsFilter,
  where: (filter) => [
    ...is(screeningSettings.id, filter.id),
    ...is(screeningSettings.marketplaceId, filter.marketplaceId),
  ],
  present: presentSettings,
};

export function presentSettings({ createdAt, appliedAt, ...row }: Row): SettingsRow {
  return {
    ...row,
    builtIn: false,
    createdAt: createdAt.toISOString(),
    appliedAt: appliedAt?.toISOString() ?? null,
  };
}

const BUILT_IN = 'builtin-';

/** Version 1 of a marketplace, which nobody made and which lies in the code. */
export const builtIn = (marketplaceId: string): SettingsRow => ({
  id: BUILT_IN + marketplaceId,
  marketplaceId,
  version: DEFAULT_SCREENING.version,
  builtIn: true,
  note: '',
  createdBy: '',
  createdAt: null,
  appliedAt: null,
});

/** Marketplaces within the actor's sight, in one order: each has a version 1. */
export async function marketplacesOf(read: Reader, actor: Actor): Promise<string[]> {
  const rows = await ask(read, 'marketplaces by id', {}, () =>
    read.select({ id: marketplaces.id }).from(marketplaces).orderBy(asc(marketplaces.id)),
  );
  return rows.map(({ id }) => id).filter((id) => sees(actor, id));
}

/** One version with its words. @throws Refusal not-found, also for a marketplace that the actor does not see */
export async function findSettings(read: Reader, id: string, actor: Actor): Promise<SettingsRow> {
  if (id.startsWith(BUILT_IN)) {
    const marketplaceId = id.slice(BUILT_IN.length);
    if (!(await marketplacesOf(read, actor)).includes(marketplaceId)) throw new Refusal('not-found');
    const { lists, thresholds } = DEFAULT_SCREENING;
    return { ...builtIn(marketplaceId), body: { lists, thresholds } };
  }
  const [found] = await ask(read, 'screening settings by id', { id }, () =>
    read
      .select()
      .from(screeningSettings)
      .where(eq(screeningSettings.id, sql.placeholder('id'))),
  );
  if (!found || !sees(actor, found.marketplaceId)) throw new Refusal('not-found');
  const { body, createdById, appliedUpTo, ...row } = found;
  return { ...presentSettings(row), body: Body.parse(body) };
}
