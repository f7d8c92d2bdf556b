import type { StaffActor } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { sha256 } from '../platform/crypto.ts';
import { newId } from '../platform/ids.ts';
import { asRefusal } from '../platform/mount.ts';
import type { BulkAnswer, BulkDecision } from './contract.ts';
import { decide, undo } from './service.ts';
import { decidedInBatch, pendingOfBatch } from './store.ts';

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
  const results: BulkAnswer['results'] = [];
  for (const { caseId, version } of items) {
    const decisionId = newId();
    const code = await refusalOf(async () => {
      await context.db.transaction((tx) =>
        decide(tx, context, { actor, caseId, decisionId, batchId, input: { ...input, version } }),
      );
    });
    const earlier = code === 'case-decided' ? await decidedInBatch(context.db.read, caseId, batchId) : undefined;
    if (earlier) results.push({ caseId, ok: true, decisionId: earlier });
    else results.push(code ? { caseId, ok: false, code } : { caseId, ok: true, decisionId });
  }
  return { batchId, results };
}

/** The same request again, after a lost answer or a crash half-way, finds what it did and goes on with the rest. */
export const batchOf = (actorId: string, key: string | undefined): string =>
  sha256(`${actorId} ${key ?? newId()}`).slice(0, 32);

/** Takes back what of a batch is still inside its grace; the rest says why not. */
export async function undoMany(context: Context, actor: StaffActor, batchId: string): Promise<BulkAnswer> {
  const results: BulkAnswer['results'] = [];
  for (const decisionId of await pendingOfBatch(context.db.read, batchId, actor.id)) {
    let caseId = decisionId;
    const code = await refusalOf(async () => {
      const { one } = await context.db.transaction((tx) => undo(tx, context, actor, decisionId));
      caseId = one.id;
    });
    results.push(code ? { caseId, ok: false, code, decisionId } : { caseId, ok: true, decisionId });
  }
  return { batchId, results };
}

async function refusalOf(work: () => Promise<void>): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    const refusal = asRefusal(error);
    if (!refusal) throw error;
    return refusal.code;
  }
}
