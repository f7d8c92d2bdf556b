import type { EscrowDispute } from '#db/schema/escrow.ts';
import { type Act, traceAct } from './act.ts';

/** What happened to a dispute, in the trail. */
export const trace = (act: Act, dispute: EscrowDispute, action: string, detail: Parameters<typeof traceAct>[3]) =>
  traceAct(act, action, { kind: 'escrow-dispute', id: dispute.id, marketplaceId: dispute.marketplaceId }, detail);
