import { screen, waitFor } from '@testing-library/react';
import { HttpResponse, http, type RequestHandler } from 'msw';
import { drafts } from '#client/desk/drafts.ts';
import { PERMISSIONS } from '#db/words.ts';
import type { Me } from '#server/access/contract.ts';
import type { DecisionInput } from '#server/decisions/contract.ts';
import type { DryRun, EscrowContext, SplitAnswer, SplitAsk } from '#server/escrow/contract.ts';
import type { CaseRow } from '#server/queue/contract.ts';
import { at, caseRow, onScreen, openDesk, World } from './deskWorld.ts';
import { person, refuse } from './openConsole.tsx';

const GROSS = 1_840_000;
const FEE = 184_000;

/** Whoever divides payments. */
export const arbiter = (over: Partial<Me> = {}): Me =>
  person({ role: 'manager', permissions: [...PERMISSIONS], queues: ['escrow-disputes'], ...over });

export const disputeCase = (n: number, over: Partial<CaseRow> = {}): CaseRow =>
  caseRow(n, {
    marketplaceId: 'qjob',
    queue: 'escrow-disputes',
    subjectKind: 'escrow-dispute',
    headline: {
      name: 'Jana Horáková',
      about: 'Obklad koupelny',
      language: 'cs',
      amountMinor: GROSS,
      currency: 'CZK',
      reason: 'partly_done',
    },
    ...over,
  });

const side = (party: 'customer' | 'specialist', displayName: string): EscrowContext['customer'] => ({
  party,
  id: `p-${party}`,
  externalId: `x-${party}`,
  displayName,
  locale: 'cs',
  registeredAt: at(-9_000),
  deals: 6,
  disputes: 0,
  lost: 0,
  claim: party === 'customer' ? 'partly-done' : 'done',
  wantsMinor: party === 'customer' ? 920_000 : GROSS,
  text: party === 'customer' ? 'Obklad ve sprše je křivý.' : 'Práce je hotová podle dohody.',
  saidAt: at(-100),
});

const piece = (
  n: number,
  over: Partial<EscrowContext['evidence'][number]> = {},
): EscrowContext['evidence'][number] => ({
  id: `ev-${n}`,
  party: 'customer',
  kind: 'photo',
  text: null,
  url: `https://files.example.com/${n}.jpg`,
  sha256: String(n).repeat(64).slice(0, 64),
  bytes: 1_000,
  visibility: 'both',
  late: false,
  at: at(-90),
  ...over,
});

export const escrowContext = (row: CaseRow, over: Partial<EscrowContext> = {}): EscrowContext => ({
  case: row,
  allowed: row.state === 'open' ? ['release', 'refund', 'split', 'propose', 'ask', 'escalate'] : [],
  dispute: {
    id: row.subjectId,
    state: 'under_review',
    origin: 'reports',
    openedBy: null,
    reason: 'partly_done',
    text: null,
    openedAt: at(-80),
    dueAt: at(4),
    evidenceRounds: 0,
    evidenceRoundsMax: 2,
    evidenceLockedAt: at(-10),
    refundMinor: null,
    appealUsed: false,
    appealedBy: null,
    appealText: null,
    version: 3,
  },
  hold: {
    id: 'hold-1',
    marketplaceId: 'qjob',
    externalId: 'D-77120',
    orderId: 'order-1',
    orderExternalId: '77120',
    customerId: 'p-customer',
    customerName: 'Jana Horáková',
    specialistId: 'p-specialist',
    specialistName: 'Roman Vlček',
    currency: 'CZK',
    gross: GROSS,
    feeFull: FEE,
    released: 0,
    refunded: 0,
    fee: 0,
    chargedBack: 0,
    state: 'disputed',
    chargeback: 'none',
    dueAt: null,
    createdAt: at(-600),
    capturedAt: at(-600),
    settledAt: null,
    settledFor: null,
    version: 5,
    exponent: 2,
    settleStep: 1,
    feeOnRefund: 'proportional',
    ageDays: 23,
    nextAge: { days: 45, step: 'manager' },
  },
  order: {
    id: 'order-1',
    externalId: '77120',
    listingTitle: 'Obklad koupelny, Brno',
    categoryName: 'Obklady',
    status: 'completed',
    terminalAt: at(-90),
    cancelledBy: null,
    amountMinor: GROSS,
    currency: 'CZK',
    reviewWindowEndsAt: at(600),
  },
  customer: side('customer', 'Jana Horáková'),
  specialist: side('specialist', 'Roman Vlček'),
  evidence: [
    piece(1),
    piece(2, { late: true }),
    piece(3, { party: 'specialist', kind: 'receipt', text: 'Dlaždice 4 m²' }),
  ],
  mayAddEvidence: row.state === 'open',
  checklist: [
    { kind: 'photo', there: true },
    { kind: 'signed-document', there: false },
    { kind: 'system-log', there: false },
  ],
  offers: [],
  limits: {
    currency: 'CZK',
    alone: 1_000_000,
    partyDay: 2_000_000,
    agentDay: 10_000_000,
    smallClaim: 200_000,
    goodwillMax: 100_000,
    usedByMe: 0,
  },
  second: [],
  approval: null,
  similar: { cases: [], medianKeptBasisPoints: null },
  journals: [],
  instructions: [],
  review: null,
  history: [],
  timeline: [],
  policy: { version: 7, graceSeconds: 20, appealDays: 7, approvalHours: 24, evidenceHours: 72, proposalHours: 48 },
  ...over,
});

