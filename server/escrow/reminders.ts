import type { EscrowDispute, Hold } from '#db/schema/escrow.ts';
import { termsAt } from '../policies/store.ts';
import type { Act } from './act.ts';
import { reportsOf } from './holdStore.ts';
import { tellSilent } from './notices.ts';

/** The side that has not spoken of the work is told again, for as long as it has left. */
export async function remindHold(act: Act, hold: Hold): Promise<void> {
  const last = (await reportsOf(act.tx, hold.id)).at(-1);
  if (!last || hold.dueAt === null || (hold.state !== 'claimed_done' && hold.state !== 'claimed_not_done')) return;
  const { policy } = await termsAt(act.tx, hold.marketplaceId, hold.policyVersion);
  const party = hold.state === 'claimed_done' ? 'customer' : 'specialist';
  await tellSilent(act, { hold, subjectId: hold.id, disputeId: null, party, dueAt: hold.dueAt }, policy);
}

/** The same of a dispute that one side opened. */
export async function remindDispute(act: Act, dispute: EscrowDispute, hold: Hold): Promise<void> {
  const { id, dueAt, openedBy } = dispute;
  if (dueAt === null) return;
  const { policy } = await termsAt(act.tx, hold.marketplaceId, hold.policyVersion);
  const party = openedBy === 'customer' ? 'specialist' : 'customer';
  await tellSilent(act, { hold, subjectId: id, disputeId: id, party, dueAt }, policy);
}
