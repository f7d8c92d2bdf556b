import { randomUUID } from 'node:crypto';
import Sqlite from 'better-sqlite3';
import type { Place } from '../support/ground.ts';

/** Every so many decisions one rejects, here as over HTTP. */
export const REJECTS_EVERY = 5;

/**
 * What next + decide cannot do without, and nothing else: two durable transactions by hand with prepared statements:
 * lease the best case; decision, audit entry, message, case. Runs on a file of its own and resolves to pairs a second.
 */
export function bareDesk(place: Place, ms: number): number {
  const db = new Sqlite(place.url.replace(/^file:/, ''));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = full');
  db.pragma('foreign_keys = on');
  const statements = prepare(db);
  const began = performance.now();
  let n = 0;
  for (; performance.now() - began < ms; n++) one(db, statements, n);
  const spent = performance.now() - began;
  db.close();
  return (n / spent) * 1000;
}

const prepare = (db: Sqlite.Database) => ({
  next: db.prepare(`select * from cases where queue = 'reviews' and state = 'open' and level = 1 and (lease_holder_id is null or lease_until <= ?)
    order by rank, id limit 1`),
  lease: db.prepare('update cases set lease_holder_id = ?, lease_holder_alias = ?, lease_until = ? where id = ?'),
  decide: db.prepare(
    "update cases set state = 'decided', decision_id = ?, lease_holder_id = null, version = version + 1 where id = ? and version = ?",
  ),
  decision:
    db.prepare(`insert into decisions (id, marketplace_id, case_id, queue, subject_kind, subject_id, subject_version, outcome, reasons, spans, extra, level,
    decider_id, decider_alias, decided_at, effective_at, state, policy_version) values (?, 'izi', ?, 'reviews', 'review', ?, 1, ?, '[]', '[]', '{}', 1, 'bare', 'bare', ?, ?, 'pending', 1)`),
  entry:
    db.prepare(`insert into audit_entries (id, marketplace_id, actor_kind, actor_id, action, subject_kind, subject_id, detail, at)
    values (?, 'izi', 'staff', 'bare', 'decision.made', 'review', ?, ?, ?)`),
  message: db.prepare(
    `insert into outbox_messages (id, marketplace_id, subject_id, topic, payload, created_at, available_at) values (?, 'izi', ?, 'review.rejected', ?, ?, ?)`,
  ),
});

function one(db: Sqlite.Database, by: ReturnType<typeof prepare>, n: number): void {
  const now = Date.now();
  db.exec('begin immediate');
  const found = by.next.get(now) as { id: string; subject_id: string; version: number };
  by.lease.run('bare', 'bare', now + 900_000, found.id);
  db.exec('commit');
  const [decisionId, rejects] = [randomUUID(), n % REJECTS_EVERY === 0];
  const effectiveAt = now + 20_000;
  db.exec('begin immediate');
  by.decide.run(decisionId, found.id, found.version);
  by.decision.run(decisionId, found.id, found.subject_id, rejects ? 'reject' : 'publish', now, effectiveAt);
  by.entry.run(randomUUID(), found.subject_id, JSON.stringify({ decisionId, caseId: found.id }), now);
  if (rejects)
    by.message.run(randomUUID(), found.subject_id, JSON.stringify({ reviewId: found.subject_id }), now, effectiveAt);
  db.exec('commit');
}
