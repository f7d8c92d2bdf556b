import type { EscrowDispute, Hold } from '#db/schema/escrow.ts';
import type { DealParty, EscrowReason } from '#db/words.ts';
import type { StaffActor } from '../platform/actor.ts';
import { newId } from '../platform/ids.ts';
import { Refusal } from '../platform/refusal.ts';
import { type Terms, termsAt } from '../policies/store.ts';
import type { Act } from './act.ts';
import { openEscrowDispute } from './disputes.ts';
import { keepEvidence } from './evidence.ts';
import { holdFacts } from './facts.ts';
import { holdCommandsOf, moveHold } from './holdMoves.ts';
import { addReport, reportsOf } from './holdStore.ts';
import { moveTo, NO_CLOCK } from './holds.ts';
import { dropNotices } from './notices.ts';
import { isInTime } from './reports.ts';

interface OnBehalf {
  party: DealParty;
  reason: EscrowReason;
  text: string;
  /** How the person agreed that staff speak for him. */
  consent: string;
  wantsMinor?: number | undefined;
}

/** Whoever works at the desk speaks for a side as an agent does, a manager too: the row of the table names nobody else. */
const WHO = 'agent';

/** Whether staff may open a dispute for a side now: what the page offers. */
export const mayOpenOnBehalf = (hold: Hold, terms: Terms, now: Date): boolean =>
  holdCommandsOf(hold.state, WHO, holdFacts(hold, now)).includes('open_dispute') && isInTime(hold, terms, now);

/**
 * Staff open a dispute for a side that called or wrote (D1): its claim is kept as if it had reported itself, and how it
 * agreed as a note of the call, for the desk's eyes. The other side has its time to answer unless it has spoken already.
 * @throws Refusal amount-invalid, hold-closed, chargeback-open, command-not-allowed, claim-window-over
 */
export async function openOnBehalf(act: Act, actor: StaffActor, hold: Hold, said: OnBehalf): Promise<EscrowDispute> {
  const { tx, now } = act;
  const { party, reason, text, consent, wantsMinor = null } = said;
  if (wantsMinor !== null && wantsMinor > hold.gross)
    throw new Refusal('amount-invalid', { errors: { wantsMinor: 'amount-invalid' } });
  const { row, to } = moveHold(hold.state, 'open_dispute', WHO, holdFacts(hold, now));
  if (!isInTime(hold, await termsAt(tx, hold.marketplaceId, hold.policyVersion), now))
    throw new Refusal('claim-window-over');
  const straight = (await reportsOf(tx, hold.id)).some((one) => one.party !== party);
  const claim = { party, claim: 'partly-done', wantsMinor, text } as const;
  await addReport(tx, { id: newId(), holdId: hold.id, ...claim, exhibits: [], at: now });
  await dropNotices(tx, hold.id, now);
  const disputed = await moveTo(act, hold, row, { state: to, ...NO_CLOCK });
  const opening = { openedBy: party, origin: 'agent', reason, text, straight } as const;
  const dispute = await openEscrowDispute(act, disputed, opening);
  const note = { kind: 'call-note', text: consent, visibility: 'agents' } as const;
  await keepEvidence(act, dispute, { ...note, party: null, byId: actor.id });
  return dispute;
}
