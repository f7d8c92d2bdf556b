import { screen, waitFor } from '@testing-library/react';
import { HttpResponse, http, type RequestHandler } from 'msw';
import { expect, vi } from 'vitest';
import type { z } from 'zod';
import { PERMISSIONS } from '#db/words.ts';
import type { Me } from '#server/access/contract.ts';
import type { DecisionInput, DecisionRow } from '#server/decisions/contract.ts';
import type { DisputeContext as DisputeShape } from '#server/disputes/contract.ts';
import type { CaseRow } from '#server/queue/contract.ts';
import type { ReviewContext as ReviewShape } from '#server/reviews/contract.ts';
import { NOW, openConsole, page, person, refuse } from './openConsole.tsx';

type ReviewContext = z.infer<typeof ReviewShape>;
type DisputeContext = z.infer<typeof DisputeShape>;

const HOUR = 3_600_000;
export const at = (hours: number) => new Date(Date.parse(NOW) + hours * HOUR).toISOString();

/** Whoever works at both desks. */
export const moderator = (over: Partial<Me> = {}): Me =>
  person({ role: 'manager', permissions: [...PERMISSIONS], queues: ['reviews', 'review-disputes'], ...over });

export const caseRow = (n: number, over: Partial<CaseRow> = {}): CaseRow => ({
  id: `case-${n}`,
  marketplaceId: 'izi',
  queue: 'reviews',
  subjectKind: 'review',
  subjectId: `00000${n}aa-1`,
  state: 'open',
  level: 1,
  headline: { stars: 1, name: `Author ${n}`, about: `text ${n}`, language: 'uk' },
  flags: [],
  priority: [],
  dueAt: at(n),
  openedAt: at(-20),
  closedAt: null,
  lease: null,
  heldUntil: null,
  holdReason: null,
  handedToMe: false,
  handOverNote: null,
  version: 1,
  ...over,
});

const rating = (count: number, sum: number) => ({
  count,
  sum,
  value: count < 3 ? null : sum / count,
  shown: count >= 3,
});
const side = (id: string, displayName: string) => ({
  id,
  externalId: `x-${id}`,
  displayName,
  locale: 'uk',
  registeredAt: at(-9_000),
  orders: 14,
  cancelled: 1,
  given: 9,
  givenMean: 4.11,
  received: 3,
  rejected: 1,
  disputes: 0,
  rating: rating(3, 14),
});
const order = {
  id: 'order-1',
  externalId: 'O-90418',
  listingTitle: 'Шафа',
  categoryName: null,
  status: 'cancelled' as const,
  terminalAt: at(-48),
  cancelledBy: 'specialist',
  amountMinor: 1_245_000,
  currency: 'UAH',
  reviewWindowEndsAt: at(700),
};
const policy = {
  version: 7,
  graceSeconds: 20,
  reasons: [
    'R01',
    'R02',
    'R03',
    'R04',
    'R05',
    'R06',
    'R07',
    'R08',
    'R09',
    'R10',
    'R11',
    'R12',
  ] as ReviewContext['policy']['reasons'],
};

export const TEXT = 'Такого хама я не зустрічав, телефонуйте: 067 412 83 09.';
const review = (row: CaseRow) => ({
  id: row.subjectId,
  rating: 1,
  text: TEXT,
  originalText: null,
  language: 'uk',
  submittedAt: at(-20),
  redacted: false,
  version: 1,
  hidden: [],
});

export const reviewContext = (row: CaseRow, over: Partial<ReviewContext> = {}): ReviewContext => ({
  case: row,
  allowed: row.state === 'open' ? ['publish', 'redact', 'reject', 'escalate'] : [],
  review: { ...review(row), status: 'pending', notifiedAt: at(-20), blindUntil: at(52), visible: true },
  marks: [],
  hints: [],
  author: side('p-1', row.headline.name),
  subject: side('p-2', 'Майстерня «Затишок»'),
  order,
  windows: {
    reviewDay: 2,
    reviewDays: 30,
    reviewEndsAt: at(700),
    inTime: true,
    publishAt: at(52),
    bothSubmitted: false,
    blindHours: 72,
  },
  otherSide: null,
  replaces: null,
  previews: [{ outcome: 'publish', before: rating(3, 14), after: rating(4, 15) }],
  history: [],
  similar: [],
  timeline: [],
  policy,
  ...over,
});

