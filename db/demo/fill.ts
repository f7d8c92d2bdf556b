import type { Database } from '../open.ts';
import { apiKeys, staff as staffTable } from '../schema/access.ts';
import { type Marketplace, marketplaces, policies } from '../schema/market.ts';
import { templates } from '../schema/workbench.ts';
import { czech } from './cs/speech.ts';
import { furnish } from './furnish.ts';
import type { DemoInput, DemoMarketplace } from './input.ts';
import { makeDeals, makePeople, makeWares } from './market.ts';
import { moderateAll } from './moderate.ts';
import { disputeAll } from './objections.ts';
import { draftsOf, makeBurst, makeRing } from './plots.ts';
import { publishAll } from './publish.ts';
import { randomFrom } from './random.ts';
import { DAY, emptyRows, later, type World } from './rows.ts';
import { type DemoStaff, makeStaff } from './staff.ts';
import { submitAll } from './submit.ts';
import { makeTemplates } from './templates.ts';
import { ukrainian } from './uk/speech.ts';
import { write, writeRows } from './write.ts';

/** Ninety days to look at, and two for the first orders to end. */
const HISTORY_DAYS = 92;
const PLACES = {
  qjob: {
    name: 'Qjob',
    currency: 'CZK',
    locale: 'cs',
    timeZone: 'Europe/Prague',
    country: 'CZ',
    speech: czech,
    language: 'cs',
  },
  izi: {
    name: 'IZI',
    currency: 'UAH',
    locale: 'uk',
    timeZone: 'Europe/Kyiv',
    country: 'UA',
    speech: ukrainian,
    language: 'uk',
  },
} as const;

/**
 * Fills an empty database with both marketplaces: people, ninety days of orders and reviews, decisions, disputes and
 * full queues, all invented here. The same input gives the same rows, ids included.
 */
export async function fillDemo(db: Database, input: DemoInput): Promise<void> {
  const start = later(input.now, -HISTORY_DAYS * DAY);
  const staff = makeStaff(randomFrom('staff'), input.passwordHash, start);
  await write(db, staffTable, Object.values(staff));
  for (const id of ['qjob', 'izi'] as const) {
    const world = makeWorld(id, input, start, staff);
    await writeMarketplace(db, world, input);
    tell(world);
    await writeRows(db, world.rows, input.rules);
  }
}

function makeWorld(id: DemoMarketplace, input: DemoInput, start: Date, staff: DemoStaff): World {
  const { speech, language, ...place } = PLACES[id];
  const random = randomFrom(id);
  const marketplace: Marketplace = { id, ...place, createdAt: start };
  return {
    id,
    marketplace,
    policy: input.policies[id],
    speech,
    language,
    random,
    rules: input.rules,
    staff,
    keyId: random.id(),
    start,
    now: input.now,
    scale: input.scale ?? 1,
    rows: emptyRows(),
  };
}

async function writeMarketplace(db: Database, world: World, { keys, policies: bodies }: DemoInput): Promise<void> {
  const { id, marketplace, start: createdAt, random, keyId } = world;
  const body = { ...bodies[id] } as Record<string, unknown>;
  const key = {
    id: keyId,
    marketplaceId: id,
    name: `${marketplace.name} demo`,
    keyHash: keys[id].hash,
    hint: keys[id].hint,
  };
  await write(db, marketplaces, [marketplace]);
  await write(db, policies, [
    { id: random.id(), marketplaceId: id, version: 1, body, effectiveFrom: createdAt, createdBy: 'demo', createdAt },
  ]);
  await write(db, apiKeys, [
    { ...key, rights: ['own-view', 'backfill'], createdAt, lastUsedAt: null, revokedAt: null, version: 1 },
  ]);
  await write(db, templates, makeTemplates(marketplace, world.language, world.staff.manager.alias));
}

/** The story of one marketplace, told in memory. */
function tell(world: World): void {
  const { specialists, customers } = makePeople(world);
  const wares = makeWares(world, specialists);
  const deals = makeDeals(world, customers, wares);
  const ring = makeRing(world, wares);
  const burst = makeBurst(world, wares[Math.floor(wares.length / 3)] as (typeof wares)[number]);
  const stories = submitAll(world, [...draftsOf(world, deals), ...ring, ...burst]);
  moderateAll(world, stories);
  publishAll(world, stories);
  disputeAll(
    world,
    stories,
    stories.filter(({ draft }) => burst.includes(draft)),
  );
  furnish(world);
}
