import type { PaymentInstruction } from '#db/schema/escrow.ts';
import type { StaffActor } from '../platform/actor.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Act } from './act.ts';
import { findHold } from './holdStore.ts';
import { changeInstruction, findInstruction } from './instructionStore.ts';
import { traceHold } from './settle.ts';

/** Nothing else may be told twice: what is on its way will be, and what is done or called off is over. */
export const isRetriable = ({ state }: Pick<PaymentInstruction, 'state'>): boolean =>
  state === 'failed' || state === 'sent';

/**
 * What the provider refused, or never answered, is told again with the same key (H15).
 * @throws Refusal not-found, version-changed, command-not-allowed for what is done or called off
 */
export async function retryInstruction(
  act: Act,
  actor: StaffActor,
  { id, version }: { id: string; version: number | undefined },
): Promise<PaymentInstruction> {
  const one = await findInstruction(act.tx, id);
  const hold = await findHold(act.tx, one.holdId, actor);
  if (version !== undefined && one.version !== version) throw new Refusal('version-changed');
  if (!isRetriable(one)) throw new Refusal('command-not-allowed');
  const again = { state: 'pending', nextAttemptAt: act.clock.wall(), lastError: null } as const;
  const retried = await changeInstruction(act.tx, one, again);
  await traceHold(act, hold, 'hold.instruction-retried', { instructionId: id });
  return retried;
}
