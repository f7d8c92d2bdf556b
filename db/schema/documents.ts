import { sql } from 'drizzle-orm';
import { kit, oneOf } from '../kit.ts';
import {
  ACCESS_OUTCOMES,
  ACCESS_PURPOSES,
  CHECK_CODES,
  CHECK_RESULTS,
  CHECK_SOURCES,
  DISPOSITIONS,
  DOCUMENT_SIDES,
  DOCUMENT_STATES,
  DOCUMENT_TYPES,
  type DocumentReason,
  IDENTITY_KINDS,
  LANGUAGES,
  LEGAL_BASES,
  LINK_VERDICTS,
  SCAN_STATES,
} from '../words.ts';
import { storedFiles } from './files.ts';
import { marketplaces, people } from './market.ts';

const { table, text, integer, long, flag, instant, json, index, uniqueIndex, check } = kit;

/** That somebody agreed to have a document looked at: which words, which version, when (Czech law, verification.md §0.9). */
export const consents = table(
  'consents',
  {
    id: text().primaryKey(),
    marketplaceId: text()
      .notNull()
      .references(() => marketplaces.id),
    personId: text()
      .notNull()
      .references(() => people.id),
    textHash: text().notNull(),
    textVersion: text().notNull(),
    language: text({ enum: LANGUAGES }).notNull(),
    givenAt: instant().notNull(),
    receivedAt: instant().notNull(),
    withdrawnAt: instant(),
  },
  (t) => [oneOf(t.language), index('consents_of_person').on(t.personId, t.receivedAt)],
);

/** One check of who a person is, over all its attempts (verification.md §C4). What was read off a document is not here. */
export const documents = table(
  'documents',
  {
    id: text().primaryKey(),
    marketplaceId: text()
      .notNull()
      .references(() => marketplaces.id),
    externalId: text(),
    personId: text()
      .notNull()
      .references(() => people.id),
    consentId: text()
      .notNull()
      .references(() => consents.id),
    legalBasis: text({ enum: LEGAL_BASES }).notNull().default('consent'),
    type: text({ enum: DOCUMENT_TYPES }).notNull(),
    /** ISO 3166-1 alpha-2. */
    country: text().notNull(),
    state: text({ enum: DOCUMENT_STATES }).notNull(),
    attempt: integer().notNull().default(1),
    /** What the clock does next: an answer that never came, a document or a badge that runs out. */
    dueAt: instant(),
    openedAt: instant().notNull(),
    submittedAt: instant(),
    /** Who said so first and who signed it, where two are needed. */
    decidedById: text(),
    secondById: text(),
    decidedAt: instant(),
    decisionId: text(),
    reasons: json<DocumentReason[]>().notNull(),
    disposition: text({ enum: DISPOSITIONS }),
    /** Kept of an approved document (§C7): when it runs out, the year of birth, the last digits of its number, and the name it stood for. */
    expiresOn: text(),
    birthYear: integer(),
    numberEnd: text(),
    verifiedName: text(),
    approvedAt: instant(),
    appealText: text(),
    appealedAt: instant(),
    /** A manager keeps what shows a fraud: why, and until when (§C7). */
    heldUntil: instant(),
    heldFor: text(),
    heldById: text(),
    /** How often the person was invited to come again before it runs out: at −30, −7 and 0 days. */
    invitations: integer().notNull().default(0),
    /** Every side that was ever shown, and so asks for a trace, is older than this. */
    purgedAt: instant(),
    policyVersion: integer().notNull(),
    version: integer().notNull().default(1),
  },
  (t) => [
    oneOf(t.type),
    oneOf(t.state),
    oneOf(t.legalBasis),
    oneOf(t.disposition),
    check('documents_attempt_positive', sql`${t.attempt} >= 1`),
    uniqueIndex('documents_external').on(t.marketplaceId, t.externalId).where(sql`${t.externalId} is not null`),
    uniqueIndex('documents_one_live')
      .on(t.personId)
      .where(sql`${t.state} in ('draft', 'submitted', 'escalated', 'pending_second', 'awaiting_user')`),
    index('documents_due').on(t.dueAt, t.id).where(sql`${t.dueAt} is not null`),
    index('documents_of_person').on(t.personId, t.openedAt),
    index('documents_newest').on(t.marketplaceId, t.state, t.openedAt, t.id),
    index('documents_of_market').on(t.marketplaceId, t.openedAt, t.id),
    index('documents_of_all').on(t.openedAt, t.id),
  ],
);

