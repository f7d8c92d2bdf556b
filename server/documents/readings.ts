import type { Transaction } from '#db/open.ts';
import { documentReadings, type PersonDocument } from '#db/schema/documents.ts';
import type { Sealed } from '../files/envelope.ts';
import { plainNumber } from '../identity/numbers.ts';
import { rememberKeys } from '../links/store.ts';
import type { StaffActor } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { newId } from '../platform/ids.ts';
import { Refusal } from '../platform/refusal.ts';
import { termsOf } from '../policies/store.ts';
import { mustBeInHand } from '../queue/rules.ts';
import { liveCaseOf } from '../queue/store.ts';
import type { Reading } from './contract.ts';
import { evaluate } from './evaluate.ts';
import { type IdentityMarks, marksFor } from './identityOf.ts';
import { lockReading } from './reading.ts';
import { changeDocument, findDocument } from './store.ts';
import { traceDocument } from './trace.ts';

const END_CHARACTERS = 3;
const YEAR_CHARACTERS = 4;

/**
 * Keeps what an agent typed from the printed face: encrypted, under a key that goes with the pictures. The checks are
 * asked again at once, and what the document is known by is remembered as marks.
 * @throws Refusal not-found, case-claimed, case-not-yours, version-changed, file-destroyed
 */
export async function saveReading(
  context: Context,
  actor: StaffActor,
  id: string,
  { reading, version }: { reading: Reading; version: number },
): Promise<PersonDocument> {
  const now = context.clock.now();
  const seen = await findDocument(context.db.read, id, actor);
  const marks = marksFor(context.config, seen, reading);
  const readingId = newId();
  const sealed = lockReading(context.config, seen, readingId, reading);
  return context.db.transaction(async (tx) => {
    const one = await mustBeReadable(tx, actor, id, now);
    if (one.version !== version) throw new Refusal('version-changed');
    await insert(tx, one, { readingId, sealed, actor, now });
    await rememberMarks(tx, one, marks, now);
    const changed = await changeDocument(tx, one, keptOf(reading));
    await evaluate(tx, changed, await termsOf(tx, one.marketplaceId, now), { reading, marks }, now);
    await traceDocument(tx, actor, one, 'document.typed', now, { attempt: one.attempt });
    return changed;
  });
}

/** Only who has the case in hand types, and only while there are pictures to read from. */
export async function mustBeReadable(
  tx: Transaction,
  actor: StaffActor,
  id: string,
  now: Date,
): Promise<PersonDocument> {
  const one = await findDocument(tx, id, actor);
  const live = await liveCaseOf(tx, 'documents', one.id);
  if (!live) throw new Refusal('case-closed');
  mustBeInHand(live, actor, now);
  if (one.purgedAt) throw new Refusal('file-destroyed');
  return one;
}

/** All that is left of it once the document is approved and its pictures are gone (verification.md §C7). */
const keptOf = ({ expiresOn, birthDate, number }: Reading) => ({
  expiresOn,
  birthYear: birthDate ? Number(birthDate.slice(0, YEAR_CHARACTERS)) : null,
  numberEnd: number ? plainNumber(number).slice(-END_CHARACTERS) : null,
});

async function insert(
  tx: Transaction,
  one: PersonDocument,
  { readingId, sealed, actor, now }: { readingId: string; sealed: Sealed; actor: StaffActor; now: Date },
): Promise<void> {
  const { kekId, wrappedKey, bytes } = sealed;
  const row = { id: readingId, documentId: one.id, attempt: one.attempt, kekId, wrappedKey, byId: actor.id, at: now };
  await tx.insert(documentReadings).values({ ...row, sealed: bytes.toString('base64') });
}

const rememberMarks = (tx: Transaction, one: PersonDocument, marks: readonly IdentityMarks[], at: Date) =>
  rememberKeys(tx, {
    marketplaceId: one.marketplaceId,
    personId: one.personId,
    documentId: one.id,
    marks: marks.map(({ kind, kept }) => ({ kind, keyId: kept.keyId, mark: kept.hmac })),
    at,
  });
