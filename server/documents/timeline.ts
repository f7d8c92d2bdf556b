import { asc, eq } from 'drizzle-orm';
import type { Reader } from '#db/open.ts';
import { staff } from '#db/schema/access.ts';
import { auditEntries } from '#db/schema/audit.ts';
import type { DocumentContext } from './contract.ts';

const ENTRIES_MAX = 200;
/** Looks at pictures have a page of their own, and decisions are told by their own rows. */
const SILENT = ['document.revealed', 'document.reveal-denied', 'document.reveal-alarm', 'document.checked'];

/** What happened to a document, oldest first, out of the trail: acts and ids, since the trail keeps nothing else. */
export async function timelineOfDocument(
  read: Reader,
  documentId: string,
  history: DocumentContext['history'],
): Promise<DocumentContext['timeline']> {
  const rows = await read
    .select({ at: auditEntries.at, kind: auditEntries.action, by: auditEntries.actorKind, alias: staff.alias })
    .from(auditEntries)
    .leftJoin(staff, eq(staff.id, auditEntries.actorId))
    .where(eq(auditEntries.subjectId, documentId))
    .orderBy(asc(auditEntries.at), asc(auditEntries.id))
    .limit(ENTRIES_MAX);
  const acts = rows
    .filter(({ kind }) => kind.startsWith('document.') && !SILENT.includes(kind))
    .map(({ at, kind, by, alias }) => ({ at: at.toISOString(), kind, actor: alias ?? by }));
  const decisions = history.map(({ id, decidedAt, outcome, deciderAlias }) => ({
    at: decidedAt,
    kind: `decision.${outcome}`,
    actor: deciderAlias,
    decisionId: id,
  }));
  return [...acts, ...decisions].sort((a, b) => a.at.localeCompare(b.at));
}
