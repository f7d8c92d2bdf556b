import { randomUUID } from 'node:crypto';
import Sqlite from 'better-sqlite3';
import type { Place } from '../support/ground.ts';

/**
 * What a settlement cannot do without, and nothing else: one durable transaction by hand with prepared statements:
 * report, payment, journal and its transfers with their balances, instruction, audit entry, message, kept answer.
 * Runs on a file of its own; takes the payments given and resolves to settlements a second.
 */
export function bareSettle(place: Place, holds: readonly string[]): number {
  const db = new Sqlite(place.url.replace(/^file:/, ''));
  for (const pragma of ['journal_mode = WAL', 'synchronous = full', 'foreign_keys = on']) db.pragma(pragma);
  const statements = prepare(db);
  const began = performance.now();
  for (const hold of holds) one(db, statements, hold);
  const spent = performance.now() - began;
  db.close();
  return (holds.length / spent) * 1000;
}

const prepare = (db: Sqlite.Database) => ({
  find: db.prepare('select gross, fee_full as fee, specialist_id as specialist, version from holds where id = ?'),
  report: db.prepare("insert into hold_reports (id, hold_id, party, claim, at) values (?, ?, 'customer', 'done', ?)"),
  hold: db.prepare(`update holds set state = 'settling', released = ?, fee = ?, due_at = null, version = version + 1
    where id = ? and version = ?`),
  owed: db.prepare(`insert or ignore into ledger_accounts (code, marketplace_id, kind, currency, kept, no_debit_excess, created_at)
    values (?, 'izi', 'liability', 'UAH', 1, 1, ?)`),
  journal:
    db.prepare(`insert into journals (id, marketplace_id, kind, hold_id, currency, cause_kind, cause_id, actor_kind, actor_id, reason, at)
    values (?, 'izi', 'settle', ?, 'UAH', 'hold', ?, 'platform', 'bare', 'accepted', ?)`),
  transfer:
    db.prepare(`insert into transfers (journal_id, seq, debit_account, credit_account, currency, amount, code, hold_id)
    values (?, ?, ?, ?, 'UAH', ?, ?, ?)`),
  instruction:
    db.prepare(`insert into payment_instructions (id, marketplace_id, hold_id, kind, journal_id, account, currency, amount, state, next_attempt_at, created_at)
    values (?, 'izi', ?, 'payout', ?, ?, 'UAH', ?, 'pending', ?, ?)`),
  entry:
    db.prepare(`insert into audit_entries (id, marketplace_id, actor_kind, actor_id, action, subject_kind, subject_id, detail, at)
    values (?, 'izi', 'platform', 'bare', 'hold.settling', 'hold', ?, ?, ?)`),
  unlinked: db.prepare('insert into audit_unlinked (entry_id, at) values (?, ?)'),
  message:
    db.prepare(`insert into outbox_messages (id, marketplace_id, subject_id, topic, payload, created_at, available_at)
    values (?, 'izi', ?, 'escrow.settlement', ?, ?, ?)`),
  answer: db.prepare(`insert into idempotency_keys (scope, key, body_hash, status, answer, created_at)
    values ('bare', ?, ?, 200, ?, ?)`),
});

function one(db: Sqlite.Database, by: ReturnType<typeof prepare>, id: string): void {
  const now = Date.now();
  const [journalId, entryId, key] = [randomUUID(), randomUUID(), randomUUID()];
  db.exec('begin immediate');
  const hold = by.find.get(id) as { gross: number; fee: number; specialist: string; version: number };
  const [from, owed, paid] = [`hold:${id}`, `payable:${hold.specialist}:UAH`, hold.gross - hold.fee];
  const told = JSON.stringify({ holdId: id, releaseMinor: paid, feeMinor: hold.fee, refundMinor: 0 });
  by.report.run(randomUUID(), id, now);
  by.hold.run(paid, hold.fee, id, hold.version);
  by.owed.run(owed, now);
  by.journal.run(journalId, id, id, now);
  by.transfer.run(journalId, 0, from, 'income:fee:izi:UAH', hold.fee, 'fee', id);
  by.transfer.run(journalId, 1, from, owed, paid, 'release', id);
  by.instruction.run(randomUUID(), id, journalId, owed, paid, now, now);
  by.entry.run(entryId, id, told, now);
  by.unlinked.run(entryId, now);
  by.message.run(randomUUID(), id, told, now, now);
  by.answer.run(key, key, told, now);
  db.exec('commit');
}
