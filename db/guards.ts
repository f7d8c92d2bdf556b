import { ledgerGuards } from './ledgerGuards.ts';

/**
 * What no schema can say: these tables are only ever added to, and the ledger adds up by itself.
 *
 * Laid again after every migration, because drizzle-kit rebuilds SQLite tables
 * by dropping them, and a dropped table takes its triggers along in silence.
 */
export const APPEND_ONLY = [
  'audit_entries',
  'audit_links',
  'audit_checkpoints',
  'statements',
  'journals',
  'transfers',
  'hold_reports',
  'escrow_evidence',
  'payment_events',
  'deletion_receipts',
  'document_checks',
  'document_access',
];
const VERBS = ['update', 'delete'];

export const guards = {
  sqlite: [
    ...APPEND_ONLY.flatMap((table) =>
      VERBS.map(
        (verb) =>
          `create trigger if not exists ${table}_no_${verb} before ${verb} on ${table}
           begin select raise(abort, '${table} is append-only'); end`,
      ),
    ),
    ...ledgerGuards.sqlite,
    // One row for each text that can be searched; `cli doctor` rebuilds it (RULINGS 24).
    `create virtual table if not exists search_index using fts5(folded, content='search_docs', content_rowid='id', tokenize='unicode61')`,
    `create trigger if not exists search_docs_in after insert on search_docs
     begin insert into search_index(rowid, folded) values (new.id, new.folded); end`,
    `create trigger if not exists search_docs_out after delete on search_docs
     begin insert into search_index(search_index, rowid, folded) values ('delete', old.id, old.folded); end`,
    `create trigger if not exists search_docs_change after update on search_docs
     begin insert into search_index(search_index, rowid, folded) values ('delete', old.id, old.folded);
     insert into search_index(rowid, folded) values (new.id, new.folded); end`,
  ],
  postgres: [
    `create or replace function refuse_change() returns trigger language plpgsql as
     $$ begin raise exception '% is append-only', tg_table_name; end $$`,
    ...APPEND_ONLY.map(
      (table) =>
        `create or replace trigger ${table}_append_only before update or delete or truncate on ${table}
         for each statement execute function refuse_change()`,
    ),
    ...ledgerGuards.postgres,
    `create index if not exists search_docs_words on search_docs using gin (to_tsvector('simple', folded))`,
  ],
};

/** Names of the triggers that must be there; PostgreSQL needs one where SQLite needs one a verb. */
export const wantedGuards = {
  sqlite: [...APPEND_ONLY.flatMap((table) => VERBS.map((verb) => `${table}_no_${verb}`)), ...ledgerGuards.names],
  postgres: [...APPEND_ONLY.map((table) => `${table}_append_only`), ...ledgerGuards.names],
};

/** A table that lost its guard would let history be rewritten: refuse to start (RULINGS 25). Empty list: nothing migrated yet. */
export function checkGuards(triggers: readonly string[], dialect: keyof typeof wantedGuards): void {
  const lost = triggers.length > 0 ? wantedGuards[dialect].filter((name) => !triggers.includes(name)) : [];
  if (lost.length > 0) throw new Error(`These guards are gone from the database: ${lost.join(', ')}.`);
}