/** What sharp measured of a picture; hints, never a verdict (verification.md §B). */
export interface Quality {
  sharpness: number;
  luminance: number;
  greyscale: boolean;
  hints: string[];
}
export interface Traces {
  editor: boolean;
  position: boolean;
  captureDate: boolean;
}

/** One side of one attempt. The person's own file was read, made anew and forgotten; only its hash is left of it. */
export const documentFiles = table(
  'document_files',
  {
    id: text().primaryKey(),
    documentId: text()
      .notNull()
      .references(() => documents.id),
    attempt: integer().notNull(),
    side: text({ enum: DOCUMENT_SIDES }).notNull(),
    fileId: text()
      .notNull()
      .references(() => storedFiles.id),
    previewId: text()
      .notNull()
      .references(() => storedFiles.id),
    /** Of what was sent; of the pixels; and of how it looks, which only says “the same picture again” (§0.1). */
    sha256: text().notNull(),
    pixelHash: text().notNull(),
    likeness: text().notNull(),
    width: integer().notNull(),
    height: integer().notNull(),
    pixels: long().notNull(),
    quality: json<Quality>().notNull(),
    traces: json<Traces>().notNull(),
    scan: text({ enum: SCAN_STATES }).notNull(),
    addedAt: instant().notNull(),
  },
  (t) => [
    oneOf(t.side),
    oneOf(t.scan),
    uniqueIndex('document_files_one_a_side').on(t.documentId, t.attempt, t.side),
    index('document_files_by_bytes').on(t.sha256),
    index('document_files_by_pixels').on(t.pixelHash),
    index('document_files_by_likeness').on(t.likeness),
    uniqueIndex('document_files_by_file').on(t.fileId),
    uniqueIndex('document_files_by_preview').on(t.previewId),
  ],
);

/** What an agent typed from the printed face, with its MRZ: encrypted like a file, and destroyed with the pictures. */
export const documentReadings = table(
  'document_readings',
  {
    id: text().primaryKey(),
    documentId: text()
      .notNull()
      .references(() => documents.id),
    attempt: integer().notNull(),
    kekId: text().notNull(),
    wrappedKey: text(),
    sealed: text(),
    byId: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    index('document_readings_newest').on(t.documentId, t.attempt, t.at),
    index('document_readings_by_kek').on(t.kekId).where(sql`${t.wrappedKey} is not null`),
  ],
);

/** Append-only; the latest of an attempt, check and source counts, and both sources stay to be seen (§C2). */
export const documentChecks = table(
  'document_checks',
  {
    id: text().primaryKey(),
    documentId: text()
      .notNull()
      .references(() => documents.id),
    attempt: integer().notNull(),
    code: text({ enum: CHECK_CODES }).notNull(),
    source: text({ enum: CHECK_SOURCES }).notNull(),
    result: text({ enum: CHECK_RESULTS }).notNull(),
    detail: json<Record<string, string | number | boolean | null>>().notNull(),
    /** One sentence where a warning is let pass. */
    explanation: text(),
    evaluator: text().notNull(),
    byId: text(),
    at: instant().notNull(),
  },
  (t) => [
    oneOf(t.code),
    oneOf(t.source),
    oneOf(t.result),
    index('document_checks_of').on(t.documentId, t.attempt, t.at),
  ],
);

