import { setImmediate as breathe } from 'node:timers/promises';
import type { Transaction } from '#db/open.ts';
import type { SavedView } from '#db/schema/workbench.ts';
import type { StaffActor } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { newId } from '../platform/ids.ts';
import { totalOf } from '../platform/list.ts';
import { refuseReadOnly } from '../platform/readOnly.ts';
import { record } from '../platform/record.ts';
import { Refusal } from '../platform/refusal.ts';
import { caseList, mayAskForFlags, mustMayAsk } from '../queue/list.ts';
import {
  SAVED_VIEW_READ_ONLY,
  type SavedViewCreate,
  type SavedViewGone,
  type SavedViewRow,
  type SavedViewUpdate,
} from './contract.ts';
import { changeView, deleteView, findView, insertView, presentView, type Uncounted, viewsOf } from './store.ts';

/** More than a menu can show; whoever needs more needs a filter. */
const VIEWS_MAX = 50;

export interface By {
  context: Context;
  actor: StaffActor;
  requestId: string;
}
type Reads = Pick<By, 'context' | 'actor'>;

/** With the number of cases in each, as this reader sees them now. */
export async function withCounts(by: Reads, views: readonly Uncounted[]): Promise<SavedViewRow[]> {
  const counted: SavedViewRow[] = [];
  for (const view of views) {
    counted.push(await withCount(by, view));
    // A count may walk along a long queue: others get their turn between two.
    await breathe();
  }
  return counted;
}

async function withCount({ context: { db, clock }, actor }: Reads, view: Uncounted): Promise<SavedViewRow> {
  // He kept it while he still had the right to ask: now there is nothing in it for him, and his other views stay.
  if (view.filter.flag && !mayAskForFlags(actor)) return { ...view, count: 0, countIsCapped: false };
  const filter = { ...view.filter, queue: view.queue };
  const { total, capped } = await totalOf(caseList(clock), filter, db.read, actor);
  return { ...view, count: total, countIsCapped: capped };
}

export const showView = async (by: Reads, id: string): Promise<SavedViewRow> =>
  withCount(by, presentView(await findView(by.context.db.read, id, by.actor), by.actor));

/** @throws Refusal not-allowed for a view of the team without the right to it, unknown-filter, views-full */
export async function createView(by: By, body: SavedViewCreate): Promise<SavedViewRow> {
  const { context, actor } = by;
  mustMayAsk(body.filter, actor);
  if (body.shared) mustShare(actor);
  const now = context.clock.now();
  const row: SavedView = {
    ...body,
    id: newId(),
    ownerId: actor.id,
    ownerAlias: actor.alias,
    createdAt: now,
    updatedAt: now,
    version: 1,
  };
  await context.db.transaction(async (tx) => {
    if ((await viewsOf(tx, actor.id, body.queue)) >= VIEWS_MAX) throw new Refusal('views-full');
    await insertView(tx, row);
    await trace(tx, by, row, 'saved-view.created', now);
  });
  return withCount(by, presentView(row, actor));
}

/** @throws Refusal not-found, not-allowed, unknown-filter, version-changed, invalid */
export async function updateView(by: By, id: string, body: SavedViewUpdate): Promise<SavedViewRow> {
  const { context, actor } = by;
  mustMayAsk(body.filter, actor);
  const now = context.clock.now();
  const changed = await context.db.transaction(async (tx) => {
    const before = await findView(tx, id, actor);
    mustOwn(before, actor);
    if (before.version !== body.version) throw new Refusal('version-changed');
    // Counts move by themselves, so what was read a moment ago is no attempt to write them.
    const { count: _count, countIsCapped: _capped, ...sent } = body;
    refuseReadOnly(sent, presentView(before, actor), SAVED_VIEW_READ_ONLY);
    if (body.shared) mustShare(actor);
    const { name, filter, shared } = body;
    const after = await changeView(tx, before, { name, filter, shared, updatedAt: now });
    await trace(tx, by, after, 'saved-view.changed', now);
    return after;
  });
  return withCount(by, presentView(changed, actor));
}

/** Nothing refers to a view, so it goes for good. @throws Refusal not-found, not-allowed */
export async function removeView(by: By, id: string): Promise<SavedViewGone> {
  const { context, actor } = by;
  const now = context.clock.now();
  return context.db.transaction(async (tx) => {
    const view = await findView(tx, id, actor);
    mustOwn(view, actor);
    await deleteView(tx, view);
    await trace(tx, by, view, 'saved-view.deleted', now);
    return presentView(view, actor);
  });
}

function mustOwn({ ownerId }: SavedView, { id }: StaffActor): void {
  if (ownerId !== id) throw new Refusal('not-allowed');
}

function mustShare({ permissions }: StaffActor): void {
  if (!permissions.has('saved-views:share')) throw new Refusal('not-allowed');
}

/** Names are words of a person, so the trail holds none. */
const trace = (tx: Transaction, { actor, requestId }: By, { id, queue, shared }: SavedView, action: string, at: Date) =>
  record(tx, actor, { action, subjectKind: 'saved-view', subjectId: id, detail: { queue, shared }, at, requestId });
