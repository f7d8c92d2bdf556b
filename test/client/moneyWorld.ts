import { HttpResponse, http } from 'msw';
import type { z } from 'zod';
import type { EscrowDisputeRow, HoldListed, HoldRow, HoldShow, InstructionRow } from '#server/escrow/contract.ts';
import type { JournalShow } from '#server/ledger/contract.ts';
import { at } from './deskWorld.ts';
import { page, person } from './openConsole.tsx';

/** Who signs for money: reads everything about it, freezes, cancels, reconciles. */
export const manager = () =>
  person({
    role: 'manager',
    queues: [],
    permissions: [
      'escrow:read',
      'escrow-disputes:decide',
      'escrow:approve',
      'ledger:read',
      'ledger:reconcile',
      'orders:read',
      'people:read',
      'cases:read',
      'decisions:read',
      'export',
    ],
  });

export const HOLD = '3f9a21aa-0000-4000-8000-000000000001';

export const hold = (over: Partial<HoldRow> = {}): HoldRow => ({
  id: HOLD,
  marketplaceId: 'qjob',
  externalId: 'pay-1',
  orderId: 'order-1',
  orderExternalId: 'Z-1201',
  customerId: 'p-1',
  customerName: 'Petr Novák',
  specialistId: 'p-2',
  specialistName: 'Jana Dvořáková',
  currency: 'CZK',
  gross: 1_250_000,
  feeFull: 125_000,
  released: 0,
  refunded: 0,
  fee: 0,
  chargedBack: 0,
  state: 'claimed_done',
  chargeback: 'none',
  dueAt: at(30),
  createdAt: at(-100),
  capturedAt: at(-99),
  settledAt: null,
  settledFor: null,
  version: 3,
  ...over,
});

/** The same as the register lists it. */
export const listed = (over: Partial<HoldListed> = {}): HoldListed => ({
  ...hold(),
  attention: [],
  agedDays: null,
  ...over,
});

const leg = (seq: number, code: JournalShow['transfers'][number]['code'], credit: string, amount: number) => ({
  id: `b2000000-1.${seq}`,
  journalId: 'b2000000-1',
  seq,
  marketplaceId: 'qjob',
  holdId: HOLD,
  code,
  debitAccount: `hold:${HOLD}`,
  creditAccount: credit,
  currency: 'CZK' as const,
  amount,
  at: at(-1),
});

/** Divided to the haléř: 12,500.00 = 4,000.01 back + 850.00 fee + 7,649.99 to the specialist. */
export const settled: z.infer<typeof JournalShow> = {
  id: 'b2000000-1',
  marketplaceId: 'qjob',
  kind: 'settle',
  holdId: HOLD,
  currency: 'CZK',
  amount: 1_250_000,
  causeKind: 'decision',
  causeId: 'd-1',
  actorKind: 'system',
  actorId: 'escrow',
  reason: 'decided',
  reversesId: null,
  at: at(-1),
  transfers: [
    leg(0, 'refund', `refund-due:${HOLD}`, 400_001),
    leg(1, 'fee', 'income:fee:qjob:CZK', 85_000),
    leg(2, 'release', 'payable:p-2:CZK', 764_999),
  ],
};

export const dispute = (over: Partial<EscrowDisputeRow> = {}): EscrowDisputeRow => ({
  id: 'e1000000-1',
  marketplaceId: 'qjob',
  holdId: HOLD,
  customerId: 'p-1',
  customerName: 'Petr Novák',
  specialistId: 'p-2',
  specialistName: 'Jana Dvořáková',
  origin: 'reports',
  reason: 'poor_quality',
  currency: 'CZK',
  gross: 1_250_000,
  state: 'closed',
  refundMinor: 400_001,
  end: 'decided',
  dueAt: null,
  openedAt: at(-90),
  closedAt: at(-1),
  version: 5,
  ...over,
});

export const instruction = (over: Partial<InstructionRow> = {}): InstructionRow => ({
  id: 'a1000000-1',
  marketplaceId: 'qjob',
  holdId: HOLD,
  kind: 'payout',
  currency: 'CZK',
  amount: 764_999,
  state: 'failed',
  attempts: 3,
  ref: null,
  lastError: 'account_closed',
  createdAt: at(-1),
  sentAt: at(-1),
  settledAt: null,
  mayRetry: true,
  version: 4,
  ...over,
});

export const whole = (over: Partial<HoldShow> = {}): HoldShow => ({
  hold: hold(),
  allowedActions: [],
  attention: [],
  agedDays: null,
  reports: [],
  disputes: [],
  journals: [],
  instructions: [],
  timeline: [],
  ...over,
});

/** The page of one payment as the server answers it now; cases about its disputes lie at the desk. */
export const holdAnswers = (answer: () => HoldShow) => [
  http.get(`*/api/holds/${HOLD}/whole`, () => HttpResponse.json(answer())),
  http.get('*/api/cases', () => page([{ id: 'c1000000-1', queue: 'escrow-disputes' }])),
];
