import type { Case, KeptFinding, Priority } from '#db/schema/spine.ts';
import type { FindingWeight } from '#db/words.ts';
import { mayTakeLevel } from '../access/roles.ts';
import type { StaffActor } from '../platform/actor.ts';
import { Refusal } from '../platform/refusal.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Three people who could not do it mean that a manager should (F1). */
export const SKIPPERS_MAX = 3;
export const SKIP_MS = DAY_MS;

/** Of rows that keep no weight: the thresholds that were built in then (reviews.md B4). */
const FLAG_CONFIDENCE = 0.6;
const RAISE_CONFIDENCE = 0.9;

/** What a kept finding is for, by the manager's thresholds in force when its text was screened. */
export function weightKept({ weight, confidence }: Pick<KeptFinding, 'weight' | 'confidence'>): FindingWeight {
  if (weight) return weight;
  if (confidence >= RAISE_CONFIDENCE) return 'raise';
  return confidence >= FLAG_CONFIDENCE ? 'flag' : 'highlight';
}

export const isFlag = (finding: Pick<KeptFinding, 'weight' | 'confidence'>): boolean =>
  weightKept(finding) !== 'highlight';

/** Smaller comes first. Minutes are taken off the due time, so that however low a case starts, age brings it up. */
export const rankOf = (dueAt: Date, priority: readonly Priority[]): number =>
  dueAt.getTime() - priority.reduce((sum, each) => sum + each.minutes, 0) * MINUTE_MS;

export const minutesFrom = (now: Date, minutes: number): Date => new Date(now.getTime() + minutes * MINUTE_MS);

/** What a case loses that leaves somebody's hands, by a decision as by a skip. */
export const NOBODY = {
  leaseHolderId: null,
  leaseHolderAlias: null,
  leaseUntil: null,
  heldUntil: null,
  holdReason: null,
} as const;

type LeaseState = 'free' | 'mine' | 'mine-expired' | 'others';

/** Whose the case is at `now`. A lease of somebody else that ran out leaves the case free. */
export function leaseState(one: Pick<Case, 'leaseHolderId' | 'leaseUntil'>, staffId: string, now: Date): LeaseState {
  const live = one.leaseUntil !== null && now < one.leaseUntil;
  if (one.leaseHolderId === staffId) return live ? 'mine' : 'mine-expired';
  return one.leaseHolderId !== null && live ? 'others' : 'free';
}

/** Which queues this person may work, by the permission of their desk: reading cases is not working them. */
export function mustWork(permissions: ReadonlySet<string>, queue: string): void {
  if (!permissions.has(`${queue}:decide`)) throw new Refusal('not-allowed');
}

/** Refuses what is over, or waits for a party. */
export function mustBeOpen(one: Case): void {
  if (one.state === 'waiting') throw new Refusal('case-waiting');
  if (one.state !== 'open') throw new Refusal('case-closed');
}

/** Refuses whoever acts on a state that is no longer there; who did not say what he saw acts on what there is. */
export function mustBeAt(one: Case, version: number | undefined): void {
  if (version !== undefined && one.version !== version) throw new Refusal('case-changed');
}

/** For claim: free or mine, at a level that I may work, not handed to a colleague. */
export function mustBeClaimable(one: Case, actor: StaffActor, now: Date): void {
  mustBeOpen(one);
  if (!mayTakeLevel(actor.role, one.level)) throw new Refusal('level-two');
  if (leaseState(one, actor.id, now) === 'others')
    throw new Refusal('case-claimed', { body: { holder: holderOf(one) } });
}

/** Who has it and until when: a refusal that does not say so sends people around asking. */
const holderOf = ({ leaseHolderAlias: alias, leaseUntil }: Case) => ({
  alias,
  until: leaseUntil?.toISOString() ?? null,
});

/** For everything that needs the case in hand: heartbeat, hold, hand-over. */
export function mustBeInHand(one: Case, actor: StaffActor, now: Date): void {
  mustBeOpen(one);
  const state = leaseState(one, actor.id, now);
  if (state === 'mine') return;
  throw new Refusal(
    state === 'others' ? 'case-claimed' : state === 'mine-expired' ? 'lease-expired' : 'case-not-yours',
  );
}
