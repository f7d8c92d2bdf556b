import { screen, waitFor } from '@testing-library/react';
import axe from 'axe-core';
import { HttpResponse, http, type RequestHandler } from 'msw';
import { vi } from 'vitest';
// Loaded with the file and not by the first test, whose time it would take.
import '#client/desk/DeskPage.tsx';
import { drafts } from '#client/desk/drafts.ts';
import { CHECK_CODES, type CheckCode, PERMISSIONS } from '#db/words.ts';
import type { Me } from '#server/access/contract.ts';
import type { CheckLine, DocumentContext, DocumentPicture, Reading, TickChecks } from '#server/documents/contract.ts';
import type { CaseRow } from '#server/queue/contract.ts';
import { at, caseRow, onScreen, openDesk, World } from './deskWorld.ts';
import { person, refuse } from './openConsole.tsx';

/** Whoever verifies documents, but a manager's rights beside the case. */
export const verifier = (over: Partial<Me> = {}): Me =>
  person({
    permissions: PERMISSIONS.filter((each) => each !== 'documents:revoke' && !/^(escrow|registrations)/.test(each)),
    queues: ['documents'],
    ...over,
  });

export const documentCaseRow = (n: number, over: Partial<CaseRow> = {}): CaseRow =>
  caseRow(n, {
    marketplaceId: 'qjob',
    queue: 'documents',
    subjectKind: 'document',
    headline: {
      name: n === 1 ? 'Olena Ševčenko' : 'Petr Novák',
      about: '',
      document: { type: 'id-card', country: n === 1 ? 'UA' : 'CZ', attempt: n },
    },
    ...over,
  });

export const picture = (side: DocumentPicture['side'], over: Partial<DocumentPicture> = {}): DocumentPicture => ({
  side,
  attempt: 1,
  width: 2_000,
  height: 1_260,
  megapixels: 12,
  hints: [],
  traces: { editor: false, position: true, captureDate: true },
  scan: 'clean',
  addedAt: at(-3),
  seenAt: null,
  purged: false,
  ...over,
});

/** What is required and only a person answers; all others a program passed. */
export const BY_PERSON: readonly CheckCode[] = ['SIDES_PRESENT', 'TEMPLATE_FONTS', 'NAME_EQ_PROFILE'];
const OPTIONAL: readonly CheckCode[] = ['NUMBER_FORMAT', 'REGISTER_LOOKUP'];
const said = (result: NonNullable<CheckLine['result']>): CheckLine['auto'] => ({
  result,
  detail: {},
  explanation: null,
  byAlias: null,
  at: at(-2),
});
export const checkLine = (code: CheckCode, over: Partial<CheckLine> = {}): CheckLine => {
  const isPersons = BY_PERSON.includes(code);
  return {
    code,
    group: 'image',
    required: !OPTIONAL.includes(code),
    onFail: 'resubmit',
    auto: isPersons ? null : said('pass'),
    agent: null,
    result: isPersons ? null : 'pass',
    mayTick: true,
    ...over,
  };
};

export const READING: Reading = {
  surname: 'Shevchenko',
  givenNames: 'Olena',
  birthDate: '1991-03-14',
  sex: 'F',
  nationality: 'UKR',
  number: '006543482',
  issuedOn: '2019-06-02',
  expiresOn: '2029-06-02',
  mrz: 'I<UKR0065434821<<<<<<<<<<<<<<<\n9103146F2906025UKR<<<<<<<<<<<6\nSHEVCHENKO<<OLENA<<<<<<<<<<<<<',
};
type Fields = NonNullable<DocumentContext['fields']>;
const field = (
  of: Fields[number]['field'],
  profile: string | null,
  typed: string,
  mrz: string | null,
): Fields[number] => ({
  field: of,
  profile,
  typed,
  mrz,
  digitFits: of === 'birthDate' || of === 'number' || of === 'expiresOn' ? true : null,
  verdict: mrz === null ? 'absent' : 'equal',
  score: null,
});
export const FIELDS: Fields = [
  { ...field('surname', 'Olena Ševčenko', 'Shevchenko', 'SHEVCHENKO'), verdict: 'close', score: 0.93 },
  field('givenNames', 'Olena Ševčenko', 'Olena', 'OLENA'),
  field('birthDate', null, '1991-03-14', '1991-03-14'),
  field('sex', null, 'F', 'F'),
  field('nationality', null, 'UKR', 'UKR'),
  field('number', null, '••••••482', '••••••482'),
  field('issuedOn', null, '2019-06-02', null),
  field('expiresOn', null, '2029-06-02', '2029-06-02'),
];

