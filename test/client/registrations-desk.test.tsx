import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import '#client/registrations/questionnaire/QuestionnaireCreate.tsx';
import { keyFrom, movedBy } from '#client/registrations/questionnaire/questionRules.ts';
import type { AddQuestionnaire, QuestionnaireRow } from '#server/registrations/contract.ts';
import { at, messageBox, onScreen, openDesk, press } from './deskWorld.ts';
import { keeping, openConsole, page } from './openConsole.tsx';
import {
  admitter,
  axeFinds,
  dialogNamed,
  link,
  RegistrationsWorld,
  refuse,
  registrations,
} from './registrationsWorld.ts';

const decisions = (world: RegistrationsWorld) => world.posts('/decision').map(({ body }) => body);
type Dialog = Awaited<ReturnType<typeof dialogNamed>>;
const send = (dialog: Dialog, name: RegExp) => fireEvent.click(dialog.getByRole('button', { name }));

test('the case shows every question with its answer, also what was left out, and who it is', async () => {
  const { world } = await registrations();
  expect(screen.getByText('Šárka Dvořáková wants to be admitted as a specialist: Elektrikářské práce.')).toBeTruthy();
  const answered = [...document.querySelectorAll('.answers dt')].map((term) => [
    term.textContent,
    term.nextElementSibling?.textContent,
  ]);
  expect(answered).toEqual([
    ['What experience do you have?', 'Dvanáct let montuji rozvody v panelácích.'],
    ['Do you have a trade licence?', 'Yes'],
    ['Are you certified? · Elektrikářské práce', 'No'],
    ['Where can your work be seen?', 'Left out'],
  ]);
  const facts = within(screen.getByRole('region', { name: 'Applicant' }));
  expect(facts.getByText('+420602000001 (CZ)')).toBeTruthy();
  expect(facts.getByText('none yet')).toBeTruthy();
  expect(await axeFinds()).toEqual([]);
  expect(decisions(world)).toEqual([]);
});

test('A admits at once, and it can be undone', async () => {
  const { world } = await registrations();
  fireEvent.change(messageBox(), { target: { value: 'Vítejte.' } });
  act(() => press('KeyA'));
  await onScreen('case-2');
  await waitFor(() => expect(decisions(world)).toEqual([{ outcome: 'accept', message: 'Vítejte.', version: 1 }]));
});

test('refusing asks for grounds, shows the person’s own words, and sends by Ctrl-Enter alone', async () => {
  const { world, user } = await registrations();
  act(() => press('KeyR'));
  const dialog = await dialogNamed('Refuse Šárka Dvořáková');
  send(dialog, /^Refuse/);
  expect(dialog.getByText('Choose why the person is not admitted.')).toBeTruthy();
  expect(await axeFinds()).toEqual([]);
  fireEvent.click(dialog.getByRole('button', { name: 'No experience' }));
  fireEvent.click(dialog.getByRole('button', { name: 'Answers unclear' }));
  fireEvent.change(dialog.getByLabelText(/^Message to the person/), { target: { value: 'Ozvěte se znovu.' } });
  const reads = within(await dialog.findByRole('region', { name: 'What the person reads' }));
  expect(reads.getByText('Odpovědi nedokládají praxi ani vzdělání v tom, co chcete nabízet.').closest('ul')?.lang).toBe(
    'cs',
  );
  expect(reads.getByText('Ozvěte se znovu.')).toBeTruthy();
  dialog.getByRole('button', { name: 'No experience' }).focus();
  await user.keyboard('{Control>}{Enter}{/Control}');
  await onScreen('case-2');
  await waitFor(() =>
    expect(decisions(world)).toEqual([
      {
        outcome: 'refuse',
        grounds: ['ANSWERS_UNCLEAR', 'NO_EXPERIENCE'],
        message: 'Ozvěte se znovu.',
        version: 1,
      },
    ]),
  );
});

