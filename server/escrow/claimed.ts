import type { EscrowDispute, Hold } from '#db/schema/escrow.ts';
import { type Minor, settleStepOf } from '../platform/money.ts';
import { termsAt } from '../policies/store.ts';
import type { Act } from './act.ts';
import { reportsOf } from './holdStore.ts';
import { refundLeaving } from './split.ts';

/**
 * What would go back if the side that opened the dispute got what it asked for (D3, D4): a part where it named one, and
 * otherwise all of the payment its way. Where staff opened it, `loser` says whose side gives in.
 */
export async function claimedRefund(
  { tx }: Pick<Act, 'tx'>,
  { openedBy }: Pick<EscrowDispute, 'openedBy'>,
  hold: Hold,
  loser: 'customer' | 'specialist',
): Promise<Minor> {
  const step = settleStepOf(hold.currency);
  const winner = openedBy ?? (loser === 'customer' ? 'specialist' : 'customer');
  const wants = (await reportsOf(tx, hold.id)).filter(({ party }) => party === openedBy).at(-1)?.wantsMinor;
  if (winner === 'customer') return wants == null ? hold.gross : wants - (wants % step);
  if (wants == null) return 0;
  const { policy } = await termsAt(tx, hold.marketplaceId, hold.policyVersion);
  const { feeOnRefund } = policy.escrow;
  return refundLeaving({ gross: hold.gross, feeFull: hold.feeFull }, wants, { feeOnRefund, settleStep: step });
}