export const documentContext = (row: CaseRow, over: Partial<DocumentContext> = {}): DocumentContext => ({
  case: row,
  allowed: row.state === 'open' ? ['approve', 'resubmit', 'reject', 'escalate'] : [],
  document: {
    id: `doc-${row.id}`,
    type: 'id-card',
    country: 'UA',
    state: 'submitted',
    attempt: 1,
    attemptsMax: 5,
    legalBasis: 'consent',
    consent: { version: '2026-01', language: 'cs', givenAt: at(-4) },
    openedAt: at(-4),
    submittedAt: at(-3),
    expiresOn: null,
    heldUntil: null,
    heldFor: null,
    purgedAt: null,
    version: 6,
  },
  first: null,
  appeal: null,
  applicant: {
    id: 'p-1',
    externalId: 'x-20418',
    displayName: row.headline.name,
    locale: 'cs',
    registeredAt: at(-7_000),
    orders: 31,
    cancelled: 0,
    given: 0,
    givenMean: null,
    received: 22,
    rejected: 0,
    disputes: 0,
    rating: { count: 22, sum: 106, value: 4.82, shown: true },
    categories: ['Úklid', 'Mytí oken'],
    badge: 'none',
  },
  pictures: [picture('front'), picture('back')],
  fields: null,
  reading: null,
  mrz: null,
  checks: CHECK_CODES.map((code) => checkLine(code)),
  suggestion: null,
  missing: [
    ...BY_PERSON.map((code) => ({ code, why: 'unanswered' })),
    { code: '', why: 'not-revealed' },
    ...(row.lease?.mine ? [] : [{ code: '', why: 'no-lease' }]),
  ],
  linked: [],
  access: [],
  grounds: [
    { code: 'IMG_BLURRED', group: 'image', disposition: 'retry', fourEyes: false },
    { code: 'IMG_GLARE', group: 'image', disposition: 'retry', fourEyes: false },
    { code: 'DOC_EXPIRED', group: 'document', disposition: 'retry', fourEyes: false },
    { code: 'AGE_UNDER_18', group: 'policy', disposition: 'final', fourEyes: false },
    { code: 'FRAUD_TAMPERED', group: 'fraud', disposition: 'final', fourEyes: true },
    { code: 'FRAUD_FORGED', group: 'fraud', disposition: 'final', fourEyes: true },
    { code: 'OTHER', group: 'other', disposition: 'retry', fourEyes: false },
  ],
  history: [],
  timeline: [],
  policy: { version: 7, graceSeconds: 20, reblurSeconds: 60, attempts: 5 },
  ...over,
});

/** Addresses of pictures that this page holds in its memory; what is given up is gone from here. */
export const heldPictures = new Map<string, Blob>();
let made = 0;
export function watchPictures(): void {
  heldPictures.clear();
  vi.stubGlobal(
    'URL',
    Object.assign(URL, {
      createObjectURL: (blob: Blob) => {
        const url = `blob:test/${++made}`;
        heldPictures.set(url, blob);
        return url;
      },
      revokeObjectURL: (url: string) => void heldPictures.delete(url),
    }),
  );
}

/** Bytes and no Blob: jsdom's own is not the one that a response takes. */
export const jpeg = (text: string) =>
  new HttpResponse(new TextEncoder().encode(text), {
    headers: { 'Content-Type': 'image/jpeg', 'Cache-Control': 'no-store' },
  });

/** The desk of documents: shows pictures, keeps what is typed and ticked, and answers as the server would. */
export class DocumentsWorld extends World {
  reveals: { id: string; body: unknown; cache: RequestCache }[] = [];
  reveal: (id: string) => Response | Promise<Response> = (id) => jpeg(`picture of ${id}`);
  ticks: TickChecks[] = [];
  tick: (body: TickChecks) => Response | Promise<Response> = () => HttpResponse.json({});
  readings: { reading: Reading; version: number }[] = [];
  type: () => Response = () => HttpResponse.json({});
  reads = 0;

  constructor(rows: CaseRow[] = [documentCaseRow(1), documentCaseRow(2)]) {
    super(rows);
    this.context = (row) => documentContext(row);
    this.more = [
      http.get('*/api/cases/:id/context', ({ params }) => {
        this.reads++;
        return HttpResponse.json(this.context(this.of(params.id)));
      }),
      http.get('*/api/documents/:id/previews/:side', () => jpeg('blurred')),
      http.post('*/api/documents/:id/reveal', async ({ request, params }) => {
        this.reveals.push({ id: String(params.id), body: await request.json(), cache: request.cache });
        return this.reveal(String(params.id));
      }),
      http.post('*/api/documents/:id/checks', async ({ request }) => {
        const body = (await request.json()) as TickChecks;
        this.ticks.push(body);
        return this.tick(body);
      }),
      http.post('*/api/documents/:id/readings', async ({ request }) => {
        this.readings.push((await request.json()) as { reading: Reading; version: number });
        return this.type();
      }),
    ] satisfies RequestHandler[];
  }
}

/** Opens the desk of documents with its first case on the screen, and in hand where it can be. */
export async function documents(world = new DocumentsWorld(), me: Me = verifier()) {
  for (let n = 0; n < 9; n++) drafts.drop(`case-${n}`);
  watchPictures();
  const user = await openDesk(world, '/desks/documents/case-1', me);
  await onScreen('case-1');
  await screen.findByText('Pictures', { exact: false, selector: 'h3' });
  return { world, user };
}

export const inHand = () => screen.findByText(/^Yours for/);
export const revealButton = (side: 'Front' | 'Back') =>
  screen.findByRole('button', { name: `Reveal (logged): ${side}` });
export const openPicture = (side: 'Front' | 'Back') => screen.findByAltText(`${side} of the document, revealed`);
export const noOpenPicture = () => waitFor(() => screen.getAllByAltText(/blurred$/));

/** What axe finds where nothing is drawn: colours are looked at in a real browser. */
export async function axeFinds(): Promise<string[]> {
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
}
export { refuse };