export const disputeContext = (row: CaseRow, over: Partial<DisputeContext> = {}): DisputeContext => ({
  case: row,
  allowed: row.state === 'open' ? ['keep', 'remove', 'redact', 'apply-edit', 'ask', 'escalate'] : [],
  dispute: {
    id: row.subjectId,
    byParty: 'subject',
    ground: 'agreed-edit',
    reason: 'Ми домовилися.',
    status: 'open',
    openedAt: at(-26),
    evidence: [],
    proposedText: 'Майстер запізнився, але вибачився.',
    proposedRating: 4,
    consentedAt: at(-25),
    questions: [],
    version: 1,
  },
  review: { ...review(row), text: 'Майстер запізнився за годину.', status: 'published', publishedAt: at(-400) },
  author: side('p-1', row.headline.name),
  subject: side('p-2', 'Інструмент-Сервіс'),
  order,
  window: { day: 17, days: 30, endsAt: at(300), inTime: true },
  previews: [],
  checks: [
    { code: 'both-agreed', passed: true },
    { code: 'edit-not-bought-or-forced', passed: null },
  ],
  history: [],
  timeline: [],
  policy,
  ...over,
});

export const decisionRow = (row: CaseRow, over: Partial<DecisionRow> = {}): DecisionRow => ({
  id: `decision-${row.id}`,
  marketplaceId: row.marketplaceId,
  caseId: row.id,
  queue: row.queue,
  subjectKind: row.subjectKind,
  subjectId: row.subjectId,
  outcome: 'publish',
  reasons: [],
  spans: [],
  message: null,
  note: null,
  level: 1,
  deciderId: 's-1',
  deciderAlias: 'Agent Linden',
  decidedAt: NOW,
  effectiveAt: at(20 / 3_600),
  state: 'pending',
  settledAt: null,
  revertsId: null,
  batchId: null,
  policyVersion: 7,
  headline: row.headline,
  mayUndo: true,
  mayRevert: false,
  ...over,
});

interface Sent {
  path: string;
  body: unknown;
  key: string | null;
}

/** A queue that remembers what it was sent. Fields may be changed while a test runs. */
export class World {
  sent: Sent[] = [];
  pending: DecisionRow[] = [];
  /** What becomes of a decision; unless a test says otherwise, it is taken. */
  decide: (row: CaseRow, input: DecisionInput) => Response | Promise<Response> = (row, input) => this.take(row, input);
  context: (row: CaseRow) => object = (row) => (row.queue === 'reviews' ? reviewContext(row) : disputeContext(row));
  more: RequestHandler[] = [];
  rows: CaseRow[];

  constructor(rows: CaseRow[] = [1, 2, 3].map((n) => caseRow(n))) {
    this.rows = rows;
  }

  take(row: CaseRow, input: DecisionInput): Response {
    Object.assign(row, { state: 'decided', lease: null, version: row.version + 1 });
    const decision = decisionRow(row, { outcome: input.outcome });
    this.pending.unshift(decision);
    return HttpResponse.json({ decision: { ...decision, undoUntil: decision.effectiveAt }, case: row });
  }

  of = (id: unknown): CaseRow => {
    const found = this.rows.find((row) => row.id === id);
    if (!found) throw new Error(`The test has no case ${id}.`);
    return found;
  };

  posts = (end: string): Sent[] => this.sent.filter((it) => it.path.endsWith(end));

