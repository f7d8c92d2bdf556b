import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { documentAccess, documents, type PersonDocument } from '#db/schema/documents.ts';
import { people } from '#db/schema/market.ts';
import { ACCESS_OUTCOMES, ACCESS_PURPOSES, DOCUMENT_STATES, DOCUMENT_TYPES } from '#db/words.ts';
import { Id, MarketplaceId } from '../platform/contract.ts';
import { is, type Resource } from '../platform/list.ts';
import type { DocumentAccessRow, DocumentRow } from './contract.ts';

const DocumentFilter = z.strictObject({
  id: z.array(Id).max(100).optional(),
  marketplaceId: MarketplaceId.optional(),
  state: z.enum(DOCUMENT_STATES).optional(),
  type: z.enum(DOCUMENT_TYPES).optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  personId: Id.optional(),
  _after: z.string().max(400).optional(),
});

type Shown = Pick<
  PersonDocument,
  | 'id'
  | 'marketplaceId'
  | 'personId'
  | 'type'
  | 'country'
  | 'state'
  | 'attempt'
  | 'openedAt'
  | 'submittedAt'
  | 'decidedAt'
  | 'dueAt'
  | 'version'
>;
type Row = Shown & { personName: string };

/** `GET /api/documents`: whose, what and how it stands; nothing that a document says. */
export const documentList: Resource<Row> = {
  name: 'documents',
  select: (read) =>
    read
      .select({
        id: documents.id,
        marketplaceId: documents.marketplaceId,
        personId: documents.personId,
        personName: people.displayName,
        type: documents.type,
        country: documents.country,
        state: documents.state,
        attempt: documents.attempt,
        openedAt: documents.openedAt,
        submittedAt: documents.submittedAt,
        decidedAt: documents.decidedAt,
        dueAt: documents.dueAt,
        version: documents.version,
      })
      .from(documents)
      .innerJoin(people, eq(people.id, documents.personId)),
  table: documents,
  id: documents.id,
  scope: documents.marketplaceId,
  sorts: { openedAt: documents.openedAt },
  defaultSort: ['openedAt', 'DESC'],
  filter: DocumentFilter,
  where: (filter) => [
    ...is(documents.id, filter.id),
    ...is(documents.marketplaceId, filter.marketplaceId),
    ...is(documents.state, filter.state),
    ...is(documents.type, filter.type),
    ...is(documents.country, filter.country),
    ...is(documents.personId, filter.personId),
  ],
  kept: (filter) => {
    const { marketplaceId, state, ...more } = filter;
    const only = Object.values(more).every((value) => value === undefined);
    return only && marketplaceId && state ? ['documents', [`${marketplaceId}:${state}`]] : undefined;
  },
  present: (row) => presentRow(row, row.personName),
};

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

export function presentRow(one: Shown, personName: string): DocumentRow {
  const { id, marketplaceId, personId, type, country, state, attempt, version } = one;
  return {
    ...{ id, marketplaceId, personId, personName, type, country, state, attempt, version },
    openedAt: one.openedAt.toISOString(),
    submittedAt: iso(one.submittedAt),
    decidedAt: iso(one.decidedAt),
    dueAt: iso(one.dueAt),
  };
}

const AccessFilter = z.strictObject({
  id: z.array(Id).max(100).optional(),
  marketplaceId: MarketplaceId.optional(),
  documentId: Id.optional(),
  staffId: Id.optional(),
  purpose: z.enum(ACCESS_PURPOSES).optional(),
  outcome: z.enum(ACCESS_OUTCOMES).optional(),
  /** Whether the case was in hand: looks beside it are what an auditor asks for. */
  assigned: z.boolean().optional(),
  _after: z.string().max(400).optional(),
});

/** `GET /api/document-access`: every look at a picture, and every one that was refused (ASVS 16.3.2). */
export const accessList: Resource<typeof documentAccess.$inferSelect> = {
  name: 'document-access',
  select: (read) => read.select().from(documentAccess),
  table: documentAccess,
  id: documentAccess.id,
  scope: documentAccess.marketplaceId,
  sorts: { at: documentAccess.at },
  defaultSort: ['at', 'DESC'],
  filter: AccessFilter,
  where: (filter) => [
    ...is(documentAccess.id, filter.id),
    ...is(documentAccess.marketplaceId, filter.marketplaceId),
    ...is(documentAccess.documentId, filter.documentId),
    ...is(documentAccess.staffId, filter.staffId),
    ...is(documentAccess.purpose, filter.purpose),
    ...is(documentAccess.outcome, filter.outcome),
    ...is(documentAccess.assigned, filter.assigned),
  ],
  present: ({ fileId: _, at, ...row }): DocumentAccessRow => ({ ...row, at: at.toISOString() }),
};