test('a sixth ground is not taken, and the form closed keeps what was chosen', async () => {
  await registrations();
  act(() => press('KeyR'));
  const dialog = await dialogNamed('Refuse Šárka Dvořáková');
  for (const name of ['Answers unclear', 'No experience', 'No licence', 'Not serious', 'Second account'])
    fireEvent.click(dialog.getByRole('button', { name }));
  fireEvent.click(dialog.getByRole('button', { name: 'Closed before' }));
  expect(dialog.getByText('5 grounds at most. Take one back first.')).toBeTruthy();
  expect(dialog.getByRole('button', { name: 'Closed before' }).getAttribute('aria-pressed')).toBe('false');
  send(dialog, /^Cancel/);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  act(() => press('KeyR'));
  const again = await dialogNamed('Refuse Šárka Dvořáková');
  expect(again.getByRole('button', { name: 'No licence' }).getAttribute('aria-pressed')).toBe('true');
});

test('asking needs a question, says how long it is waited for, and goes to the specialist', async () => {
  const { world } = await registrations();
  act(() => press('KeyQ'));
  const dialog = await dialogNamed('Ask Šárka Dvořáková');
  expect(dialog.getByText(/^The case waits for 72 hours;/)).toBeTruthy();
  send(dialog, /^Ask/);
  expect(dialog.getByText('Fill this in.')).toBeTruthy();
  expect(decisions(world)).toEqual([]);
  fireEvent.change(dialog.getByLabelText(/^Question/), { target: { value: 'Kdy získáte osvědčení?' } });
  send(dialog, /^Ask/);
  await onScreen('case-2');
  await waitFor(() =>
    expect(decisions(world)).toEqual([
      { outcome: 'ask', ask: 'specialist', message: 'Kdy získáte osvědčení?', version: 1 },
    ]),
  );
});

test('what colleagues asked before stands above the answers', async () => {
  const world = new RegistrationsWorld();
  const plain = world.context;
  world.context = (row) => {
    const context = plain(row) as { registration: object };
    return { ...context, registration: { ...context.registration, asked: 'Máte osvědčení?', askedAt: at(-10) } };
  };
  await registrations(world);
  expect(screen.getByText('Asked by the desk:')).toBeTruthy();
  expect(screen.getByText('Máte osvědčení?')).toBeTruthy();
});

test('an account that shares a telephone is judged at its row, and the verdict stays', async () => {
  const over = {
    links: [link(7), link(8, { kinds: ['phone', 'email'], strength: 0.91, band: 'strong', registration: null })],
    sameName: [
      { personId: 'p-9', displayName: 'sarka dvorakova', registeredAt: at(-900), registration: 'accepted' as const },
    ],
  };
  const { world } = await registrations(new RegistrationsWorld(over));
  const group = () => within(screen.getByRole('group', { name: 'What Šárka D. is to this account' }));
  expect(screen.getByText('strong, 0.91')).toBeTruthy();
  expect(screen.getByText('1 other account is called alike')).toBeTruthy();
  expect(screen.getByRole('button', { name: '3 accounts may be the same person' })).toBeTruthy();
  fireEvent.click(group().getByRole('button', { name: 'nothing to do with each other' }));
  await waitFor(() =>
    expect(group().getByRole('button', { name: 'nothing to do with each other' }).getAttribute('aria-pressed')).toBe(
      'true',
    ),
  );
  expect(world.judged).toEqual([{ path: '/api/people/p-1/links/p-7/verdict', body: { verdict: 'unrelated' } }]);
  expect(await screen.findByRole('button', { name: '2 accounts may be the same person' })).toBeTruthy();
  expect(await axeFinds()).toEqual([]);
});

test('a verdict that is refused is said in words, and nothing is shown as judged', async () => {
  const world = new RegistrationsWorld({ links: [link(7)] });
  world.judge = () => refuse(404, 'not-found');
  await registrations(world);
  fireEvent.click(screen.getByRole('button', { name: 'same person' }));
  expect(await screen.findByRole('alert')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'same person' }).getAttribute('aria-pressed')).toBe('false');
});

test('whoever only reads sees what others made of the accounts, and no button', async () => {
  const me = admitter({ permissions: admitter().permissions.filter((each) => !each.endsWith(':decide')) });
  const world = new RegistrationsWorld({ allowed: [], links: [link(7, { verdict: 'related' })] });
  for (const row of world.rows) Object.assign(row, { state: 'open' });
  await openDesk(world, '/desks/registrations/case-1', { ...me, queues: ['registrations'] });
  expect(await screen.findByText('know each other')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'same person' })).toBeNull();
});

