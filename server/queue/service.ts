import { afterCommit, type Transaction } from '#db/open.ts';
import type { Case } from '#db/schema/spine.ts';
import type { Queue, SkipReason } from '#db/words.ts';
import type { StaffActor } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { record } from '../platform/record.ts';
import { Refusal } from '../platform/refusal.ts';
import { termsOf } from '../policies/store.ts';
import { bestCase } from './best.ts';
import { minutesFrom, mustBeAt, mustBeClaimable, mustBeInHand, NOBODY, SKIP_MS, SKIPPERS_MAX } from './rules.ts';
import { changeCase, findCase, setLease, skip } from './store.ts';

/** Tells every open screen that a case moved; kept nowhere, so it goes out after the commit. */
export function tellOf(tx: Transaction, one: Case): void {
  const { id, queue, version, state, marketplaceId } = one;
  const lease =
    one.leaseHolderAlias && one.leaseUntil
      ? { alias: one.leaseHolderAlias, until: one.leaseUntil.toISOString() }
      : null;
  afterCommit(tx, (hint) => hint(JSON.stringify({ kind: 'case', id, queue, version, state, marketplaceId, lease })));
}

async function leaseFor(context: Context, tx: Transaction, one: Case, actor: StaffActor): Promise<Case> {
  const now = context.clock.now();
  const { policy } = await termsOf(tx, one.marketplaceId, now);
  const leased = await setLease(tx, one.id, actor, minutesFrom(now, policy.leaseMinutes[one.queue]));
  tellOf(tx, leased);
  return leased;
}

/** Claims the best case of a queue for this person, never one twice (F1). Undefined: nothing is left for him. */
export function takeNext(
  context: Context,
  actor: StaffActor,
  queue: Queue,
  marketplaceId?: string,
): Promise<Case | undefined> {
  return context.db.takeOne(async (tx) => {
    const best = await bestCase(tx, actor, queue, context.clock.now(), marketplaceId);
    return best && leaseFor(context, tx, best, actor);
  });
}

/**
 * Takes this very case in hand, as it was seen.
 * @throws Refusal case-waiting, case-closed, level-two, case-claimed, case-changed, not-found
 */
export function claim(context: Context, actor: StaffActor, id: string, version: number | undefined): Promise<Case> {
  return context.db.transaction(async (tx) => {
    const one = await findCase(tx, id, actor);
    mustBeClaimable(one, actor, context.clock.now());
    mustBeAt(one, version);
    return leaseFor(context, tx, one, actor);
  });
}

/** Extends a lease that is still live; one that ran out has to be claimed again. */
export function heartbeat(context: Context, actor: StaffActor, id: string): Promise<Case> {
  return context.db.transaction(async (tx) => {
    const one = await findCase(tx, id, actor);
    mustBeInHand(one, actor, context.clock.now());
    return leaseFor(context, tx, one, actor);
  });
}

/** Gives a case back. Releasing what is no longer mine changes nothing and is no fault: tabs close late. */
export function release(context: Context, actor: StaffActor, id: string): Promise<Case> {
  return context.db.transaction(async (tx) => {
    const one = await findCase(tx, id, actor);
    if (one.leaseHolderId !== actor.id || (one.heldUntil && one.heldUntil > context.clock.now())) return one;
    const released = await setLease(tx, id, null, null);
    tellOf(tx, released);
    return released;
  });
}

/** Not offered to me for a day; at once to others. Three skippers in a day escalate it (F1). */
export function skipCase(
  context: Context,
  actor: StaffActor,
  id: string,
  ask: { version?: number | undefined; reason: SkipReason },
): Promise<Case> {
  return context.db.transaction(async (tx) => {
    const now = context.clock.now();
    const one = await findCase(tx, id, actor);
    mustBeClaimable(one, actor, now);
    mustBeAt(one, ask.version);
    const skippers = await skip(tx, {
      caseId: id,
      staffId: actor.id,
      reason: ask.reason,
      at: now,
      until: new Date(now.getTime() + SKIP_MS),
    });
    const escalates = skippers >= SKIPPERS_MAX && one.level === 1;
    const changed = await changeCase(tx, one, {
      ...NOBODY,
      ...(one.handedToId === actor.id && { handedToId: null }),
      ...(escalates && { level: 2 }),
    });
    await trace(tx, actor, changed, 'case.skipped', now, { reason: ask.reason, skippers });
    if (escalates) await trace(tx, actor, changed, 'case.escalated', now, { by: 'skips' });
    tellOf(tx, changed);
    return changed;
  });
}

/** Keeps the case out of `next` while somebody asks around; it stays with the holder until then. */
export function hold(
  context: Context,
  actor: StaffActor,
  id: string,
  ask: { version?: number | undefined; reason: string; minutes: number },
): Promise<Case> {
  return context.db.transaction(async (tx) => {
    const now = context.clock.now();
    const one = await findCase(tx, id, actor);
    mustBeInHand(one, actor, now);
    mustBeAt(one, ask.version);
    const until = minutesFrom(now, ask.minutes);
    const changed = await changeCase(tx, one, { heldUntil: until, holdReason: ask.reason, leaseUntil: until });
    await trace(tx, actor, changed, 'case.held', now, { minutes: ask.minutes });
    tellOf(tx, changed);
    return changed;
  });
}

/** Puts the case before a colleague with a note: `next` serves it to him first and to nobody else. */
export function handOver(
  context: Context,
  actor: StaffActor,
  id: string,
  ask: { version?: number | undefined; to: { id: string }; note: string },
): Promise<Case> {
  return context.db.transaction(async (tx) => {
    const now = context.clock.now();
    const one = await findCase(tx, id, actor);
    mustBeInHand(one, actor, now);
    mustBeAt(one, ask.version);
    if (ask.to.id === actor.id) throw new Refusal('colleague-cannot');
    const changed = await changeCase(tx, one, { ...NOBODY, handedToId: ask.to.id, handOverNote: ask.note });
    await trace(tx, actor, changed, 'case.handed-over', now, { to: ask.to.id });
    tellOf(tx, changed);
    return changed;
  });
}

const trace = (
  tx: Transaction,
  actor: StaffActor,
  one: Case,
  action: string,
  at: Date,
  detail: Record<string, string | number>,
) =>
  record(tx, actor, { action, subjectKind: 'case', subjectId: one.id, marketplaceId: one.marketplaceId, detail, at });
