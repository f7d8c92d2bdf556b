import { DatabaseBusy } from '#db/open.ts';
import type { StaffActor } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { sha256 } from '../platform/crypto.ts';
import { newId } from '../platform/ids.ts';
import { asRefusal } from '../platform/mount.ts';
import type { BulkAnswer, BulkDecision, BulkRevert, BulkRevertAnswer } from './contract.ts';
import { decide, revert, undo } from './service.ts';
import { decidedInBatch, decisionsOfBatch, revertedInBatch } from './store.ts';

type Result = BulkAnswer['results'][number];
type RevertResult = BulkRevertAnswer['results'][number];

/** Commits at the same moment share an fsync or a round trip; more would keep everybody else waiting. */
const AT_ONCE = 4;

/**
 * One request, frozen ids, an answer for each (SPEC 6). Every item is a decision of its own in a transaction of its
 * own: what somebody changed since it was seen is refused and named, the others go through (F13).
 */
export async function decideMany(
  context: Context,
  actor: StaffActor,
  ask: BulkDecision,
  batchId: string,
): Promise<BulkAnswer> {
  const { items, ...input } = ask;
  const results = await someAtOnce(items, async ({ caseId, version }): Promise<Result> => {
    const decisionId = newId();
    const made = { actor, caseId, decisionId, batchId, input: { ...input, version } };
    const code = await refusalOf(() => context.db.transaction((tx) => decide(tx, context, made)));
    const earlier = code ? await decidedInBatch(context.db.read, caseId, batchId) : undefined;
    if (earlier) return { caseId, ok: true, decisionId: earlier };
    return code ? { caseId, ok: false, code } : { caseId, ok: true, decisionId };
  });
  return { batchId, results };
}

/** The same request again, after a lost answer or a crash half-way, finds what it did and goes on with the rest. */
export const batchOf = (actorId: string, what: string, key: string | undefined): string =>
  sha256(`${actorId} ${what} ${key ?? newId()}`).slice(0, 32);

/** Takes back what of a batch is still inside its grace; the rest says why not. */
export async function undoMany(context: Context, actor: StaffActor, batchId: string): Promise<BulkAnswer> {
  const batch = await decisionsOfBatch(context.db.read, actor, batchId);
  const results = await someAtOnce(batch, async ({ id, caseId }): Promise<Result> => {
    const code = await refusalOf(() => context.db.transaction((tx) => undo(tx, context, actor, id)));
    return code ? { caseId, ok: false, code, decisionId: id } : { caseId, ok: true, decisionId: id };
  });
  return { batchId, results };
}

/** Reopens what of a batch, or of these decisions, took effect; the rest says why not (F3). A batch of its own. */
export async function revertMany(
  context: Context,
  actor: StaffActor,
  ask: BulkRevert,
  batchId: string,
): Promise<BulkRevertAnswer> {
  const { read } = context.db;
  const ids = ask.ids ?? (await decisionsOfBatch(read, actor, ask.batchId ?? '')).map(({ id }) => id);
  const results = await someAtOnce(ids, async (id): Promise<RevertResult> => {
    const revertId = newId();
    const made = { actor, id, decisionId: revertId, reason: ask.reason, batchId };
    let caseId = '';
    const code = await refusalOf(async () => {
      caseId = (await context.db.transaction((tx) => revert(tx, context, made))).one.id;
    });
    const earlier = code ? await revertedInBatch(read, id, batchId) : undefined;
    if (earlier) return { decisionId: id, ok: true, revertId: earlier.id, caseId: earlier.caseId };
    return code ? { decisionId: id, ok: false, code } : { decisionId: id, ok: true, revertId, caseId };
  });
  return { batchId, results };
}

/**
 * Works through a list, a few at a time; the answers stand as the items do. Items of one batch are often about the same
 * person and get in each other's way: one that gave up is done again at the end, alone.
 */
async function someAtOnce<Item, Done>(items: readonly Item[], work: (item: Item) => Promise<Done>): Promise<Done[]> {
  const done = new Array<Done>(items.length);
  const waiting = items.entries();
  const crowded: [number, Item][] = [];
  const worker = async () => {
    for (const [index, item] of waiting)
      try {
        done[index] = await work(item);
      } catch (error) {
        if (!(error instanceof DatabaseBusy)) throw error;
        crowded.push([index, item]);
      }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  for (const [index, item] of crowded) done[index] = await work(item);
  return done;
}

/** A house that is full says so to the whole request, which may then be sent again under its key. */
async function refusalOf(work: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    const refusal = asRefusal(error);
    if (!refusal || refusal.status >= 500) throw error;
    return refusal.code;
  }
}
