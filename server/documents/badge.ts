import type { Reader, Transaction } from '#db/open.ts';
import type { PersonDocument } from '#db/schema/documents.ts';
import type { Person } from '#db/schema/market.ts';
import { announce } from '../outbox/store.ts';
import { termsOf } from '../policies/store.ts';
import type { Standing } from './contract.ts';
import { badgeOf, monthOf } from './rules.ts';
import { documentsOf, personById } from './store.ts';

/** The badge of a person now, out of the rows of their checks (verification.md §C5). */
export async function badgeNow(read: Reader, person: Pick<Person, 'id' | 'marketplaceId' | 'displayName'>, now: Date) {
  const { policy } = await termsOf(read, person.marketplaceId, now);
  return badgeOf(await documentsOf(read, person.id), person, policy.documents, now);
}

/** `GET /platform/v1/people/{id}/standing`: a state and a month, and no fact of any document. */
export async function standingNow(read: Reader, person: Person, now: Date): Promise<Standing> {
  const { state, since } = await badgeNow(read, person, now);
  const badge = { badge: 'verified' as const, state, since: monthOf(since) };
  return { standing: 'good', verified: state === 'active', badges: state === 'none' ? [] : [badge], levels: [] };
}

/** Tells the marketplace how the badge stands after what was just written. */
export async function tellBadge(tx: Transaction, one: PersonDocument, now: Date): Promise<void> {
  const person = await personById(tx, one.personId);
  const { state, since } = await badgeNow(tx, person, now);
  await announce(tx, {
    marketplaceId: one.marketplaceId,
    subjectId: one.personId,
    topic: 'badge.changed',
    payload: { personId: person.externalId, badge: 'verified', state, since: monthOf(since) },
    createdAt: now,
    availableAt: now,
  });
}
