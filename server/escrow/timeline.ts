import { asc, eq, inArray } from 'drizzle-orm';
import type { Reader } from '#db/open.ts';
import { staff } from '#db/schema/access.ts';
import { auditEntries } from '#db/schema/audit.ts';
import { type Hold, holdReports } from '#db/schema/escrow.ts';
import type { EscrowContext } from './contract.ts';

const ENTRIES_MAX = 200;
type Entry = EscrowContext['timeline'][number];

/** Steps that the reports and the states tell already, or that nobody reads. */
const SILENT = new Set(['hold.opened', 'escrow.moved']);

/** What happened to a payment and its disputes, oldest first, out of the trail; amounts are minor units of its currency. */
export async function timelineOfHold(read: Reader, hold: Hold, disputeIds: readonly string[]): Promise<Entry[]> {
  const [rows, reports] = await Promise.all([
    read
      .select({ entry: auditEntries, alias: staff.alias })
      .from(auditEntries)
      .leftJoin(staff, eq(staff.id, auditEntries.actorId))
      .where(inArray(auditEntries.subjectId, [hold.id, ...disputeIds]))
      .orderBy(asc(auditEntries.at), asc(auditEntries.id))
      .limit(ENTRIES_MAX),
    read.select().from(holdReports).where(eq(holdReports.holdId, hold.id)),
  ]);
  const told = rows
    .filter(({ entry }) => !SILENT.has(entry.action))
    .map(({ entry, alias }) => ({ entry, alias, text: plainOf(entry.detail) }))
    // Of what the payment went through, only that the money came is not told by a report or a dispute.
    .filter(({ entry, text }) => entry.action !== 'hold.moved' || text.to === 'held')
    .map(({ entry, alias, text }) => ({
      at: entry.at.toISOString(),
      kind: entry.action === 'hold.moved' ? 'hold.held' : entry.action,
      actor: alias ?? entry.actorKind,
      text,
    }));
  const said = reports.map(({ at, party, claim }) => ({
    at: at.toISOString(),
    kind: 'hold.report',
    actor: party,
    text: { claim },
  }));
  const began = { at: hold.createdAt.toISOString(), kind: 'hold.opened', actor: 'platform' };
  const opened = { ...began, text: { gross: hold.gross, feeFull: hold.feeFull, currency: hold.currency } };
  return [opened, ...told, ...said].sort((a, b) => a.at.localeCompare(b.at));
}

/** Numbers and words of an entry; lists and hashes are for machines. */
function plainOf(detail: string): Record<string, string | number> {
  const parsed = JSON.parse(detail) as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(parsed).filter(
      (pair): pair is [string, string | number] => typeof pair[1] === 'string' || typeof pair[1] === 'number',
    ),
  );
}
