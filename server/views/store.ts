import { and, count, eq, or } from 'drizzle-orm';
import type { Reader, Transaction } from '#db/open.ts';
import { type SavedView, savedViews } from '#db/schema/workbench.ts';
import { add, change } from '#db/statements.ts';
import type { Queue } from '#db/words.ts';
import type { Actor } from '../platform/actor.ts';
import { is, type Resource } from '../platform/list.ts';
import { Refusal } from '../platform/refusal.ts';
import { SavedViewFilter, type SavedViewRow, ViewFilter } from './contract.ts';

/** A view without the count of its cases, which only the reader's own sight can give. */
export type Uncounted = Omit<SavedViewRow, 'count' | 'countIsCapped'>;

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
    {
      shape: 'mine-or-shared',
      build: (hole) =>
        or(
          eq(savedViews.ownerId, hole(savedViews.ownerId, actor.id)),
          eq(savedViews.shared, hole(savedViews.shared, true)),
        ),
    },
  ],
  present: presentView,
};

export function presentView({ ownerId, ...view }: SavedView, actor: Actor): Uncounted {
  const [createdAt, updatedAt] = [view.createdAt.toISOString(), view.updatedAt.toISOString()];
  return { ...view, filter: ViewFilter.parse(view.filter), mine: ownerId === actor.id, createdAt, updatedAt };
}

/** @throws Refusal not-found, also for what a colleague keeps for himself */
export async function findView(read: Reader, id: string, actor: Actor): Promise<SavedView> {
  const [found] = await read.select().from(savedViews).where(eq(savedViews.id, id));
  if (!found || (found.ownerId !== actor.id && !found.shared)) throw new Refusal('not-found');
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
