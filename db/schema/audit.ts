import { kit, oneOf } from '../kit.ts';
import { ACTOR_KINDS, SUBJECT_KINDS } from '../words.ts';

const { table, text, long, instant, index, uniqueIndex } = kit;

/** Append-only. `detail` is canonical JSON of ids, codes and salted hashes, never text a person wrote (SPEC 3, Audit). */
export const auditEntries = table(
  'audit_entries',
  {
    id: text().primaryKey(),
    marketplaceId: text(),
    actorKind: text({ enum: ACTOR_KINDS }).notNull(),
    actorId: text().notNull(),
    action: text().notNull(),
    subjectKind: text({ enum: SUBJECT_KINDS }).notNull(),
    subjectId: text().notNull(),
    detail: text().notNull(),
    requestId: text(),
    at: instant().notNull(),
  },
  (t) => [
    oneOf(t.actorKind),
    index('audit_entries_by_subject').on(t.subjectId, t.at),
    index('audit_entries_by_actor').on(t.actorId, t.at),
    index('audit_entries_of_market').on(t.marketplaceId, t.at, t.id),
    index('audit_entries_newest').on(t.at, t.id),
  ],
);

/** Entries the sequencer has not numbered yet: written with the entry, taken out with its link. */
export const auditUnlinked = table('audit_unlinked', { entryId: text().primaryKey(), at: instant().notNull() }, (t) => [
  index('audit_unlinked_oldest').on(t.at, t.entryId),
]);

/** The chain: each link hashes its entry and the link before (RULINGS 19). No second unique index: a REPLACE could abuse it. */
export const auditLinks = table(
  'audit_links',
  { seq: long().primaryKey(), entryId: text().notNull(), hash: text().notNull(), linkedAt: instant().notNull() },
  (t) => [index('audit_links_by_entry').on(t.entryId)],
);

/** Signed heads of the chain; copies go outside DATA_DIR, so that a cut-off tail shows. */
export const auditCheckpoints = table('audit_checkpoints', {
  seq: long().primaryKey(),
  hash: text().notNull(),
  signature: text().notNull(),
  at: instant().notNull(),
});

export const countTotals = table(
  'count_totals',
  { scope: text().notNull(), key: text().notNull(), n: long().notNull() },
  (t) => [kit.primaryKey({ columns: [t.scope, t.key] })],
);
/** What happened since the totals were folded; a read adds both (RULINGS 20). */
export const countDeltas = table(
  'count_deltas',
  { id: text().primaryKey(), scope: text().notNull(), key: text().notNull(), n: long().notNull() },
  (t) => [index('count_deltas_by_key').on(t.scope, t.key)],
);

/** The demo clock's offset, the salt of hashes in the trail, and the like. */
export const settings = table('settings', { key: text().primaryKey(), value: text().notNull() });

export const searchDocs = table(
  'search_docs',
  {
    id: kit.rowId(),
    kind: text({ enum: SUBJECT_KINDS }).notNull(),
    ref: text().notNull(),
    marketplaceId: text().notNull(),
    folded: text().notNull(),
  },
  (t) => [uniqueIndex('search_docs_one').on(t.kind, t.ref)],
);

export type AuditEntry = typeof auditEntries.$inferSelect;