/** Who looked at a picture, or tried to (ASVS 16.3.2); the trail has an entry of each as well, and its chain. */
export const documentAccess = table(
  'document_access',
  {
    id: text().primaryKey(),
    marketplaceId: text()
      .notNull()
      .references(() => marketplaces.id),
    documentId: text()
      .notNull()
      .references(() => documents.id),
    fileId: text().notNull(),
    side: text({ enum: DOCUMENT_SIDES }).notNull(),
    attempt: integer().notNull(),
    staffId: text().notNull(),
    staffAlias: text().notNull(),
    purpose: text({ enum: ACCESS_PURPOSES }).notNull(),
    outcome: text({ enum: ACCESS_OUTCOMES }).notNull(),
    /** Whether the case was in this person's hand. */
    assigned: flag().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    oneOf(t.purpose),
    oneOf(t.outcome),
    index('document_access_of').on(t.documentId, t.at),
    index('document_access_by_staff').on(t.staffId, t.at),
    index('document_access_of_market').on(t.marketplaceId, t.at, t.id),
    index('document_access_of_all').on(t.at, t.id),
  ],
);

/** What a person is known by, as an HMAC under a key that is not here (§0.6, §D3). */
export const identityKeys = table(
  'identity_keys',
  {
    id: text().primaryKey(),
    marketplaceId: text()
      .notNull()
      .references(() => marketplaces.id),
    personId: text()
      .notNull()
      .references(() => people.id),
    kind: text({ enum: IDENTITY_KINDS }).notNull(),
    keyId: text().notNull(),
    mark: text().notNull(),
    /** From which document it was read; null where the marketplace said it. */
    documentId: text(),
    firstSeen: instant().notNull(),
    lastSeen: instant().notNull(),
    keepUntil: instant(),
  },
  (t) => [
    oneOf(t.kind),
    uniqueIndex('identity_keys_once').on(t.personId, t.kind, t.mark),
    index('identity_keys_by_mark').on(t.kind, t.mark),
    index('identity_keys_leaving').on(t.keepUntil).where(sql`${t.keepUntil} is not null`),
  ],
);

/** A document that must not come again: three years, looked at every year (§C7). */
export const identityBlocks = table(
  'identity_blocks',
  {
    id: text().primaryKey(),
    marketplaceId: text()
      .notNull()
      .references(() => marketplaces.id),
    kind: text({ enum: IDENTITY_KINDS }).notNull(),
    keyId: text().notNull(),
    mark: text().notNull(),
    documentId: text(),
    decisionId: text(),
    at: instant().notNull(),
    until: instant().notNull(),
    liftedAt: instant(),
  },
  (t) => [oneOf(t.kind), index('identity_blocks_by_mark').on(t.kind, t.mark)],
);

/** What a person made of two accounts that have something in common; “unrelated” keeps the alert from coming back (§D3). */
export const linkVerdicts = table(
  'link_verdicts',
  {
    id: text().primaryKey(),
    marketplaceId: text()
      .notNull()
      .references(() => marketplaces.id),
    /** The two in the order of their ids, so that each pair has one row a verdict. */
    firstId: text()
      .notNull()
      .references(() => people.id),
    secondId: text()
      .notNull()
      .references(() => people.id),
    verdict: text({ enum: LINK_VERDICTS }).notNull(),
    note: text(),
    byId: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    oneOf(t.verdict),
    index('link_verdicts_of_pair').on(t.firstId, t.secondId, t.at),
    index('link_verdicts_of_second').on(t.secondId),
  ],
);

export type Consent = typeof consents.$inferSelect;
export type PersonDocument = typeof documents.$inferSelect;
export type DocumentFile = typeof documentFiles.$inferSelect;
export type DocumentReading = typeof documentReadings.$inferSelect;
export type DocumentCheck = typeof documentChecks.$inferSelect;
export type DocumentAccess = typeof documentAccess.$inferSelect;
export type IdentityKey = typeof identityKeys.$inferSelect;
export type IdentityBlock = typeof identityBlocks.$inferSelect;
