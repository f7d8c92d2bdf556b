import { asc, eq } from 'drizzle-orm';
import type { Transaction } from '#db/open.ts';
import { journals, transfers } from '#db/schema/ledger.ts';
import type { DecisionInput } from '../decisions/contract.ts';
import { decide } from '../decisions/service.ts';
import type { StaffActor } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { newId } from '../platform/ids.ts';
import type { DryRun } from './contract.ts';
import { findEscrowDispute, pendingApprovalOf } from './disputeStore.ts';
import { effectOnEscrow } from './effects.ts';
import { findHold } from './holdStore.ts';
import { instructionsOf } from './instructionStore.ts';
import { splitFor } from './settle.ts';

/** Carries what was found out of a transaction that must leave nothing behind. */
class RolledBack extends Error {
  readonly found: DryRun;
  constructor(found: DryRun) {
    super('rolled back on purpose');
    this.found = found;
  }
}

/**
 * What a decision would do, by the very code that would do it, in a transaction that is always rolled back: the same
 * refusals, the same amounts, the same transfers.
 * @throws Refusal whatever the decision itself would refuse
 */
export async function dryRun(
  context: Context,
  actor: StaffActor,
  caseId: string,
  input: DecisionInput,
): Promise<DryRun> {
  try {
    return await context.db.transaction(async (tx) => {
      throw new RolledBack(await tried(tx, context, actor, caseId, input));
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.found;
    throw error;
  }
}

async function tried(
  tx: Transaction,
  context: Context,
  actor: StaffActor,
  caseId: string,
  input: DecisionInput,
): Promise<DryRun> {
  const { decision, one } = await decide(tx, context, { actor, caseId, decisionId: newId(), input });
  const { holdId } = await findEscrowDispute(tx, one.subjectId, actor);
  const known = new Set((await instructionsOf(tx, holdId)).map(({ id }) => id));
  const booked = new Set((await transfersOf(tx, holdId)).map(({ journalId }) => journalId));
  await effectOnEscrow(tx, context, decision, one, decision.effectiveAt);
  const dispute = await findEscrowDispute(tx, one.subjectId, actor);
  const hold = await findHold(tx, holdId, actor);
  const split = await splitFor({ tx }, hold, Number(decision.extra.refundMinor ?? dispute.refundMinor ?? 0));
  const approval = await pendingApprovalOf(tx, dispute.id);
  const made = (await instructionsOf(tx, hold.id)).filter(({ id }) => !known.has(id));
  return {
    refundMinor: split.refund,
    feeMinor: split.fee,
    releaseMinor: split.release,
    outcome: decision.outcome,
    second: approval?.why ?? [],
    disputeState: dispute.state,
    holdState: hold.state,
    leavesAt: leavesAt(dispute, decision.effectiveAt)?.toISOString() ?? null,
    transfers: (await transfersOf(tx, holdId)).flatMap(({ journalId, ...leg }) => (booked.has(journalId) ? [] : [leg])),
    instructions: made.map(({ kind, amount }) => ({ kind, amount })),
  };
}

/** When the money goes: at the end of the time to appeal, or at once where there is none. */
function leavesAt({ state, dueAt }: { state: string; dueAt: Date | null }, at: Date): Date | null {
  if (state === 'closed') return at;
  return state === 'decided' ? dueAt : null;
}

async function transfersOf(tx: Transaction, holdId: string) {
  const { journalId, debitAccount, creditAccount, amount, code } = transfers;
  return tx
    .select({ journalId, debitAccount, creditAccount, amount, code })
    .from(transfers)
    .innerJoin(journals, eq(journals.id, transfers.journalId))
    .where(eq(transfers.holdId, holdId))
    .orderBy(asc(journals.at), asc(transfers.seq));
}
