import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { HttpResponse, http, type RequestHandler } from 'msw';
import { expect, test } from 'vitest';
import { PERMISSIONS } from '#db/words.ts';
import type { PrecisionRow, SettingsRow, TrialAnswer } from '#server/screening/contract.ts';
import { DEFAULT_SCREENING } from '#server/screening/defaults.ts';
import { keeping, NOW, openConsole, page, person, refuse } from './openConsole.tsx';

const { thresholds } = DEFAULT_SCREENING;
/** Few words, for the sake of jsdom, which takes long to find one button among thousands. */
const lists = {
  ...DEFAULT_SCREENING.lists,
  phrases: DEFAULT_SCREENING.lists.phrases.slice(0, 2),
  latin: { ...DEFAULT_SCREENING.lists.latin, insults: DEFAULT_SCREENING.lists.latin.insults.slice(0, 4) },
};
const manager = () =>
  person({
    role: 'manager',
    permissions: PERMISSIONS.filter((each) => /^(screening|rings|reviews|people|policies):|^audit/.test(each)),
  });

const version = (over: Partial<SettingsRow> = {}): SettingsRow => ({
  id: 'v-2',
  marketplaceId: 'izi',
  version: 2,
  builtIn: false,
  note: 'Fewer false alarms.',
  createdBy: 'Agent Rowan',
  createdAt: NOW,
  appliedAt: NOW,
  ...over,
});
const body = { lists, thresholds };
const withBody = (row: SettingsRow) => ({ ...row, body });

/** Versions of the server, the newest first; a test may add one while the page is open. */
function serving(versions: SettingsRow[]): RequestHandler[] {
  return [
    http.get('*/api/screening-settings', ({ request }) => {
      const range = JSON.parse(new URL(request.url).searchParams.get('range') ?? '[0,24]') as [number, number];
      return page(versions.slice(range[0], range[1] + 1), versions.length);
    }),
    http.get('*/api/screening-settings/:id', ({ params }) => {
      const found = versions.find(({ id }) => id === params.id);
      return found ? HttpResponse.json({ ...withBody(found), body: found.body ?? body }) : refuse(404, 'not-found');
    }),
  ];
}

const trialAnswer: TrialAnswer = {
  reviews: 1_000,
  from: '2026-10-01T00:00:00.000Z',
  to: NOW,
  tookMs: 2_100,
  reasons: [
    { reason: 'R05', before: 4, after: 6, rightBefore: 2, rightAfter: 3, missedBefore: 1, missedAfter: 0 },
    { reason: 'R08', before: 0, after: 0, rightBefore: 0, rightAfter: 0, missedBefore: 0, missedAfter: 0 },
  ],
  changes: [
    {
      reviewId: 'r-1',
      text: 'Кур’єр бринькало запізнився.',
      language: 'uk',
      status: 'published',
      gained: [
        {
          reason: 'R05',
          sub: 'platform',
          start: 7,
          end: 16,
          confidence: 0.65,
          detector: 'phrases',
          version: '1.3',
          mask: null,
        },
      ],
      lost: [],
    },
  ],
  changesTotal: 3,
};

async function openList(user: UserEvent, name: string | RegExp): Promise<void> {
  const menu = within(await screen.findByRole('navigation', { name: 'Word lists' }));
  await user.click(menu.getByRole('button', { name }));
}
async function addWords(user: UserEvent, words: string): Promise<void> {
  await user.click(await screen.findByLabelText('Add words, one per line'));
  await user.paste(words);
  await user.click(screen.getByRole('button', { name: /^Add \d+ word/ }));
}

