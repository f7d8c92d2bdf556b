import { and, eq, inArray } from 'drizzle-orm';
import type { Reader, Transaction } from '#db/open.ts';
import { type Person, people } from '#db/schema/market.ts';
import { type Actor, sees } from '../platform/actor.ts';
import { Refusal } from '../platform/refusal.ts';
import { indexForSearch } from '../platform/search.ts';
import { fold } from '../platform/text.ts';

/** By our own id. @throws Refusal not-found, also for a person of a marketplace that the actor does not see */
export async function findPerson(read: Reader, id: string, actor: Actor): Promise<Person> {
  const [found] = await read.select().from(people).where(eq(people.id, id));
  if (!found || !sees(actor, found.marketplaceId)) throw new Refusal('not-found');
  return found;
}

/** By the marketplace's own id. */
export async function personByExternal(
  read: Reader,
  marketplaceId: string,
  externalId: string,
): Promise<Person | undefined> {
  const [found] = await read
    .select()
    .from(people)
    .where(and(eq(people.marketplaceId, marketplaceId), eq(people.externalId, externalId)));
  return found;
}

/** People by the marketplace's own ids, in one query; ids it does not know are absent. */
export async function peopleByExternal(
  read: Reader,
  marketplaceId: string,
  externalIds: readonly string[],
): Promise<Map<string, Person>> {
  if (externalIds.length === 0) return new Map();
  const rows = await read
    .select()
    .from(people)
    .where(and(eq(people.marketplaceId, marketplaceId), inArray(people.externalId, [...externalIds])));
  return new Map(rows.map((row) => [row.externalId, row]));
}

export type PersonValues = Pick<Person, 'displayName' | 'kinds' | 'email' | 'phone' | 'locale' | 'registeredAt'>;

export async function insertPerson(
  tx: Transaction,
  made: PersonValues & Pick<Person, 'id' | 'marketplaceId' | 'externalId' | 'createdAt'>,
): Promise<Person> {
  const row = { ...made, nameFolded: fold(made.displayName), updatedAt: made.createdAt };
  const [person] = await tx.insert(people).values(row).returning();
  if (!person) throw new Error('A person was written and did not come back.');
  await indexForSearch(tx, searchableOf(person));
  return person;
}

/** Changes a person whose version is still the one that was read. */
export async function changePerson(tx: Transaction, person: Person, change: PersonValues, at: Date): Promise<Person> {
  const next = { ...change, nameFolded: fold(change.displayName), updatedAt: at, version: person.version + 1 };
  const [changed] = await tx
    .update(people)
    .set(next)
    .where(and(eq(people.id, person.id), eq(people.version, person.version)))
    .returning();
  if (!changed) throw new Refusal('version-changed');
  if (changed.nameFolded !== person.nameFolded) await indexForSearch(tx, searchableOf(changed));
  return changed;
}

export const searchableOf = ({ id, marketplaceId, displayName, externalId }: Person) =>
  ({ kind: 'person', ref: id, marketplaceId, text: [displayName, externalId] }) as const;