/** `kept = gross − refund`, `fee = ⌊feeFull × kept ÷ gross⌋`, and the rest is the specialist's (escrow.md §2, Split). */
export function partsOf(refundMinor: number): Pick<SplitAnswer, 'refundMinor' | 'feeMinor' | 'releaseMinor'> {
  const kept = GROSS - refundMinor;
  const feeMinor = Number((BigInt(FEE) * BigInt(kept)) / BigInt(GROSS));
  return { refundMinor, feeMinor, releaseMinor: kept - feeMinor };
}

function refundOf({ refundMinor, releaseMinor, keptBasisPoints }: SplitAsk): number {
  if (refundMinor !== undefined) return refundMinor;
  if (keptBasisPoints !== undefined) return GROSS - Math.floor((GROSS * keptBasisPoints) / 10_000);
  return GROSS - Math.floor(((releaseMinor ?? 0) * 10) / 9);
}

export const splitAnswer = (ask: SplitAsk, second: SplitAnswer['second'] = []): SplitAnswer => {
  const refundMinor = refundOf(ask);
  return { ...partsOf(refundMinor), keptBasisPoints: Math.floor(((GROSS - refundMinor) * 10_000) / GROSS), second };
};

export const dryRun = ({ division, outcome }: DecisionInput, over: Partial<DryRun> = {}): DryRun => ({
  ...partsOf(division?.refundMinor ?? 0),
  outcome,
  second: [],
  disputeState: 'decided',
  holdState: 'disputed',
  leavesAt: at(168),
  transfers: [],
  instructions: [],
  ...over,
});

/** The desk of payments: divides as the server does, tries decisions out, and wants a password where a test says so. */
export class EscrowWorld extends World {
  asked: SplitAsk[] = [];
  split: (ask: SplitAsk) => Response | Promise<Response> = (ask) =>
    ask.refundMinor !== undefined && ask.refundMinor > GROSS
      ? refuse(400, 'amount-invalid')
      : HttpResponse.json(splitAnswer(ask));
  tried: DecisionInput[] = [];
  try: (input: DecisionInput) => Response = (input) => HttpResponse.json(dryRun(input));
  passwords: unknown[] = [];

  constructor(rows: CaseRow[] = [disputeCase(1), disputeCase(2)]) {
    super(rows);
    this.context = (row) => escrowContext(row);
    this.more = [
      http.post('*/api/escrow-disputes/:id/split', async ({ request }) => {
        const ask = (await request.json()) as SplitAsk;
        this.asked.push(ask);
        return this.split(ask);
      }),
      http.post('*/api/cases/:id/dry-run', async ({ request }) => {
        const input = (await request.json()) as DecisionInput;
        this.tried.push(input);
        return this.try(input);
      }),
      http.post('*/api/session/step-up', async ({ request }) => {
        this.passwords.push(await request.json());
        return HttpResponse.json({});
      }),
    ] satisfies RequestHandler[];
  }
}

/** Opens the desk of payments with its first case in hand. */
export async function payments(world = new EscrowWorld(), me: Me = arbiter()) {
  for (let n = 0; n < 9; n++) drafts.drop(`case-${n}`);
  const user = await openDesk(world, '/desks/escrow-disputes', me);
  await onScreen('case-1');
  await waitFor(() => screen.getByRole('slider'));
  return { world, user };
}

const field = (name: string | RegExp) =>
  screen.getByLabelText<HTMLInputElement>(name, { selector: 'input:not([type])' });
export const shareField = () => field('Specialist’s share');
export const releaseField = () => field('To specialist');
export const refundField = () => field('Back to customer');
export const feeField = () => field(/^Fee/);
export const slider = () => screen.getByRole<HTMLInputElement>('slider');

/** What the three fields say together, in minor units, by their digits. */
export const sumOfFields = (): number =>
  [releaseField(), feeField(), refundField()].reduce((sum, { value }) => sum + Number(value.replace(/\D/g, '')), 0);
export const WHOLE = GROSS;
