import type { Transaction } from '#db/open.ts';
import type { Person } from '#db/schema/market.ts';
import { PERSON_KINDS } from '#db/words.ts';
import type { PlatformActor } from '../platform/actor.ts';
import { canonical } from '../platform/crypto.ts';
import { emit, type PersonTold } from '../platform/events.ts';
import { record } from '../platform/record.ts';
import type { PutPerson } from './contract.ts';
import { changePerson, insertPerson, type PersonValues, personByExternal } from './store.ts';

interface PutPersonAsk {
  actor: PlatformActor;
  /** For a person that is not there yet. */
  freshId: string;
  externalId: string;
  person: PutPerson;
  /** Of its contacts, made before the transaction. */
  marks: PersonTold['marks'];
  at: Date;
  requestId?: string;
}

/** The marketplace says what it knows of a person; the same words again change nothing and leave no trace. */
export async function putPerson(tx: Transaction, ask: PutPersonAsk): Promise<Person> {
  const person = await sayPerson(tx, ask);
  await emit(tx, 'person.told', { person, marks: ask.marks, at: ask.at });
  return person;
}

async function sayPerson(tx: Transaction, ask: PutPersonAsk): Promise<Person> {
  const { actor, externalId, at } = ask;
  const { marketplaceId } = actor;
  const values = valuesOf(ask.person);
  const known = await personByExternal(tx, marketplaceId, externalId);
  if (known && canonical(valuesIn(known)) === canonical(values)) return known;
  const person = known
    ? await changePerson(tx, known, values, at)
    : await insertPerson(tx, { id: ask.freshId, marketplaceId, externalId, createdAt: at, ...values });
  const action = known ? 'person.changed' : 'person.created';
  await record(tx, actor, {
    action,
    subjectKind: 'person',
    subjectId: person.id,
    marketplaceId,
    detail: { version: person.version },
    at,
    requestId: ask.requestId,
  });
  return person;
}

/** What is left out is unknown again: a PUT says the whole. */
const valuesOf = (person: PutPerson): PersonValues => ({
  displayName: person.displayName,
  kinds: PERSON_KINDS.filter((kind) => person.kinds.includes(kind)),
  email: person.email ?? null,
  phone: person.phone ?? null,
  locale: person.locale ?? null,
  registeredAt: person.registeredAt ? new Date(person.registeredAt) : null,
});

const valuesIn = ({ displayName, kinds, email, phone, locale, registeredAt }: Person): PersonValues => ({
  displayName,
  kinds,
  email,
  phone,
  locale,
  registeredAt,
});
