import { listQuery } from '#db/listQuery.ts';
import { type Person, people } from '#db/schema/market.ts';
import { is, type Resource } from '../platform/list.ts';
import { matching } from '../platform/search.ts';
import { PersonFilter, type PersonRow } from './contract.ts';

export const presentPerson = (person: Person): PersonRow => ({
  id: person.id,
  marketplaceId: person.marketplaceId,
  externalId: person.externalId,
  displayName: person.displayName,
  kinds: person.kinds,
  locale: person.locale,
  registeredAt: person.registeredAt?.toISOString() ?? null,
  createdAt: person.createdAt.toISOString(),
  version: person.version,
});

export const peopleResource: Resource<Person> = {
  name: 'people',
  select: (read) => listQuery(read.select().from(people)),
  table: people,
  id: people.id,
  scope: people.marketplaceId,
  sorts: { createdAt: people.createdAt },
  defaultSort: ['createdAt', 'DESC'],
  filter: PersonFilter,
  where: (filter) => [
    ...is(people.id, filter.id),
    ...is(people.marketplaceId, filter.marketplaceId),
    ...matching(people.id, 'person', filter.q),
  ],
  present: presentPerson,
};
