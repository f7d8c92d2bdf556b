import { and, asc, desc, eq, inArray, lte, ne } from 'drizzle-orm';
import { wordIs } from '#db/kit.ts';
import type { Reader, Transaction } from '#db/open.ts';
import { staff } from '#db/schema/access.ts';
import {
  type Consent,
  consents,
  type DocumentCheck,
  type DocumentFile,
  type DocumentReading,
  documentChecks,
  documentFiles,
  documentReadings,
  documents,
  type PersonDocument,
} from '#db/schema/documents.ts';
import { categories, listings, people } from '#db/schema/market.ts';
import { type DocumentSide, LIVE_DOCUMENT_STATES } from '#db/words.ts';
import { type Actor, sees } from '../platform/actor.ts';
import { count } from '../platform/count.ts';
import { Refusal } from '../platform/refusal.ts';

const DUE_MAX = 200;

/** @throws Refusal not-found, also for a document of a marketplace that the actor does not see */
export async function findDocument(read: Reader, id: string, actor: Actor): Promise<PersonDocument> {
  const [found] = await read.select().from(documents).where(eq(documents.id, id));
  if (!found || !sees(actor, found.marketplaceId)) throw new Refusal('not-found');
  return found;
}

export async function liveDocumentOf(read: Reader, personId: string): Promise<PersonDocument | undefined> {
  const live = and(eq(documents.personId, personId), wordIs(documents.state, ...LIVE_DOCUMENT_STATES));
  return (await read.select().from(documents).where(live))[0];
}

/** Newest first. */
export const documentsOf = (read: Reader, personId: string): Promise<PersonDocument[]> =>
  read.select().from(documents).where(eq(documents.personId, personId)).orderBy(desc(documents.openedAt));

export async function insertDocument(tx: Transaction, made: typeof documents.$inferInsert): Promise<PersonDocument> {
  const [row] = await tx.insert(documents).values(made).returning();
  if (!row) throw new Error('A document was written and did not come back.');
  await count(tx, 'documents', { [`${row.marketplaceId}:${row.state}`]: 1 });
  return row;
}

/** Changes a document that is still as it was read; kept counters follow. @throws Refusal version-changed */
export async function changeDocument(
  tx: Transaction,
  one: PersonDocument,
  change: Partial<PersonDocument>,
): Promise<PersonDocument> {
  const unchanged = and(eq(documents.id, one.id), eq(documents.version, one.version));
  const [changed] = await tx
    .update(documents)
    .set({ ...change, version: one.version + 1 })
    .where(unchanged)
    .returning();
  if (!changed) throw new Refusal('version-changed');
  const key = (state: string) => `${one.marketplaceId}:${state}`;
  if (changed.state !== one.state) await count(tx, 'documents', { [key(one.state)]: -1, [key(changed.state)]: 1 });
  return changed;
}

export async function consentOf(read: Reader, { consentId }: PersonDocument): Promise<Consent> {
  const [found] = await read.select().from(consents).where(eq(consents.id, consentId));
  if (!found) throw new Error('A document stands without its consent.');
  return found;
}

/** Of all attempts, in the order in which they came. */
export const filesOf = (read: Reader, documentId: string): Promise<DocumentFile[]> =>
  read
    .select()
    .from(documentFiles)
    .where(eq(documentFiles.documentId, documentId))
    .orderBy(asc(documentFiles.attempt), desc(documentFiles.side));

export async function fileAt(
  read: Reader,
  documentId: string,
  attempt: number,
  side: DocumentSide,
): Promise<DocumentFile | undefined> {
  const there = and(
    eq(documentFiles.documentId, documentId),
    eq(documentFiles.attempt, attempt),
    eq(documentFiles.side, side),
  );
  return (await read.select().from(documentFiles).where(there))[0];
}

/**
 * Oldest first, so that the last one of a check and a source is the one that counts; of the program what it said when it
 * was last asked.
 */
export async function checksOf(
  read: Reader,
  { id, attempt }: Pick<PersonDocument, 'id' | 'attempt'>,
): Promise<(DocumentCheck & { byAlias: string | null })[]> {
  const rows = await read
    .select({ check: documentChecks, byAlias: staff.alias })
    .from(documentChecks)
    .leftJoin(staff, eq(staff.id, documentChecks.byId))
    .where(and(eq(documentChecks.documentId, id), eq(documentChecks.attempt, attempt)))
    .orderBy(asc(documentChecks.at), asc(documentChecks.id));
  const lastSpoke = rows.findLast(({ check }) => check.source === 'auto')?.check.at.getTime();
  return rows
    .filter(({ check }) => check.source === 'agent' || check.at.getTime() === lastSpoke)
    .map(({ check, byAlias }) => ({ ...check, byAlias }));
}

export async function readingOf(
  read: Reader,
  { id, attempt }: Pick<PersonDocument, 'id' | 'attempt'>,
): Promise<DocumentReading | undefined> {
  const [found] = await read
    .select()
    .from(documentReadings)
    .where(and(eq(documentReadings.documentId, id), eq(documentReadings.attempt, attempt)))
    .orderBy(desc(documentReadings.at), desc(documentReadings.id))
    .limit(1);
  return found;
}

/** Whose file these bytes, or these pixels, already were: another person's, or an attempt that was sent back. */
export async function samePictures(
  read: Reader,
  one: Pick<PersonDocument, 'id' | 'marketplaceId' | 'personId' | 'attempt'>,
  files: readonly DocumentFile[],
): Promise<{ personId: string; attempt: number; documentId: string }[]> {
  if (files.length === 0) return [];
  const rows = await read
    .select({ personId: documents.personId, documentId: documents.id, attempt: documentFiles.attempt })
    .from(documentFiles)
    .innerJoin(documents, eq(documents.id, documentFiles.documentId))
    .where(
      and(
        eq(documents.marketplaceId, one.marketplaceId),
        inArray(
          documentFiles.pixelHash,
          files.map(({ pixelHash }) => pixelHash),
        ),
      ),
    );
  return rows.filter(({ documentId, attempt }) => documentId !== one.id || attempt !== one.attempt);
}

export async function personById(read: Reader, id: string) {
  const [found] = await read.select().from(people).where(eq(people.id, id));
  if (!found) throw new Error('A document belongs to nobody.');
  return found;
}

/** Other approved checks of the same person: a newer one takes their place. */
export const otherApproved = (read: Reader, one: PersonDocument): Promise<PersonDocument[]> =>
  read
    .select()
    .from(documents)
    .where(and(eq(documents.personId, one.personId), wordIs(documents.state, 'approved'), ne(documents.id, one.id)));

export async function dueDocuments(read: Reader, now: Date): Promise<string[]> {
  const rows = await read
    .select({ id: documents.id })
    .from(documents)
    .where(lte(documents.dueAt, now))
    .orderBy(asc(documents.dueAt))
    .limit(DUE_MAX);
  return rows.map(({ id }) => id);
}

/** What a person offers, as the marketplace names it. */
export async function categoriesOf(read: Reader, personId: string): Promise<string[]> {
  const rows = await read
    .selectDistinct({ name: categories.name })
    .from(listings)
    .innerJoin(categories, eq(categories.id, listings.categoryId))
    .where(eq(listings.ownerId, personId))
    .orderBy(asc(categories.name))
    .limit(CATEGORIES_MAX);
  return rows.map(({ name }) => name);
}
const CATEGORIES_MAX = 12;
