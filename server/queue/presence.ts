import type { Database } from '#db/open.ts';
import type { Presence } from '#db/words.ts';
import { queuesOf } from '../access/roles.ts';
import type { StaffActor } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { findCase } from './store.ts';

/** Three missed beats of 15 s (ux.md B1): whoever sleeps or lost the network is gone by then. */
export const PRESENCE_MS = 45_000;
/** What comes faster is held back, and the last word of it told: nobody reads more. */
const QUIET_MS = 3_000;

interface Spoken {
  /** What came while it was quiet; told at the end. */
  held: (() => void) | undefined;
}
const spoken = new WeakMap<Database, Map<string, Spoken>>();

/**
 * Tells every process that this person has the case on the screen. A hint and nothing more: kept in no table, in no
 * trail, and never a lock; the lease and the version guard the case.
 * @throws Refusal not-found
 */
export async function tellPresence(
  { db, clock }: Context,
  actor: StaffActor,
  caseId: string,
  doing: Presence,
): Promise<void> {
  const { queue, marketplaceId } = await findCase(db.read, caseId, actor);
  // Who decides at no desk stands in nobody's way, and on nobody's screen.
  if (queuesOf(actor.role).length === 0) return;
  const told = { kind: 'presence', caseId, queue, marketplaceId, staffId: actor.id, alias: actor.alias, doing };
  inTurn(db, `${actor.id} ${caseId}`, () => {
    const until = new Date(clock.now().getTime() + PRESENCE_MS).toISOString();
    db.hint(JSON.stringify({ ...told, until }));
  });
}

/** At once, or when the last word about the same is `QUIET_MS` old. */
function inTurn(db: Database, key: string, say: () => void): void {
  const mine = spoken.get(db) ?? new Map<string, Spoken>();
  spoken.set(db, mine);
  const before = mine.get(key);
  if (before) {
    before.held = say;
    return;
  }
  say();
  const quiet: Spoken = { held: undefined };
  mine.set(key, quiet);
  setTimeout(() => {
    mine.delete(key);
    if (quiet.held) inTurn(db, key, quiet.held);
  }, QUIET_MS).unref();
}
