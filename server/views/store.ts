import { and, count, eq, or, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '#db/open.ts';
import { type SavedView, savedViews } from '#db/schema/workbench.ts';
import { add, change } from '#db/statements.ts';
import type { Queue } from '#db/words.ts';
import { type Actor, sees } from '../platform/actor.ts';
import { type Condition, is, type Resource } from '../platform/list.ts';
import { Refusal } from '../platform/refusal.ts';
import { mayAskForFlags } from '../queue/list.ts';
import { SavedViewFilter, type SavedViewGone, ViewFilter } from './contract.ts';

/** A view without the count of its cases, which only the reader's own sight can give. */
export type Uncounted = SavedViewGone;

/** One's own and those of the team; what somebody keeps for himself does not exist for others. */
export const savedViewList: Resource<SavedView> = {
  name: 'saved-views',
  select: (read) => read.select().from(savedViews),
  table: savedViews,
  id: savedViews.id,
  scope: null,
  sorts: { createdAt: savedViews.createdAt },
  defaultSort: ['createdAt', 'ASC'],
  filter: SavedViewFilter,
  where: (filter, actor) => [
    ...is(savedViews.id, filter.id),
    ...is(savedViews.queue, filter.queue),
    mineOrOffered(actor),
  ],
  present: presentView,
};

/** Of the team's views only those that this reader can use: `isOffered` in the words of the engines. */
function mineOrOffered(actor: Actor): Condition {
  const seen = actor.kind === 'staff' ? actor.marketplaceIds : [];
  return {
    shape: `mine-or-shared:${mayAskForFlags(actor)}:${seen?.length ?? 'all'}`,
    build: (hole) => {
      const [flag, marketplace] = [sql`${savedViews.filter} ->> 'flag'`, sql`${savedViews.filter} ->> 'marketplaceId'`];
      const ids = seen?.map((id) => sql`or ${marketplace} = ${hole(savedViews.ownerId, id)}`) ?? [];
      const offered = and(
        eq(savedViews.shared, hole(savedViews.shared, true)),
        mayAskForFlags(actor) ? undefined : sql`${flag} is null`,
        seen === null ? undefined : sql`(${marketplace} is null ${sql.join(ids, sql` `)})`,
      );
      return or(eq(savedViews.ownerId, hole(savedViews.ownerId, actor.id)), offered);
    },
  };
}

/** Whether a view of the team asks for nothing that this reader may not ask or see. */
function isOffered({ shared, filter }: SavedView, actor: Actor): boolean {
  const { flag, marketplaceId } = ViewFilter.parse(filter);
  return shared && (!flag || mayAskForFlags(actor)) && (!marketplaceId || sees(actor, marketplaceId));
}

export function presentView({ ownerId, ...view }: SavedView, actor: Actor): Uncounted {
  const [createdAt, updatedAt] = [view.createdAt.toISOString(), view.updatedAt.toISOString()];
  return { ...view, filter: ViewFilter.parse(view.filter), mine: ownerId === actor.id, createdAt, updatedAt };
}

/** @throws Refusal not-found, also for what a colleague keeps for himself or what the reader cannot use */
export async function findView(read: Reader, id: string, actor: Actor): Promise<SavedView> {
  const [found] = await read.select().from(savedViews).where(eq(savedViews.id, id));
  if (!found || (found.ownerId !== actor.id && !isOffered(found, actor))) throw new Refusal('not-found');
  return found;
}

export async function viewsOf(read: Reader, ownerId: string, queue: Queue): Promise<number> {
  const own = and(eq(savedViews.ownerId, ownerId), eq(savedViews.queue, queue));
  const [row] = await read.select({ n: count() }).from(savedViews).where(own);
  return row?.n ?? 0;
}

export const insertView = (tx: Transaction, row: SavedView): Promise<void> => add(tx, savedViews, row);

/** @throws Refusal version-changed */
export async function changeView(tx: Transaction, before: SavedView, to: Partial<SavedView>): Promise<SavedView> {
  const { id, version } = before;
  const [changed] = await change(tx, savedViews, { ...to, version: version + 1 }, { id, version });
  if (!changed) throw new Refusal('version-changed');
  return changed;
}

export const deleteView = async (tx: Transaction, { id }: SavedView): Promise<void> =>
  void (await tx.delete(savedViews).where(eq(savedViews.id, id)));
