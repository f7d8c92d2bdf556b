import type { EscrowApproval, EscrowDispute, Hold } from '#db/schema/escrow.ts';
import type { EscrowReason } from '#db/words.ts';
import type { StaffActor } from '../platform/actor.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Act } from './act.ts';
import { askForSecond } from './approvals.ts';
import { findEscrowDispute, openDisputeOf, pendingApprovalOf } from './disputeStore.ts';
import { dropOffer, openEscrowDispute, stepDispute } from './disputes.ts';
import { holdFacts } from './facts.ts';
import { moveHold } from './holdMoves.ts';
import { findHold } from './holdStore.ts';
import { moveTo, NO_CLOCK } from './holds.ts';
import { dropNotices } from './notices.ts';
import { isUnsent } from './reopen.ts';
import { splitFor, traceHold } from './settle.ts';
import { mustHaveSigner } from './signers.ts';

/** The payment as whoever acts saw it. @throws Refusal not-found, version-changed */
export async function seenHold(act: Act, actor: StaffActor, id: string, version: number): Promise<Hold> {
  const hold = await findHold(act.tx, id, actor);
  if (hold.version !== version) throw new Refusal('version-changed');
  return hold;
}

/** Staff stop what silence would decide (H12): fraud, a blocked specialist, a call that said otherwise. */
export async function freeze(
  act: Act,
  actor: StaffActor,
  hold: Hold,
  { reason, finding }: { reason: string; finding: EscrowReason },
): Promise<EscrowDispute> {
  const who = actor.permissions.has('escrow:approve') ? 'manager' : 'agent';
  const { row, to } = moveHold(hold.state, 'freeze', who, holdFacts(hold, act.now));
  const frozen = await moveTo(act, hold, row, { state: to, ...NO_CLOCK });
  await dropNotices(act.tx, hold.id, act.now);
  const opening = { openedBy: null, origin: 'agent', reason: finding, text: reason, straight: true } as const;
  return openEscrowDispute(act, frozen, opening);
}

/**
 * A payment that nobody ended in time is ended by two managers (H19): one says how, the other signs; no appeal follows.
 * @throws Refusal command-not-allowed before the last of the ages, amount-invalid, no-second-person
 */
export async function backstop(
  act: Act,
  actor: StaffActor,
  hold: Hold,
  { reason, refundMinor }: { reason: string; refundMinor: number },
): Promise<EscrowApproval> {
  const { row, to } = moveHold(hold.state, 'backstop', 'manager', holdFacts(hold, act.now));
  await splitFor(act, hold, refundMinor);
  const frozen = to === hold.state ? hold : await moveTo(act, hold, row, { state: to, ...NO_CLOCK });
  await dropNotices(act.tx, hold.id, act.now);
  const opening = { openedBy: null, origin: 'agent', reason: 'other', text: reason, straight: true } as const;
  const dispute = (await openDisputeOf(act.tx, hold.id)) ?? (await openEscrowDispute(act, frozen, opening));
  await mustHaveSigner(act.tx, dispute, frozen, actor.id);
  await dropOffer(act, dispute, 'superseded');
  await traceHold(act, frozen, 'hold.backstop', { reason, refund: refundMinor });
  const known = { sumsToRemaining: true };
  const pending = await stepDispute(act, dispute, frozen, { command: 'backstop', who: 'manager', known });
  const wanted = { kind: 'backstop', decisionId: null, by: actor, why: ['always'], goodwillMinor: 0 } as const;
  return askForSecond(act, pending, frozen, { ...wanted, why: ['always'], refundMinor, reason: pending.reason });
}

/** A manager wants a closed dispute open again; another one signs (D24). @throws Refusal cannot-revert, version-changed, no-second-person */
export async function askToReopen(
  act: Act,
  actor: StaffActor,
  id: string,
  { reason, version }: { reason: string; version: number },
): Promise<EscrowApproval> {
  const dispute = await findEscrowDispute(act.tx, id, actor);
  if (dispute.version !== version) throw new Refusal('version-changed');
  const hold = await findHold(act.tx, dispute.holdId, actor);
  const mayReopen = dispute.state === 'closed' && hold.state === 'settling' && (await isUnsent(act.tx, hold.id));
  if (!mayReopen) throw new Refusal('cannot-revert');
  if (await pendingApprovalOf(act.tx, id)) throw new Refusal('approval-closed');
  await mustHaveSigner(act.tx, dispute, hold, actor.id);
  const refundMinor = dispute.refundMinor ?? 0;
  const wanted = { kind: 'reopen', decisionId: null, by: actor, refundMinor, goodwillMinor: 0, reason } as const;
  return askForSecond(act, dispute, hold, { ...wanted, why: ['always'] });
}
