import { and, desc, eq } from 'drizzle-orm';
import type { Reader, Transaction } from '#db/open.ts';
import { type Template, templates } from '#db/schema/workbench.ts';
import { add, change } from '#db/statements.ts';
import type { Queue } from '#db/words.ts';
import { type Actor, sees } from '../platform/actor.ts';
import { is, type Resource } from '../platform/list.ts';
import { Refusal } from '../platform/refusal.ts';
import { POSITION_MAX, TemplateFilter, type TemplateRow } from './contract.ts';

/** In the order in which a desk offers them. */
export const templateList: Resource<Template> = {
  name: 'templates',
  select: (read) => read.select().from(templates),
  table: templates,
  id: templates.id,
  scope: templates.marketplaceId,
  sorts: { position: templates.position },
  defaultSort: ['position', 'ASC'],
  filter: TemplateFilter,
  where: (filter) => [
    ...is(templates.id, filter.id),
    ...is(templates.marketplaceId, filter.marketplaceId),
    ...is(templates.queue, filter.queue),
    ...is(templates.archived, filter.archived),
  ],
  present: presentTemplate,
};

export function presentTemplate(row: Template): TemplateRow {
  return { ...row, createdAt: row.createdAt.toISOString(), updatedAt: row.updatedAt.toISOString() };
}

/** @throws Refusal not-found, also for one of a marketplace that the actor does not see */
export async function findTemplate(read: Reader, id: string, actor: Actor): Promise<Template> {
  const [found] = await read.select().from(templates).where(eq(templates.id, id));
  if (!found || !sees(actor, found.marketplaceId)) throw new Refusal('not-found');
  return found;
}

/** The place behind the last one of a queue. */
export async function lastPosition(read: Reader, marketplaceId: string, queue: Queue): Promise<number> {
  const [last] = await read
    .select({ position: templates.position })
    .from(templates)
    .where(and(eq(templates.marketplaceId, marketplaceId), eq(templates.queue, queue)))
    .orderBy(desc(templates.position))
    .limit(1);
  return Math.min((last?.position ?? -1) + 1, POSITION_MAX);
}

export const insertTemplate = (tx: Transaction, row: Template): Promise<void> => add(tx, templates, row);

/** @throws Refusal version-changed */
export async function changeTemplate(tx: Transaction, before: Template, to: Partial<Template>): Promise<Template> {
  const { id, version } = before;
  const [changed] = await change(tx, templates, { ...to, version: version + 1 }, { id, version });
  if (!changed) throw new Refusal('version-changed');
  return changed;
}

export const deleteTemplate = async (tx: Transaction, { id }: Template): Promise<void> =>
  void (await tx.delete(templates).where(eq(templates.id, id)));
