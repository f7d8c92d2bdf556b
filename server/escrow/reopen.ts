import { and, eq } from 'drizzle-orm';
import { wordIs } from '#db/kit.ts';
import type { Reader } from '#db/open.ts';
import type { EscrowApproval, EscrowDispute, Hold } from '#db/schema/escrow.ts';
import { type Journal, journals, transfers } from '#db/schema/ledger.ts';
import type { Account } from '../ledger/accounts.ts';
import { feeAccount, goodwillAccount, holdAccount, payableAccount, refundDueAccount } from '../ledger/accounts.ts';
import { post } from '../ledger/post.ts';
import { newId } from '../platform/ids.ts';
import { Refusal } from '../platform/refusal.ts';
import { termsAt } from '../policies/store.ts';
import type { Act } from './act.ts';
import { nextAgeAt } from './ages.ts';
import { stepDispute } from './disputes.ts';
import { holdFacts } from './facts.ts';
import { moveHold } from './holdMoves.ts';
import { moveTo } from './holds.ts';
import { changeInstruction, instructionsOf } from './instructionStore.ts';
import { journalOf } from './settle.ts';

/** Whether nothing of the settlement has gone out yet: what was told the provider cannot be taken back (D24). */
export async function isUnsent(read: Reader, holdId: string): Promise<boolean> {
  const settled = (await instructionsOf(read, holdId)).filter(({ kind }) => kind === 'payout' || kind === 'refund');
  return settled.every(({ state, attempts }) => state === 'cancelled' || (state === 'pending' && attempts === 0));
}

/**
 * A closed dispute is opened again by two managers (D24): a reversal undoes the settlement in the books, what was to be
 * sent is cancelled, and the payment is held as before. History is never edited.
 * @throws Refusal cannot-revert where something has gone out
 */
export async function reopenClosed(
  act: Act,
  dispute: EscrowDispute,
  hold: Hold,
  approval: EscrowApproval,
): Promise<void> {
  const { tx } = act;
  const nothingSent = await isUnsent(tx, hold.id);
  if (!nothingSent || dispute.state !== 'closed') throw new Refusal('cannot-revert');
  const { row, to } = moveHold(hold.state, 'reopen', 'dispute', holdFacts(hold, act.now, { nothingSent }));
  await reverse(act, hold, approval);
  const cancelled = { state: 'cancelled', nextAttemptAt: null, settledAt: act.now } as const;
  for (const one of await instructionsOf(tx, hold.id))
    if (one.state === 'pending') await changeInstruction(tx, one, cancelled);
  const { policy } = await termsAt(tx, hold.marketplaceId, hold.policyVersion);
  const held = { released: 0, refunded: 0, fee: 0, settledFor: null, nextAgeAt: nextAgeAt(hold, policy) };
  const disputed = await moveTo(act, hold, row, { state: to, ...held });
  const fresh = { end: null, closedAt: null, refundMinor: null, goodwillMinor: 0, decidedById: null, decidedAt: null };
  const change = { ...fresh, decisionId: null, appealUsed: false, appealedBy: null, appealText: null, waivedBy: [] };
  await stepDispute(act, dispute, disputed, { command: 'reopen', who: 'second', known: { mayReopen: true }, change });
}

async function reverse(act: Act, hold: Hold, approval: EscrowApproval): Promise<void> {
  for (const journal of await standing(act.tx, hold.id)) await reverseOne(act, hold, approval, journal);
}

async function reverseOne(act: Act, hold: Hold, approval: EscrowApproval, journal: Journal): Promise<void> {
  const known = new Map<string, Account>(
    [
      holdAccount(hold.id),
      refundDueAccount(hold.id),
      feeAccount(hold.marketplaceId, hold.currency),
      payableAccount(hold.specialistId, hold.currency),
      payableAccount(hold.customerId, hold.currency),
      goodwillAccount(hold.marketplaceId, hold.currency),
    ].map((account) => [account.code, account]),
  );
  const account = (code: string) => known.get(code) ?? strange(code);
  const legs = await act.tx.select().from(transfers).where(eq(transfers.journalId, journal.id));
  const cause = { kind: 'decision', id: `${approval.id}:${journal.kind}`, reason: 'reopened' } as const;
  await post(
    act.tx,
    journalOf(act, hold, 'reversal', cause, newId(), journal.id),
    legs.map(({ debitAccount, creditAccount, amount, code }) => ({
      debit: account(creditAccount),
      credit: account(debitAccount),
      amount,
      code,
    })),
  );
}

function strange(code: string): never {
  throw new Error(`A settlement touched ${code}, which no settlement does.`);
}

/** The settlement and the goodwill beside it that still stand: reversed ones have their reversal. */
async function standing(read: Reader, holdId: string): Promise<Journal[]> {
  const all = await read
    .select()
    .from(journals)
    .where(and(eq(journals.holdId, holdId), wordIs(journals.kind, 'settle', 'goodwill', 'reversal')));
  const reversed = new Set(all.map(({ reversesId }) => reversesId));
  const left = all.filter(({ kind, id }) => kind !== 'reversal' && !reversed.has(id));
  if (!left.some(({ kind }) => kind === 'settle')) throw new Refusal('cannot-revert');
  return left;
}
