import { and, eq, inArray } from 'drizzle-orm';
import { REGISTRATION_SPEECH } from '#db/demo/registrations.ts';
import { settings } from '#db/schema/audit.ts';
import { categories } from '#db/schema/market.ts';
import { registrations } from '#db/schema/registrations.ts';
import type { RegistrationReason } from '#db/words.ts';
import { sequence } from '../../audit/service.ts';
import type { Context } from '../../platform/context.ts';
import { addQuestionnaire } from '../../registrations/questionnaires.ts';
import { latestVersion } from '../../registrations/store.ts';
import { DAY, HOUR, later, Stage } from '../escrow/stage.ts';
import { applicantOf, type Manner, questionsIn } from './applicant.ts';
import {
  accepted,
  asked,
  escalated,
  fillIn,
  foundUnrelated,
  idOf,
  refused,
  registrationIdOf,
  type Sent,
  sent,
} from './plots.ts';

const KEY = 'demo-registrations';
/** How long ago each version came into force. */
const VERSIONS_DAYS_AGO = [75, 12];

type Plot = (one: Sent, at: Date) => Promise<unknown>;
interface Part {
  count: number;
  hoursAgo: number;
  /** Hours between one and the next, going back. */
  spread: number;
  plot: Plot;
  manner?: Manner;
  /** Number of an account with the same telephone, or mailbox too; by the place in this part. */
  like?: Readonly<Record<number, { n: number; email?: boolean }>>;
}
const after =
  (...steps: readonly (readonly [hours: number, step: Plot])[]): Plot =>
  async (one, at) => {
    await sent(one, at);
    for (const [hours, step] of steps) await step(one, later(at, hours * HOUR));
  };
const refusedFor =
  (...grounds: RegistrationReason[]): Plot =>
  (one, at) =>
    refused(one, at, grounds);

/** How registrations stand, oldest first; numbers run through, so that `like` can name one. */
const PARTS: readonly Part[] = [
  { count: 18, hoursAgo: 30 * 24, spread: 56, plot: after([9, accepted]) },
  { count: 4, hoursAgo: 20 * 24, spread: 90, plot: after([14, refusedFor('NO_EXPERIENCE')]), manner: 'unclear' },
  { count: 2, hoursAgo: 9 * 24, spread: 50, plot: after([6, refusedFor('NOT_SERIOUS')]), manner: 'not-serious' },
  {
    count: 2,
    hoursAgo: 16 * 24,
    spread: 44,
    plot: after([20, refusedFor('DUPLICATE_ACCOUNT')]),
    like: { 0: { n: 2 }, 1: { n: 5 } },
  },
  {
    count: 24,
    hoursAgo: 1,
    spread: 1.05,
    plot: sent,
    // One shares all with another applicant, three only a telephone, one with somebody who was refused.
    like: { 3: { n: 28, email: true }, 6: { n: 30 }, 9: { n: 18 }, 14: { n: 20 }, 19: { n: 7 } },
  },
  { count: 7, hoursAgo: 25, spread: 2.5, plot: sent, manner: 'unclear' },
  { count: 1, hoursAgo: 12, spread: 1, plot: after([3, foundUnrelated]), like: { 0: { n: 4 } } },
  { count: 4, hoursAgo: 44, spread: 6, plot: after([7, asked]), manner: 'unclear' },
  {
    count: 3,
    hoursAgo: 40,
    spread: 4,
    plot: after([5, asked], [21, (one, at) => fillIn(one, at, true)]),
    manner: 'unclear',
  },
  { count: 2, hoursAgo: 20, spread: 5, plot: after([8, escalated]), like: { 0: { n: 19 }, 1: { n: 21 } } },
];

/**
 * Registrations of both marketplaces, played through by the commands of the house at instants of the past. Begun again
 * after a kill it goes on with those that are missing.
 */
export async function fillRegistrations(context: Context, now: Date): Promise<void> {
  const { db } = context;
  const [made] = await db.read.select().from(settings).where(eq(settings.key, KEY));
  if (made) return;
  for (const id of ['qjob', 'izi'] as const) await fillMarket(new Stage(context, id, now));
  while ((await sequence(context)) > 0);
  await db.transaction((tx) =>
    tx.insert(settings).values({ key: KEY, value: now.toISOString() }).onConflictDoNothing(),
  );
}

async function fillMarket(stage: Stage): Promise<void> {
  await writeQuestionnaires(stage);
  let n = 0;
  for (const { count, hoursAgo, spread, plot, manner = 'good', like } of PARTS)
    for (let at = 0; at < count; at++) {
      const applicant = applicantOf(stage.id, n, manner, like?.[at]);
      n += 1;
      const began = later(stage.now, -Math.round((hoursAgo + at * spread) * HOUR));
      if (!(await isThere(stage, registrationIdOf(stage, applicant))))
        await plot({ stage, applicant, version: versionAt(stage, began) }, began);
    }
}

async function isThere({ context: { db } }: Stage, id: string): Promise<boolean> {
  return (await db.read.$count(registrations, eq(registrations.id, id))) > 0;
}

const startOf = (stage: Stage, at: number): Date => later(stage.now, -(VERSIONS_DAYS_AGO[at] ?? 0) * DAY);
const versionAt = (stage: Stage, instant: Date): number =>
  VERSIONS_DAYS_AGO.filter((_, at) => startOf(stage, at) <= instant).length;

/** Two versions, so that a registration of before shows the words that it answered. */
async function writeQuestionnaires(stage: Stage): Promise<void> {
  const { db } = stage.context;
  const speech = REGISTRATION_SPEECH[stage.id];
  const actor = await stage.colleague('manager');
  const known = await latestVersion(db.read, stage.id);
  for (const at of VERSIONS_DAYS_AGO.keys()) {
    if (at < known) continue;
    const asked = questionsIn(speech, at + 1);
    const idsOf = await tradeIds(
      stage,
      asked.flatMap(({ trade }) => trade ?? []),
    );
    const questions = asked.map(({ trade, since: _since, ...question }) => ({
      ...question,
      categoryId: trade === null ? null : (idsOf.get(trade) ?? null),
    }));
    const made = { id: idOf(`${stage.id} questionnaire ${at}`), now: startOf(stage, at) };
    const body = { marketplaceId: stage.id, version: at, questions };
    await db.transaction((tx) => addQuestionnaire(tx, actor, body, made));
  }
}

/** The category of a trade, by its place. */
async function tradeIds({ context: { db }, id }: Stage, trades: readonly number[]): Promise<Map<number, string>> {
  if (trades.length === 0) return new Map();
  const named = inArray(
    categories.externalId,
    trades.map((trade) => `c-${trade + 1}`),
  );
  const rows = await db.read
    .select()
    .from(categories)
    .where(and(eq(categories.marketplaceId, id), named));
  return new Map(rows.map((row) => [Number(row.externalId.slice(2)) - 1, row.id]));
}