  handlers = (): RequestHandler[] => [
    ...this.more,
    http.get('*/api/cases', ({ request }) => {
      const filter = JSON.parse(new URL(request.url).searchParams.get('filter') ?? '{}');
      const asked = (row: CaseRow) =>
        filter.id ? filter.id.includes(row.id) : row.queue === filter.queue && row.state === 'open';
      return page(filter.view === 'escalated' || filter.view === 'waiting' ? [] : this.rows.filter(asked));
    }),
    http.get('*/api/cases/:id/context', ({ params }) => HttpResponse.json(this.context(this.of(params.id)))),
    http.get('*/api/decisions', () => page(this.pending)),
    http.get('*/api/colleagues', () => HttpResponse.json([{ id: 's-2', alias: 'Lead Kestrel', role: 'manager' }])),
    http.post('*/api/cases/:id/:act', async ({ params, request }) => {
      const body = (await request.json()) as DecisionInput;
      if (params.act === 'presence') return new HttpResponse(null, { status: 204 });
      const row = this.of(params.id);
      this.sent.push({ path: new URL(request.url).pathname, body, key: request.headers.get('Idempotency-Key') });
      if (params.act === 'decision') return this.decide(row, body);
      row.lease =
        params.act === 'claim' || params.act === 'heartbeat'
          ? { holderId: 's-1', alias: 'Agent Linden', until: at(0.25), mine: true }
          : null;
      return HttpResponse.json(row);
    }),
    http.post('*/api/decisions/:id/undo', async ({ params, request }) => {
      this.sent.push({ path: new URL(request.url).pathname, body: await request.json(), key: null });
      const decision = this.pending.find((it) => it.id === params.id);
      if (!decision) return refuse(409, 'undo-too-late');
      this.pending = this.pending.filter((it) => it !== decision);
      const row = this.of(decision.caseId);
      Object.assign(row, { state: 'open', version: row.version + 1 });
      return HttpResponse.json({ decision: { ...decision, state: 'undone' }, case: row });
    }),
  ];
}

/** A window as wide as a desk needs; jsdom itself has no width. */
export function atWideWindow(): void {
  vi.stubGlobal('matchMedia', (media: string) => ({
    media,
    matches: media.includes('min-width'),
    onchange: null,
    addEventListener: () => {},
    removeEventListener: () => {},
    dispatchEvent: () => false,
  }));
}

/** Opens the desk and waits until a case is there to be decided. */
export async function openDesk(world: World, path = '/desks/reviews', me: Me = moderator()) {
  atWideWindow();
  const user = await openConsole(path, me, ...world.handlers());
  await waitFor(() => expect(document.querySelector('.acts')).not.toBeNull());
  return user;
}

export const titleOf = (): string =>
  screen
    .getAllByRole('heading', { level: 2 })
    .map((it) => it.textContent)
    .find((it) => it?.startsWith('Review')) ?? '';
/** The cases of the list, in the order in which they stand there. */
export const listed = (): (string | undefined)[] =>
  [...document.querySelectorAll('.q .name')].map((it) => it.textContent ?? undefined);
export const messageBox = (): HTMLTextAreaElement => screen.getByRole('textbox', { name: /^Message to the/ });
export const noteBox = (): HTMLTextAreaElement => screen.getByRole('textbox', { name: 'Internal note' });
export const chosen = (): string | null => window.location.hash.split('/')[3]?.split('?')[0] ?? null;

export async function onScreen(id: string): Promise<void> {
  await waitFor(() => expect(chosen()).toBe(id));
}

/** A key as the browser tells it: which character it printed, and which place it has. */
export function press(code: string, more: KeyboardEventInit = {}, target: EventTarget = document.body): void {
  target.dispatchEvent(
    new KeyboardEvent('keydown', {
      code,
      key: code.replace('Key', '').toLowerCase(),
      bubbles: true,
      cancelable: true,
      ...more,
    }),
  );
  if (!more.repeat) target.dispatchEvent(new KeyboardEvent('keyup', { code, bubbles: true }));
}
