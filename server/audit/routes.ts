import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Reader } from '#db/open.ts';
import { staff } from '#db/schema/access.ts';
import { auditEntries, auditLinks } from '#db/schema/audit.ts';
import { type Actor, sees } from '../platform/actor.ts';
import { answerList, is, ListQuery, type Resource } from '../platform/list.ts';
import { Refusal } from '../platform/refusal.ts';
import { route } from '../platform/route.ts';
import { AuditFilter, AuditRow } from './contract.ts';

const select = (read: Reader) =>
  read
    .select({
      id: auditEntries.id,
      seq: auditLinks.seq,
      marketplaceId: auditEntries.marketplaceId,
      actorKind: auditEntries.actorKind,
      actorId: auditEntries.actorId,
      actorAlias: staff.alias,
      action: auditEntries.action,
      subjectKind: auditEntries.subjectKind,
      subjectId: auditEntries.subjectId,
      detail: auditEntries.detail,
      requestId: auditEntries.requestId,
      at: auditEntries.at,
    })
    .from(auditEntries)
    .leftJoin(auditLinks, eq(auditLinks.entryId, auditEntries.id))
    .leftJoin(staff, eq(staff.id, auditEntries.actorId));
type Row = Awaited<ReturnType<typeof select>>[number];

const present = (row: Row): AuditRow => ({ ...row, detail: JSON.parse(row.detail), at: row.at.toISOString() });

/** One feed for people, machines, bulk and the command line (SPEC 3, Audit). */
export const auditResource: Resource<Row> = {
  name: 'audit',
  select,
  table: auditEntries,
  id: auditEntries.id,
  scope: auditEntries.marketplaceId,
  sorts: { at: auditEntries.at },
  defaultSort: ['at', 'DESC'],
  filter: AuditFilter,
  where: (filter) => [
    ...is(auditEntries.id, filter.id),
    ...is(auditEntries.action, filter.action),
    ...is(auditEntries.actorId, filter.actorId),
    ...is(auditEntries.subjectId, filter.subjectId),
    ...is(auditEntries.marketplaceId, filter.marketplaceId),
  ],
  present,
};

async function findEntry(read: Reader, id: string | undefined, actor: Actor): Promise<AuditRow> {
  const [row] = await select(read).where(eq(auditEntries.id, id ?? ''));
  if (!row || !isVisible(row, actor)) throw new Refusal('not-found');
  return present(row);
}

/** As the list has it: what belongs to no marketplace is for those who see all of them. */
const isVisible = (row: Row, actor: Actor): boolean =>
  row.marketplaceId === null ? actor.kind === 'staff' && actor.marketplaceIds === null : sees(actor, row.marketplaceId);

export const auditRoutes = [
  route({
    method: 'get',
    path: '/api/audit',
    may: 'audit:read',
    summary: 'The audit trail, newest first',
    query: ListQuery,
    answer: z.array(AuditRow),
    run: ({ context, query, actor }) => answerList(auditResource, query, context.db.read, actor),
  }),
  route({
    method: 'get',
    path: '/api/audit/:id',
    may: 'audit:read',
    summary: 'One entry of the audit trail',
    answer: AuditRow,
    run: ({ context, params, actor }) => findEntry(context.db.read, params.id, actor),
  }),
];
