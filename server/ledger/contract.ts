import { z } from 'zod';
import { ACCOUNT_KINDS, CURRENCIES, JOURNAL_KINDS, TRANSFER_CODES } from '#db/words.ts';
import { Id, Instant, MarketplaceId } from '../platform/contract.ts';

/** Integer minor units (haléře, копійки), 0 … 2^53 − 1. */
export const MinorAmount = z.int().min(0);
export const Currency = z.enum(CURRENCIES);

/** From one account to another: a line of the ledger. */
export const TransferRow = z.object({
  /** `{journal}.{seq}` */
  id: z.string(),
  journalId: Id,
  seq: z.int(),
  marketplaceId: MarketplaceId,
  holdId: Id,
  code: z.enum(TRANSFER_CODES),
  debitAccount: z.string(),
  creditAccount: z.string(),
  currency: Currency,
  amount: MinorAmount,
  at: Instant,
});
export const JournalRow = z.object({
  id: Id,
  marketplaceId: MarketplaceId,
  kind: z.enum(JOURNAL_KINDS),
  holdId: Id,
  currency: Currency,
  /** What all its transfers move together. */
  amount: MinorAmount,
  causeKind: z.string(),
  causeId: z.string(),
  actorKind: z.string(),
  actorId: z.string(),
  reason: z.string(),
  reversesId: Id.nullable(),
  at: Instant,
});
export const JournalShow = JournalRow.extend({ transfers: z.array(TransferRow) });
/** A line of the trial balance: what an account was debited and credited, ever. */
export const AccountRow = z.object({
  /** Its code. */
  id: z.string(),
  marketplaceId: MarketplaceId,
  kind: z.enum(ACCOUNT_KINDS),
  currency: Currency,
  debits: MinorAmount,
  credits: MinorAmount,
  /** Debits − credits of assets and expenses, credits − debits of liabilities and income; may be below zero. */
  balance: z.int(),
  closed: z.boolean(),
});

/** One currency's sums over all accounts: equal, or something is broken (I1). Never added across currencies. */
export const TrialTotal = z.object({ currency: Currency, debits: MinorAmount, credits: MinorAmount });
export const Breach = z.object({ invariant: z.string(), subject: z.string(), detail: z.string() });
/** `GET /api/ledger/check`: the invariants I1–I12 as they were last looked at, and whether money writes are stopped. */
export const LedgerCheck = z.object({
  checkedAt: Instant.nullable(),
  tookMs: z.int(),
  transfers: z.int(),
  breaches: z.array(Breach),
  stopped: z.boolean(),
  totals: z.array(TrialTotal),
});

const Page = {
  id: z.array(z.string().max(200)).max(100).optional(),
  marketplaceId: MarketplaceId.optional(),
  _after: z.string().max(400).optional(),
};
export const JournalFilter = z.strictObject({
  ...Page,
  kind: z.enum(JOURNAL_KINDS).optional(),
  currency: Currency.optional(),
  holdId: Id.optional(),
});
export const TransferFilter = z.strictObject({
  ...Page,
  holdId: Id.optional(),
  journalId: Id.optional(),
  debitAccount: z.string().max(200).optional(),
  creditAccount: z.string().max(200).optional(),
});
export const AccountFilter = z.strictObject({
  ...Page,
  kind: z.enum(ACCOUNT_KINDS).optional(),
  currency: Currency.optional(),
});

export type TransferRow = z.infer<typeof TransferRow>;
export type JournalRow = z.infer<typeof JournalRow>;
export type AccountRow = z.infer<typeof AccountRow>;
export type JournalShow = z.infer<typeof JournalShow>;
export type LedgerCheck = z.infer<typeof LedgerCheck>;
export type Breach = z.infer<typeof Breach>;