const form = (over: Partial<QuestionnaireRow> = {}): QuestionnaireRow => ({
  id: 'q-2',
  marketplaceId: 'qjob',
  version: 2,
  questions: [
    {
      key: 'trade',
      kind: 'text',
      required: true,
      categoryId: null,
      label: { en: 'Your trade?', cs: 'Obor?' },
      choices: [],
    },
    {
      key: 'area',
      kind: 'choice',
      required: false,
      categoryId: 'c-1',
      label: { en: 'Where?' },
      choices: ['Praha', 'Brno'],
    },
  ],
  effectiveFrom: at(-100),
  createdBy: 'Lead Kestrel',
  createdAt: at(-100),
  inForce: true,
  ...over,
});

const opened = async (resolve: ReturnType<typeof keeping>['resolve']) => {
  const me = admitter({ permissions: [...admitter().permissions, 'questionnaires:write'] });
  await openConsole(
    '/questionnaires/create?marketplace=qjob',
    me,
    http.get('*/api/questionnaires', () => page([form()])),
    http.get('*/api/categories', () => page([{ id: 'c-1', name: 'Malování' }])),
    http.get('*/api/questionnaires/:id', () => HttpResponse.json(form({ id: 'q-3', version: 3 }))),
    http.post('*/api/questionnaires', resolve),
  );
  return within(await screen.findByRole('region', { name: 'Question 1' }));
};
const save = () => fireEvent.click(screen.getByText('Put version 3 in force'));

test('the next version begins as the one before, and what is wrong with it is said at its question', async () => {
  const saved = keeping(form(), 201);
  const first = await opened(saved.resolve);
  expect((first.getByLabelText('Question (English)') as HTMLTextAreaElement).value).toBe('Your trade?');
  fireEvent.click(screen.getByText('Add a question'));
  save();
  const third = within(screen.getByRole('region', { name: 'Question 3' }));
  expect(await third.findByText('Write the text in at least one language.')).toBeTruthy();
  expect(saved.sent).toEqual([]);
  expect(await axeFinds()).toEqual([]);
});

test('a manager puts the next version in force: other words, another order, and one question less', async () => {
  const saved = keeping(form({ id: 'q-3', version: 3 }), 201);
  await opened(saved.resolve);
  fireEvent.click(screen.getByText('Add a question'));
  const third = within(screen.getByRole('region', { name: 'Question 3' }));
  fireEvent.change(third.getByLabelText('Question (English)'), { target: { value: 'Own tools?' } });
  fireEvent.click(third.getByLabelText('Must be answered'));
  fireEvent.click(screen.getByLabelText('Move up: Question 3'));
  fireEvent.click(screen.getByLabelText('Remove: Question 1'));
  save();
  await waitFor(() => expect(saved.sent).toHaveLength(1));
  const body = saved.sent[0] as AddQuestionnaire;
  expect(body).toMatchObject({ marketplaceId: 'qjob', version: 2 });
  expect(body.questions).toEqual([
    { key: 'own-tools', kind: 'text', required: false, categoryId: null, label: { en: 'Own tools?' }, choices: [] },
    {
      key: 'area',
      kind: 'choice',
      required: false,
      categoryId: 'c-1',
      label: { en: 'Where?' },
      choices: ['Praha', 'Brno'],
    },
  ]);
});

test('a moderator reads the versions, and is not offered another one', async () => {
  await openConsole(
    '/questionnaires',
    admitter(),
    http.get('*/api/questionnaires', () => page([form()])),
  );
  expect(await screen.findByRole('link', { name: 'Qjob 2' })).toBeTruthy();
  expect(screen.getByText('In force')).toBeTruthy();
  expect(screen.queryByText('Next version…')).toBeNull();
});

test.each([
  ['Do you have your own tools?', 'do-you-have-your-own-tools'],
  ['1. Where?', 'where'],
  ['???', ''],
  ['A '.repeat(60), 'a-'.repeat(20).slice(0, 39)],
])('the key of “%s” is made of its words', (words, key) => {
  expect(keyFrom(words)).toBe(key);
});

test('a question is moved by one place, and not out of the list', () => {
  expect(movedBy(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
  expect(movedBy(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
  expect(movedBy(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
  expect(movedBy(['a', 'b'], 1, 1)).toEqual(['a', 'b']);
});
