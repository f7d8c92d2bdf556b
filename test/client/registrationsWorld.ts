import { screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { HttpResponse, http } from 'msw';
// Loaded with the file and not by the first test, whose time it would take.
import '#client/desk/DeskPage.tsx';
import { drafts } from '#client/desk/drafts.ts';
import { PERMISSIONS } from '#db/words.ts';
import type { Me } from '#server/access/contract.ts';
import type { CaseRow } from '#server/queue/contract.ts';
import type { RegistrationContext } from '#server/registrations/contract.ts';
import { at, caseRow, onScreen, openDesk, World } from './deskWorld.ts';
import { person, refuse } from './openConsole.tsx';

/** Whoever admits specialists. */
export const admitter = (over: Partial<Me> = {}): Me =>
  person({
    permissions: PERMISSIONS.filter((each) => !/^(escrow|documents|questionnaires)/.test(each)),
    queues: ['registrations'],
    ...over,
  });

export const registrationRow = (n: number, over: Partial<CaseRow> = {}): CaseRow =>
  caseRow(n, {
    marketplaceId: 'qjob',
    queue: 'registrations',
    subjectKind: 'registration',
    headline: { name: n === 1 ? 'Šárka Dvořáková' : 'Petr Novák', about: 'Elektrikářské práce', language: 'cs' },
    ...over,
  });

export const link = (
  n: number,
  over: Partial<RegistrationContext['links'][number]> = {},
): RegistrationContext['links'][number] => ({
  personId: `p-${n}`,
  displayName: n === 7 ? 'Šárka D.' : `Účet ${n}`,
  kinds: ['phone'],
  strength: 0.7,
  band: 'possible',
  verdict: null,
  verdictAt: null,
  registration: 'refused',
  ...over,
});

export const registrationContext = (row: CaseRow, over: Partial<RegistrationContext> = {}): RegistrationContext => ({
  case: row,
  allowed: row.state === 'open' ? ['accept', 'ask', 'refuse', 'escalate'] : [],
  registration: {
    id: row.subjectId,
    marketplaceId: 'qjob',
    personId: 'p-1',
    personName: row.headline.name,
    state: 'submitted',
    questionnaireVersion: 2,
    reasons: [],
    submittedAt: at(-20),
    dueAt: null,
    decidedAt: null,
    version: 1,
    categories: [{ id: 'c-3', name: 'Elektrikářské práce' }],
    answers: [
      {
        key: 'experience',
        kind: 'long-text',
        required: true,
        label: 'What experience do you have?',
        categoryName: null,
        answer: 'Dvanáct let montuji rozvody v panelácích.',
      },
      {
        key: 'licence',
        kind: 'yes-no',
        required: true,
        label: 'Do you have a trade licence?',
        categoryName: null,
        answer: 'yes',
      },
      {
        key: 'electric',
        kind: 'yes-no',
        required: true,
        label: 'Are you certified?',
        categoryName: 'Elektrikářské práce',
        answer: 'no',
      },
      {
        key: 'samples',
        kind: 'text',
        required: false,
        label: 'Where can your work be seen?',
        categoryName: null,
        answer: null,
      },
    ],
    asked: null,
    askedAt: null,
  },
  person: {
    id: 'p-1',
    externalId: 'x-1',
    displayName: row.headline.name,
    locale: 'cs',
    registeredAt: at(-48),
    orders: 0,
    cancelled: 0,
    given: 0,
    givenMean: null,
    received: 0,
    rejected: 0,
    disputes: 0,
    rating: { count: 0, sum: 0, value: null, shown: false },
  },
  contacts: { email: 'sarka@posta.example.com', phone: '+420602000001', phonePossible: true, phoneCountry: 'CZ' },
  links: [],
  sameName: [],
  document: { state: null, badge: 'none' },
  earlier: [],
  history: [],
  timeline: [{ at: at(-20), kind: 'registration.submitted', actor: 'platform' }],
  policy: { version: 4, graceSeconds: 20, askAnswerHours: 72, appealWindowDays: 183 },
  ...over,
});

/** The desk of registrations; what is judged is remembered, unless a test says otherwise. */
export class RegistrationsWorld extends World {
  judged: { path: string; body: { verdict: NonNullable<RegistrationContext['links'][number]['verdict']> } }[] = [];
  judge: () => Response | null = () => null;

  constructor(over: Partial<RegistrationContext> = {}, rows = [registrationRow(1), registrationRow(2)]) {
    super(rows);
    this.context = (row) => registrationContext(row, row.id === 'case-1' ? over : {});
    this.more = [
      http.post('*/api/people/:id/links/:other/verdict', async ({ request, params }) => {
        const body = (await request.json()) as (typeof this.judged)[number]['body'];
        this.judged.push({ path: new URL(request.url).pathname, body });
        const verdictAt = at(0);
        const known = (over.links ?? []).find(({ personId }) => personId === params.other);
        const answer = this.judge();
        if (answer) return answer;
        if (known) Object.assign(known, { verdict: body.verdict, verdictAt });
        const { registration: _registration, ...row } = known ?? link(0);
        return HttpResponse.json({ ...row, verdict: body.verdict, verdictAt });
      }),
    ];
  }
}

/** Opens the desk with its first case in hand. */
export async function registrations(world = new RegistrationsWorld(), me: Me = admitter()) {
  for (let n = 0; n < 9; n++) drafts.drop(`case-${n}`);
  const user = await openDesk(world, '/desks/registrations', me);
  await onScreen('case-1');
  await waitFor(() => screen.getByRole('button', { name: /^Admit/ }));
  return { world, user };
}

export const dialogNamed = async (name: string | RegExp) => within(await screen.findByRole('dialog', { name }));

/** What axe finds where nothing is drawn: colours are looked at in a real browser. */
export async function axeFinds(): Promise<string[]> {
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
}
export { refuse };
