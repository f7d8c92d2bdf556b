import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { atMost } from '#db/kit.ts';
import type { Reader } from '#db/open.ts';
import { staff } from '#db/schema/access.ts';
import { auditEntries } from '#db/schema/audit.ts';
import type { Case } from '#db/schema/spine.ts';
import { ask } from '#db/statements.ts';

/** What people did with a case or its review beside deciding it; decisions are told by their own rows. */
const DEEDS = ['case.held', 'case.handed-over', 'case.skipped', 'case.escalated', 'review.changed', 'review.approved'];
const DEEDS_MAX = 100;

export interface Deed {
  at: Date;
  kind: string;
  actor: string;
  text?: Record<string, string | number>;
}

/** Deliberate acts out of the trail of a case and of its review, oldest first, by the index of the trail's subjects. */
export async function deedsOf(read: Reader, { id }: Pick<Case, 'id'>, reviewId: string): Promise<Deed[]> {
  const rows = await ask(read, 'deeds of case', { caseId: id, reviewId }, () =>
    read
      .select({
        at: auditEntries.at,
        kind: auditEntries.action,
        by: auditEntries.actorKind,
        alias: staff.alias,
      })
      .from(auditEntries)
      .leftJoin(staff, eq(staff.id, auditEntries.actorId))
      .where(
        and(
          inArray(auditEntries.subjectId, [sql.placeholder('caseId'), sql.placeholder('reviewId')]),
          inArray(auditEntries.action, DEEDS),
        ),
      )
      .orderBy(asc(auditEntries.at), asc(auditEntries.id))
      .limit(atMost(DEEDS_MAX)),
  );
  // A marketplace speaks for its author; a system is a system.
  return rows.map(({ at, kind, by, alias }) => ({ at, kind, actor: alias ?? by }));
}

/** How many passages the machine pointed at, and which machine it was; nothing of a case that was never screened. */
export function screeningOf({ findings, openedAt }: Pick<Case, 'findings' | 'openedAt'>): Deed[] {
  if (!findings) return [];
  const version = findings[0]?.version;
  const text = { findings: findings.length, ...(version !== undefined && { version }) };
  return [{ at: openedAt, kind: 'case.screened', actor: 'system', text }];
}