test('a manager adds words, tries them on real reviews, and saves them as the next version', async () => {
  const versions = [version()];
  const tried = keeping(trialAnswer);
  const sent: { version: number; note: string; body: typeof body }[] = [];
  const user = await openConsole(
    '/screening/lists',
    manager(),
    ...serving(versions),
    http.post('*/api/screening/trial', tried.resolve),
    http.post('*/api/screening/settings', async ({ request }) => {
      sent.push((await request.json()) as (typeof sent)[0]);
      const next = { ...version({ id: 'v-3', version: 3, appliedAt: null }), body: sent[0]?.body };
      versions.unshift(next);
      return HttpResponse.json(next);
    }),
  );
  await openList(user, /Czech: insults/);
  await addWords(user, 'brynkal*\nbrynkalo');
  expect(screen.getByText('2 words added')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Try on the last 1,000 reviews' }));
  const table = within(await screen.findByRole('table', { name: /Marked texts by reason/ }));
  const row = table.getByRole('row', { name: /R05/ });
  expect(row.textContent).toContain('+2');
  expect(row.textContent).toContain('2 → 3');
  expect(screen.getByText(/No text is marked or missed for: R08/)).toBeTruthy();
  expect(screen.getByText('gained:')).toBeTruthy();
  expect(document.querySelector('mark')?.textContent).toContain('бринькало');
  await user.click(screen.getByRole('button', { name: 'Save as version 3…' }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByText('Czech: insults: 2 words added')).toBeTruthy();
  expect(dialog.getByText(/Tried on 1,000 reviews: 3 texts differ/)).toBeTruthy();
  await user.click(dialog.getByRole('button', { name: 'Save version 3' }));
  expect(sent).toEqual([]);
  await user.click(dialog.getByLabelText('Why, for the next manager'));
  await user.paste('A new word.');
  await user.click(dialog.getByRole('button', { name: 'Save version 3' }));
  expect(await screen.findByText('No edits yet. Version 3 is in force.')).toBeTruthy();
  const insults = ['brynkal*', 'brynkalo', ...lists.latin.insults];
  expect(sent).toMatchObject([
    { version: 2, note: 'A new word.', body: { lists: { latin: { insults } }, thresholds } },
  ]);
  expect(tried.sent).toMatchObject([{ version: 2, marketplaceId: 'izi', body: { lists: { latin: { insults } } } }]);
});

test('words that cannot be read are named while they are typed, and only the good ones are taken', async () => {
  const user = await openConsole('/screening/lists', manager(), ...serving([version()]));
  await openList(user, /Czech: insults/);
  await user.click(await screen.findByLabelText('Add words, one per line'));
  await user.paste(`dobré\n[abc\n${lists.latin.insults[0]}\ndobré`);
  expect(screen.getByText('Line 2: “[abc” cannot be read')).toBeTruthy();
  expect(screen.getByText(`Line 3: “${lists.latin.insults[0]}” is in the list already`)).toBeTruthy();
  expect(screen.getByText('Line 4: “dobré” stands here twice')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Add 1 word' }));
  expect(screen.getByText('1 word added')).toBeTruthy();
  expect((screen.getByLabelText('Add words, one per line') as HTMLTextAreaElement).value).toContain('[abc');
});

test('a removed word stays in sight and can be put back, and a figure outside of its range is not saved', async () => {
  const user = await openConsole('/screening/lists', manager(), ...serving([version()]));
  const [word] = lists.latin.insults;
  await openList(user, /Czech: insults/);
  await user.click(await screen.findByRole('button', { name: `Remove “${word}”` }));
  expect(screen.getByText('1 word removed')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: `Put “${word}” back` }));
  expect(screen.getByText('No edits yet. Version 2 is in force.')).toBeTruthy();
  await openList(user, 'Thresholds');
  const raise = screen.getByLabelText('Brings the case forward from, in %');
  await user.clear(raise);
  await user.type(raise, '50');
  expect(screen.getByText('Not below the mark.')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Save as version 3…' }).getAttribute('aria-disabled')).toBe('true');
});

test('when another manager saved meanwhile, the edits are kept and can move onto that version', async () => {
  const versions = [version()];
  const theirs = {
    ...version({ id: 'v-3', version: 3, note: 'Their words.', createdBy: 'Agent Maple' }),
    body: { thresholds, lists: { ...lists, latin: { ...lists.latin, insults: ['jejich', ...lists.latin.insults] } } },
  };
  const sent: { version: number; body: typeof body }[] = [];
  const user = await openConsole(
    '/screening/lists',
    manager(),
    ...serving(versions),
    http.post('*/api/screening/settings', async ({ request }) => {
      const change = (await request.json()) as (typeof sent)[0];
      if (change.version === 2) {
        versions.unshift(theirs);
        return refuse(409, 'version-changed');
      }
      sent.push(change);
      return HttpResponse.json(version({ id: 'v-4', version: 4 }));
    }),
  );
  await openList(user, /Czech: insults/);
  await addWords(user, 'moje');
  await user.click(screen.getByRole('button', { name: 'Save as version 3…' }));
  await user.click(await screen.findByLabelText('Why, for the next manager'));
  await user.paste('Mine.');
  await user.click(screen.getByRole('button', { name: 'Save version 3' }));
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('Version 3 was saved meanwhile');
  expect(alert.textContent).toContain('Agent Maple');
  expect(screen.getByText('1 word added')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Put my edits on version 3' }));
  await waitFor(() => expect(screen.queryByText(/was saved meanwhile/)).toBeNull());
  await user.click(screen.getByRole('button', { name: 'Save as version 4…' }));
  expect(((await screen.findByLabelText('Why, for the next manager')) as HTMLTextAreaElement).value).toBe('Mine.');
  await user.click(screen.getByRole('button', { name: 'Save version 4' }));
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]?.version).toBe(3);
  expect(new Set(sent[0]?.body.lists.latin.insults)).toEqual(new Set(['moje', 'jejich', ...lists.latin.insults]));
});

test('leaving with unsaved edits asks, and staying keeps them', async () => {
  const user = await openConsole(
    '/screening/lists',
    manager(),
    ...serving([version()]),
    http.get('*/api/rings', () => page([])),
    http.get('*/api/screening/precision', () => HttpResponse.json([])),
  );
  await openList(user, /Czech: insults/);
  await addWords(user, 'moje');
  await user.click(screen.getByRole('link', { name: 'Precision' }));
  expect(await screen.findByText('Nothing has been judged yet')).toBeTruthy();
  await user.click(screen.getByRole('link', { name: 'Suspicious groups' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Leave with unsaved edits?' }));
  await user.click(dialog.getByRole('button', { name: 'Stay' }));
  await user.click(screen.getByRole('link', { name: /Lists and thresholds, unsaved edits/ }));
  expect(await screen.findByText('1 word added')).toBeTruthy();
  await user.click(screen.getByRole('link', { name: 'Suspicious groups' }));
  await user.click(await screen.findByRole('button', { name: 'Discard and leave' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Suspicious groups' })).toBeTruthy();
});

test('an earlier version is read with its words, and the next one may start from it', async () => {
  const older = {
    ...version({ id: 'v-1', version: 1, builtIn: true, createdAt: null, appliedAt: null, note: '', createdBy: '' }),
    body: { lists, thresholds: { ...thresholds, fewWords: 4 } },
  };
  const user = await openConsole('/screening/versions', manager(), ...serving([version({ appliedAt: null }), older]));
  expect(await screen.findByText('Fewer false alarms.')).toBeTruthy();
  expect(screen.getByText('Open cases are being screened')).toBeTruthy();
  await user.click(screen.getByRole('link', { name: '1' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'IZI: screening, version 1' })).toBeTruthy();
  await user.click(await screen.findByRole('button', { name: 'Start from this version' }));
  expect(await screen.findByText('1 figure changed')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Save as version 3…' })).toBeTruthy();
});

test('whoever may only read sees the lists without anything that changes them', async () => {
  const auditor = person({ role: 'auditor', queues: [], permissions: ['screening:read', 'rings:read'] });
  await openConsole('/screening/lists', auditor, ...serving([version()]));
  expect(await screen.findByText('You may read the lists. Only a manager changes them.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /Save as version/ })).toBeNull();
});

test('without the right the page says which one is missing', async () => {
  await openConsole('/screening/lists', person({ permissions: ['reviews:read'] }));
  expect(await screen.findByRole('heading', { level: 1, name: 'No access to this page' })).toBeTruthy();
});

test('a detector that few have judged says so, and a bad one says what to do', async () => {
  const row = (over: Partial<PrecisionRow>): PrecisionRow => ({
    marketplaceId: 'izi',
    detector: 'phrases',
    version: '1.2',
    reason: 'R05',
    shown: 120,
    confirmed: 40,
    precision: 1 / 3,
    lower: 0.25,
    ...over,
  });
  const rows = [
    row({}),
    row({ version: '1.1', shown: 10, confirmed: 9, precision: 0.9, lower: 0.6 }),
    row({ detector: 'links', reason: 'R10', shown: 12, confirmed: 12, precision: 1, lower: 0.75 }),
  ];
  const user = await openConsole(
    '/screening',
    manager(),
    http.get('*/api/screening/precision', () => HttpResponse.json(rows)),
  );
  const table = within(await screen.findByRole('table', { name: /Precision by detector/ }));
  expect(table.getByRole('row', { name: /link/ }).textContent).toContain('18 more to be judged');
  expect(table.getByRole('row', { name: /phrase/ }).textContent).toContain('Wrong too often');
  expect(table.getAllByRole('row')).toHaveLength(3);
  await user.click(screen.getByLabelText('Earlier versions too'));
  expect(table.getAllByRole('row')).toHaveLength(4);
});
