import { and, asc, desc, eq, inArray, lte } from 'drizzle-orm';
import { wordIs } from '#db/kit.ts';
import type { Reader, Transaction } from '#db/open.ts';
import { categories, type Person, people } from '#db/schema/market.ts';
import { type Questionnaire, questionnaires, type Registration, registrations } from '#db/schema/registrations.ts';
import { LIVE_REGISTRATION_STATES, type RegistrationState } from '#db/words.ts';
import { type Actor, sees } from '../platform/actor.ts';
import { count } from '../platform/count.ts';
import { Refusal } from '../platform/refusal.ts';

const DUE_MAX = 200;
const OF_PERSON_MAX = 100;

export interface Category {
  id: string;
  externalId: string;
  name: string;
}

/** What specialists are asked now; undefined: nothing, everybody is admitted. */
export async function questionnaireInForce(
  read: Reader,
  marketplaceId: string,
  now: Date,
): Promise<Questionnaire | undefined> {
  const [found] = await read
    .select()
    .from(questionnaires)
    .where(and(eq(questionnaires.marketplaceId, marketplaceId), lte(questionnaires.effectiveFrom, now)))
    .orderBy(desc(questionnaires.version))
    .limit(1);
  return found;
}

/** The words that an answer answered. */
export async function questionnaireAt(read: Reader, marketplaceId: string, version: number): Promise<Questionnaire> {
  const mine = and(eq(questionnaires.marketplaceId, marketplaceId), eq(questionnaires.version, version));
  const [found] = await read.select().from(questionnaires).where(mine);
  if (!found) throw new Error('A registration answers a questionnaire that is gone.');
  return found;
}

export async function latestVersion(read: Reader, marketplaceId: string): Promise<number> {
  const [found] = await read
    .select({ version: questionnaires.version })
    .from(questionnaires)
    .where(eq(questionnaires.marketplaceId, marketplaceId))
    .orderBy(desc(questionnaires.version))
    .limit(1);
  return found?.version ?? 0;
}

/** @throws Refusal not-found, also for a registration of a marketplace that the actor does not see */
export async function findRegistration(read: Reader, id: string, actor: Actor): Promise<Registration> {
  const [found] = await read.select().from(registrations).where(eq(registrations.id, id));
  if (!found || !sees(actor, found.marketplaceId)) throw new Refusal('not-found');
  return found;
}

/** Newest first. */
export const registrationsOf = (read: Reader, personId: string): Promise<Registration[]> =>
  read
    .select()
    .from(registrations)
    .where(eq(registrations.personId, personId))
    .orderBy(desc(registrations.submittedAt), desc(registrations.id))
    .limit(OF_PERSON_MAX);

/** The one that waits for the desk or for its person. */
export async function liveRegistrationOf(read: Reader, personId: string): Promise<Registration | undefined> {
  const live = and(eq(registrations.personId, personId), wordIs(registrations.state, ...LIVE_REGISTRATION_STATES));
  return (await read.select().from(registrations).where(live))[0];
}

/** How the last registration of each of these people stands. */
export async function lastStatesOf(read: Reader, ids: readonly string[]): Promise<Map<string, RegistrationState>> {
  if (ids.length === 0) return new Map();
  const rows = await read
    .select({ personId: registrations.personId, state: registrations.state })
    .from(registrations)
    .where(inArray(registrations.personId, [...ids]))
    .orderBy(asc(registrations.submittedAt), asc(registrations.id));
  return new Map(rows.map(({ personId, state }) => [personId, state]));
}

export async function insertRegistration(
  tx: Transaction,
  made: typeof registrations.$inferInsert,
): Promise<Registration> {
  const [row] = await tx.insert(registrations).values(made).returning();
  if (!row) throw new Error('A registration was written and did not come back.');
  await count(tx, 'registrations', { [`${row.marketplaceId}:${row.state}`]: 1 });
  return row;
}

/** Changes a registration that is still as it was read; kept counters follow. @throws Refusal version-changed */
export async function changeRegistration(
  tx: Transaction,
  one: Registration,
  change: Partial<Registration>,
): Promise<Registration> {
  const unchanged = and(eq(registrations.id, one.id), eq(registrations.version, one.version));
  const [changed] = await tx
    .update(registrations)
    .set({ ...change, version: one.version + 1 })
    .where(unchanged)
    .returning();
  if (!changed) throw new Refusal('version-changed');
  const key = (state: string) => `${one.marketplaceId}:${state}`;
  if (changed.state !== one.state) await count(tx, 'registrations', { [key(one.state)]: -1, [key(changed.state)]: 1 });
  return changed;
}

/** Whom nobody answered in time. */
export async function unansweredRegistrations(read: Reader, now: Date): Promise<string[]> {
  const rows = await read
    .select({ id: registrations.id })
    .from(registrations)
    .where(lte(registrations.dueAt, now))
    .orderBy(asc(registrations.dueAt), asc(registrations.id))
    .limit(DUE_MAX);
  return rows.map(({ id }) => id);
}

export async function applicantOf(read: Reader, { personId }: Pick<Registration, 'personId'>): Promise<Person> {
  const [found] = await read.select().from(people).where(eq(people.id, personId));
  if (!found) throw new Error('A registration belongs to nobody.');
  return found;
}

/** Of this marketplace, in the order in which they were named. */
export async function categoriesById(read: Reader, ids: readonly string[], marketplaceId: string): Promise<Category[]> {
  if (ids.length === 0) return [];
  const rows = await read
    .select({ id: categories.id, externalId: categories.externalId, name: categories.name })
    .from(categories)
    .where(and(eq(categories.marketplaceId, marketplaceId), inArray(categories.id, [...ids])));
  return ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);
}

/** By the marketplace's own ids, in their order. @throws Refusal category-unknown */
export async function categoriesNamed(
  read: Reader,
  marketplaceId: string,
  externalIds: readonly string[],
): Promise<Category[]> {
  const mine = and(eq(categories.marketplaceId, marketplaceId), inArray(categories.externalId, [...externalIds]));
  const rows = await read
    .select({ id: categories.id, externalId: categories.externalId, name: categories.name })
    .from(categories)
    .where(mine);
  return externalIds.map((id, at) => {
    const found = rows.find((row) => row.externalId === id);
    if (!found) throw new Refusal('category-unknown', { errors: { [`categoryIds.${at}`]: 'category-unknown' } });
    return found;
  });
}

/** Other accounts of the marketplace with the same name, however its letters are written. */
export async function namesakesOf(read: Reader, person: Person, max: number): Promise<Person[]> {
  const rows = await read
    .select()
    .from(people)
    .where(and(eq(people.nameFolded, person.nameFolded), eq(people.marketplaceId, person.marketplaceId)))
    .orderBy(asc(people.createdAt), asc(people.id))
    .limit(max + 1);
  return rows.filter(({ id }) => id !== person.id).slice(0, max);
}
