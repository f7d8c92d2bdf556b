import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import type { RingRow } from '#server/rings/contract.ts';
import { NOW, openConsole, page, person, refuse } from './openConsole.tsx';

const moderator = () => person({ permissions: ['rings:read', 'rings:judge', 'reviews:read', 'people:read'] });

const ring = (over: Partial<RingRow> = {}): RingRow => ({
  id: 'g1',
  marketplaceId: 'izi',
  score: 0.82,
  authors: [
    { id: 'p-1', name: 'Олена Бондар' },
    { id: 'p-2', name: 'Петро Коваль' },
    { id: 'p-3', name: 'Ігор Мороз' },
  ],
  subjects: [{ id: 'p-9', name: 'Майстер Сергій' }],
  reviewIds: ['r-1', 'r-2'],
  evidence: [
    {
      signal: 'near-duplicates',
      strength: 0.93,
      authorIds: ['p-1', 'p-2'],
      reviewIds: ['r-1', 'r-2'],
      figures: { similarity: 0.93 },
    },
    { signal: 'burst', strength: 1, authorIds: ['p-1'], reviewIds: ['r-1'], figures: { chance: 0.0002 } },
    { signal: 'moon-phase', strength: 0.1, authorIds: ['p-1'], reviewIds: ['r-1'], figures: { moons: 3 } },
  ],
  firstFoundAt: NOW,
  foundAt: NOW,
  verdict: null,
  verdictBy: null,
  verdictAt: null,
  note: null,
  version: 4,
  ...over,
});
const noReviews = http.get('*/api/reviews', () => page([]));

test('the register says who, about whom and how suspicious in a word, and asks for those not judged', async () => {
  const asked: string[] = [];
  const user = await openConsole(
    '/rings',
    moderator(),
    http.get('*/api/rings', ({ request }) => {
      asked.push(new URL(request.url).searchParams.get('filter') ?? '');
      return page([ring()]);
    }),
  );
  const row = await screen.findByRole('row', { name: /Олена Бондар, Петро Коваль and 1 more/ });
  expect(row.textContent).toContain('Strong, 0.82');
  expect(row.textContent).toContain('Майстер Сергій');
  expect(row.textContent).toContain('Not judged');
  await user.click(screen.getByLabelText('Verdict'));
  await user.click(await screen.findByRole('option', { name: 'Not judged' }));
  await waitFor(() => expect(asked.at(-1)).toContain('"verdict":"none"'));
});

test('each piece of evidence is said in words with its figure, leads to its people and reviews, and nothing acts by itself', async () => {
  await openConsole(
    '/rings/g1/show',
    moderator(),
    noReviews,
    http.get('*/api/rings/g1', () => HttpResponse.json(ring())),
  );
  expect(await screen.findByRole('heading', { level: 1, name: 'Group of 3 authors' })).toBeTruthy();
  expect(screen.getByText(/Nothing is done automatically/)).toBeTruthy();
  const evidence = within(screen.getByRole('region', { name: /What speaks for it/ }));
  expect(evidence.getByText('The texts agree to 93%.')).toBeTruthy();
  expect(evidence.getByText(/come about by chance in 1 in 5,000 of cases/)).toBeTruthy();
  expect(evidence.getByText(/A sign that this page does not know yet. moons: 3/)).toBeTruthy();
  expect(evidence.getAllByRole('link', { name: 'Олена Бондар' })[0]?.getAttribute('href')).toBe('#/people/p-1/show');
  expect(evidence.getAllByRole('link', { name: /^R-/ })[0]?.getAttribute('href')).toBe('#/reviews/r-1/show');
});

test('a verdict is saved with its note and the version that was seen, and can be taken back', async () => {
  let now = ring();
  const sent: unknown[] = [];
  const user = await openConsole(
    '/rings/g1/show',
    moderator(),
    noReviews,
    http.get('*/api/rings/g1', () => HttpResponse.json(now)),
    http.post('*/api/rings/g1/verdict', async ({ request }) => {
      const { verdict, note } = (await request.json().then((body) => sent.push(body) && body)) as RingRow;
      const by = verdict ? { verdictBy: 'Agent Linden', verdictAt: NOW } : { verdictBy: null, verdictAt: null };
      now = ring({ verdict, note: note || null, ...by, version: now.version + 1 });
      return HttpResponse.json(now);
    }),
  );
  await user.type(await screen.findByLabelText('Note for colleagues'), 'Одна адреса.');
  await user.click(screen.getByRole('button', { name: 'Coordinated' }));
  expect(await screen.findByText(/Coordinated: Agent Linden/)).toBeTruthy();
  await user.click(await screen.findByRole('button', { name: 'Take the verdict back' }));
  await waitFor(() => expect(screen.queryByText(/Coordinated: Agent Linden/)).toBeNull());
  expect(sent).toEqual([
    { verdict: 'coordinated', note: 'Одна адреса.', version: 4 },
    { verdict: null, note: '', version: 5 },
  ]);
});

test('where a colleague judged first, the page says so, shows their verdict and keeps the note', async () => {
  let now = ring();
  const user = await openConsole(
    '/rings/g1/show',
    moderator(),
    noReviews,
    http.get('*/api/rings/g1', () => HttpResponse.json(now)),
    http.post('*/api/rings/g1/verdict', () => {
      now = ring({ verdict: 'unrelated', verdictBy: 'Agent Maple', verdictAt: NOW, version: 5 });
      return refuse(409, 'version-changed');
    }),
  );
  await user.type(await screen.findByLabelText('Note for colleagues'), 'Одна адреса.');
  await user.click(screen.getByRole('button', { name: 'Coordinated' }));
  expect((await screen.findByRole('alert')).textContent).toContain('Somebody judged the group meanwhile');
  expect(await screen.findByText(/Unrelated: Agent Maple/)).toBeTruthy();
  expect((screen.getByLabelText('Note for colleagues') as HTMLTextAreaElement).value).toBe('Одна адреса.');
});

test('whoever may only read a group is told who judges it', async () => {
  const auditor = person({ role: 'auditor', queues: [], permissions: ['rings:read', 'reviews:read', 'people:read'] });
  await openConsole(
    '/rings/g1/show',
    auditor,
    noReviews,
    http.get('*/api/rings/g1', () => HttpResponse.json(ring())),
  );
  expect(await screen.findByText('You may read this group. Moderators and managers judge it.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Coordinated' })).toBeNull();
});
