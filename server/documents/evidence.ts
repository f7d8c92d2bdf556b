import type { PersonDocument } from '#db/schema/documents.ts';
import { needFresh } from '../access/stepUp.ts';
import type { StaffActor } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { Refusal } from '../platform/refusal.ts';
import { monthsAfter } from '../platform/zones.ts';
import { termsOf } from '../policies/store.ts';
import { schedulePurge } from './retention.ts';
import { changeDocument, findDocument } from './store.ts';
import { traceDocument } from './trace.ts';

interface Asked {
  context: Context;
  actor: StaffActor;
  id: string;
  version: number;
}

/**
 * A manager keeps what shows a fraud beyond its time: with a reason, an end, and at most as long as the policy lets
 * (verification.md §C7). A withdrawn consent is not outlived.
 * @throws Refusal not-found, step-up-needed, version-changed, invalid-transition, file-destroyed, invalid
 */
export async function holdEvidence(
  ask: Asked,
  { until, reason }: { until: Date; reason: string },
): Promise<PersonDocument> {
  const { context, actor } = ask;
  needFresh(context, actor);
  const now = context.clock.now();
  return context.db.transaction(async (tx) => {
    const one = await findDocument(tx, ask.id, actor);
    if (one.version !== ask.version) throw new Refusal('version-changed');
    if (one.purgedAt) throw new Refusal('file-destroyed');
    if (one.state === 'withdrawn' || one.state === 'draft') throw new Refusal('invalid-transition');
    const { policy } = await termsOf(tx, one.marketplaceId, now);
    const latest = monthsAfter(now, policy.documents.retention[one.legalBasis].heldMonths);
    if (until <= now || until > latest) throw new Refusal('invalid', { errors: { until: 'too-big' } });
    const held = { heldUntil: until, heldFor: reason, heldById: actor.id };
    const changed = await changeDocument(tx, one, held);
    await schedulePurge(tx, changed, policy, now);
    await traceDocument(tx, actor, changed, 'document.held', now, { until: until.toISOString() });
    return changed;
  });
}

/** Nothing speaks for keeping it any more: its own time holds again. */
export async function letGo(ask: Asked): Promise<PersonDocument> {
  const { context, actor } = ask;
  const now = context.clock.now();
  return context.db.transaction(async (tx) => {
    const one = await findDocument(tx, ask.id, actor);
    if (one.version !== ask.version) throw new Refusal('version-changed');
    if (!one.heldUntil) throw new Refusal('invalid-transition');
    const { policy } = await termsOf(tx, one.marketplaceId, now);
    const changed = await changeDocument(tx, one, { heldUntil: null, heldFor: null, heldById: null });
    await schedulePurge(tx, changed, policy, one.decidedAt ?? now);
    await traceDocument(tx, actor, changed, 'document.let-go', now);
    return changed;
  });
}
