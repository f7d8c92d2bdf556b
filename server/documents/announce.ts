import type { Transaction } from '#db/open.ts';
import { consents, type PersonDocument } from '#db/schema/documents.ts';
import type { PlatformActor } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { Refusal } from '../platform/refusal.ts';
import { termsOf } from '../policies/store.ts';
import { personOf } from '../reviews/store.ts';
import type { AnnounceDocument } from './contract.ts';
import { isFraud } from './rules.ts';
import { documentsOf, insertDocument, liveDocumentOf } from './store.ts';
import { traceDocument } from './trace.ts';

interface Announcement {
  context: Context;
  actor: PlatformActor;
  personId: string;
  body: AnnounceDocument;
  /** Made outside: the transaction may run again (RULINGS 27). */
  ids: { document: string; consent: string };
}

/**
 * A person is about to show who they are (QJ-06; verification.md §C4, row 1). Nothing is asked for without consent.
 * @throws Refusal person-unknown, consent-missing, document-open, attempts-used, identity-blocked
 */
export async function announceDocument(tx: Transaction, ask: Announcement): Promise<PersonDocument> {
  const { context, actor, body, ids } = ask;
  const now = context.clock.now();
  const person = await personOf(tx, actor.marketplaceId, ask.personId, 'id');
  if (!body.consent) throw new Refusal('consent-missing', { errors: { consent: 'consent-missing' } });
  await mustBeFree(tx, person.id);
  const { marketplaceId } = actor;
  const { at, version: textVersion, ...consent } = body.consent;
  const given = { id: ids.consent, marketplaceId, personId: person.id, ...consent, textVersion };
  await tx.insert(consents).values({ ...given, givenAt: new Date(at), receivedAt: now });
  const { version: policyVersion } = await termsOf(tx, marketplaceId, now);
  const made = await insertDocument(tx, {
    id: ids.document,
    marketplaceId,
    externalId: body.externalId ?? null,
    personId: person.id,
    consentId: ids.consent,
    legalBasis: body.legalBasis ?? 'consent',
    type: body.type,
    country: body.country,
    state: 'draft',
    reasons: [],
    openedAt: now,
    policyVersion,
  });
  await traceDocument(tx, actor, made, 'document.opened', now, { type: made.type, country: made.country });
  return made;
}

/** One check at a time, and none after all attempts were used or a fraud was found; what was overturned does not count. */
async function mustBeFree(tx: Transaction, personId: string): Promise<void> {
  if (await liveDocumentOf(tx, personId)) throw new Refusal('document-open');
  const refused = (await documentsOf(tx, personId)).filter(
    ({ state }) => state === 'rejected' || state === 'rejected_final' || state === 'appealed',
  );
  const grounds = refused.flatMap(({ reasons }) => reasons);
  if (grounds.some(isFraud)) throw new Refusal('identity-blocked');
  if (grounds.includes('LIMIT_ATTEMPTS')) throw new Refusal('attempts-used');
}
