import { and, asc, desc, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import type { Database, RawRow, Reader, Transaction } from '#db/open.ts';
import {
  type AuditEntry,
  auditCheckpoints,
  auditEntries,
  auditLinks,
  auditUnlinked,
  settings,
} from '#db/schema/audit.ts';
import { outboxMessages } from '#db/schema/outbox.ts';
import { momentOf } from '../platform/momentId.ts';
import type { Checkpoint, Link, Linked } from './rules.ts';

/** Committed entries without a place yet, in the order of their instants. */
export async function unlinkedEntries(read: Reader, limit: number): Promise<AuditEntry[]> {
  const rows = await read
    .select({ entry: auditEntries })
    .from(auditUnlinked)
    .innerJoin(auditEntries, eq(auditEntries.id, auditUnlinked.entryId))
    .orderBy(asc(auditUnlinked.at), asc(auditUnlinked.entryId))
    .limit(limit);
  return rows.map((row) => row.entry);
}

/** In the order of business, and within a batch as they were announced: a sweep may announce what fell due earlier. */
export async function unnumberedMessages(read: Reader, limit: number): Promise<string[]> {
  const order = [asc(outboxMessages.createdAt), asc(sql`substr(${outboxMessages.id}, 20)`)];
  const rows = await read
    .select({ id: outboxMessages.id })
    .from(outboxMessages)
    .where(isNull(outboxMessages.seq))
    .orderBy(...order)
    .limit(limit);
  return rows.map((row) => row.id).sort((a, b) => (momentOf(a) < momentOf(b) ? -1 : 1));
}

export async function headOf(read: Reader): Promise<Link | undefined> {
  const [row] = await read.select().from(auditLinks).orderBy(desc(auditLinks.seq)).limit(1);
  return row;
}

/** Fails on the primary key where another sequencer was faster. */
export async function insertLinks(tx: Transaction, links: readonly Link[]): Promise<void> {
  if (links.length === 0) return;
  await tx.insert(auditLinks).values([...links]);
  await tx.delete(auditUnlinked).where(
    inArray(
      auditUnlinked.entryId,
      links.map((link) => link.entryId),
    ),
  );
}

const OUTBOX_SEQ = 'outbox-seq';

export async function lastMessageSeq(read: Reader): Promise<number> {
  const [row] = await read.select().from(settings).where(eq(settings.key, OUTBOX_SEQ));
  return Number(row?.value ?? 0);
}

/** Numbers messages from `after` on. @throws where another sequencer was faster: its numbers stand */
export async function numberMessages(tx: Transaction, ids: readonly string[], after: number): Promise<void> {
  if (ids.length === 0) return;
  const value = String(after + ids.length);
  await tx.insert(settings).values({ key: OUTBOX_SEQ, value: '0' }).onConflictDoNothing();
  const mine = and(eq(settings.key, OUTBOX_SEQ), eq(settings.value, String(after)));
  const moved = await tx.update(settings).set({ value }).where(mine).returning({ key: settings.key });
  if (moved.length === 0) throw new Error('Another sequencer numbered messages meanwhile.');
  const cases = ids.map((id, n) => sql`when ${id} then ${sql.raw(String(after + n + 1))}`);
  const seq = sql`case ${outboxMessages.id} ${sql.join(cases, sql` `)} end`;
  await tx
    .update(outboxMessages)
    .set({ seq })
    .where(and(inArray(outboxMessages.id, [...ids]), isNull(outboxMessages.seq)));
}

export async function lastCheckpoint(read: Reader): Promise<Checkpoint | undefined> {
  const [row] = await read.select().from(auditCheckpoints).orderBy(desc(auditCheckpoints.seq)).limit(1);
  return row;
}

export const insertCheckpoint = async (tx: Transaction, checkpoint: Checkpoint): Promise<void> =>
  tx.insert(auditCheckpoints).values(checkpoint).onConflictDoNothing();

export function checkpointsAfter(read: Reader, seq: number, limit: number): Promise<Checkpoint[]> {
  return read
    .select()
    .from(auditCheckpoints)
    .where(gt(auditCheckpoints.seq, seq))
    .orderBy(asc(auditCheckpoints.seq))
    .limit(limit);
}

/** Instants as milliseconds: a number on SQLite, a numeric of PostgreSQL's that the driver gives as a text. */
const instantOf = (dialect: Database['dialect'], column: string): string =>
  dialect === 'sqlite' ? column : `extract(epoch from ${column}) * 1000`;
const pageOf = (dialect: Database['dialect']): string =>
  `select l.seq, l.entry_id, l.hash, ${instantOf(dialect, 'l.linked_at')} as linked_at, e.id, e.marketplace_id,
     e.actor_kind, e.actor_id, e.action, e.subject_kind, e.subject_id, e.detail, e.request_id,
     ${instantOf(dialect, 'e.at')} as at
   from audit_links l left join audit_entries e on e.id = l.entry_id
   where l.seq > ? and l.seq <= ? order by l.seq limit ?`;

/**
 * The next page of the chain, with what each link points at. By hand: of the time that verifying took, drizzle's
 * decoding of these cells was a third, and nothing is gained by types of what is only hashed.
 */
export async function linksAfter(db: Database, seq: number, upTo: number, limit: number): Promise<Linked[]> {
  return (await db.raw(pageOf(db.dialect), [seq, upTo, limit])).map(linkedOf);
}

const linkedOf = (row: RawRow): Linked => ({
  link: {
    seq: Number(row.seq),
    entryId: String(row.entry_id),
    hash: String(row.hash),
    linkedAt: new Date(Number(row.linked_at)),
  },
  entry: row.id === null ? null : entryOf(row),
});

const entryOf = (row: RawRow): AuditEntry => ({
  id: String(row.id),
  marketplaceId: row.marketplace_id === null ? null : String(row.marketplace_id),
  actorKind: String(row.actor_kind) as AuditEntry['actorKind'],
  actorId: String(row.actor_id),
  action: String(row.action),
  subjectKind: String(row.subject_kind) as AuditEntry['subjectKind'],
  subjectId: String(row.subject_id),
  detail: String(row.detail),
  requestId: row.request_id === null ? null : String(row.request_id),
  at: new Date(Number(row.at)),
});

export async function linkAt(read: Reader, seq: number): Promise<Link | undefined> {
  const [row] = await read.select().from(auditLinks).where(eq(auditLinks.seq, seq));
  return row;
}

export async function hashesAt(read: Reader, seqs: readonly number[]): Promise<Map<number, string>> {
  const rows = await read
    .select({ seq: auditLinks.seq, hash: auditLinks.hash })
    .from(auditLinks)
    .where(inArray(auditLinks.seq, [...seqs]));
  return new Map(rows.map((row) => [row.seq, row.hash]));
}
