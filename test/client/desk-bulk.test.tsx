import { act, screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { drafts } from '#client/desk/drafts.ts';
import type { RejectionReason } from '#db/words.ts';
import {
  at,
  caseRow,
  decisionRow,
  listed,
  moderator,
  onScreen,
  openDesk,
  press,
  reviewContext,
  World,
} from './deskWorld.ts';
import { page, refuse } from './openConsole.tsx';

interface Bulk {
  items: { caseId: string; version: number }[];
  outcome: string;
  reasons?: string[];
  ids?: string[];
  reason?: string;
}

/** A queue that takes bulk decisions, and remembers what it was asked and under which key. */
function bulkWorld(world: World) {
  const sent: { path: string; body: Bulk; key: string | null }[] = [];
  const keep = async (request: Request): Promise<Bulk> => {
    const body = (await request.json()) as Bulk;
    sent.push({ path: new URL(request.url).pathname, body, key: request.headers.get('Idempotency-Key') });
    return body;
  };
  const answers = { fail: 0 };
  world.more = [
    http.post('*/api/bulk/decisions', async ({ request }) => {
      const { items } = await keep(request);
      if (answers.fail-- > 0) return refuse(503, 'too-busy');
      for (const { caseId } of items) world.of(caseId).state = 'decided';
      world.pending = items.map(({ caseId }) => decisionRow(world.of(caseId), { batchId: 'b-1', outcome: 'reject' }));
      const results = items.map(({ caseId }) => ({ caseId, ok: true, decisionId: `decision-${caseId}` }));
      return HttpResponse.json({ batchId: 'b-1', results });
    }),
    http.post('*/api/bulk/revert', async ({ request }) => {
      const { ids = [] } = await keep(request);
      const results = ids.map((decisionId, n) => {
        const caseId = decisionId.replace('decision-', '');
        if (n === 0) return { decisionId, ok: false, code: 'not-revertible' };
        world.of(caseId).state = 'open';
        return { decisionId, ok: true, revertId: `r-${n}`, caseId };
      });
      return HttpResponse.json({ batchId: 'b-2', results });
    }),
    ...world.more,
  ];
  return { sent, answers };
}

const like = (n: number, reason: RejectionReason | null, about: string) =>
  caseRow(n, {
    flags: reason === null ? [] : [{ reason, sub: 'x' }],
    headline: { stars: 3, name: `Author ${n}`, about, language: 'uk' },
  });

async function desk(world: World) {
  for (let n = 0; n < 40; n++) drafts.drop(`case-${n}`);
  const user = await openDesk(world);
  await onScreen('case-1');
  return user;
}
const shift = (code: string) => act(() => press(code, { shiftKey: true, key: 'Q' }));

test('one key selects all free cases that look like a question, shows every text in full, and rejects what is left', async () => {
  const long = `${'Скажіть, будь ласка, '.repeat(5)}чи є доставка?`;
  const theirs = { holderId: 's-2', alias: 'Lead Kestrel', until: at(1), mine: false };
  const world = new World([
    like(1, null, 'Добре'),
    like(2, 'R02', 'А доставка є?'),
    like(3, 'R11', 'Ок'),
    like(4, 'R02', long.slice(0, 80)),
    like(5, 'R02', 'Це ще актуально?'),
    { ...like(6, 'R02', 'Коли?'), lease: theirs },
  ]);
  world.context = (row) => {
    const context = reviewContext(row);
    return { ...context, review: { ...context.review, text: row.id === 'case-4' ? long : context.review.text } };
  };
  const { sent } = bulkWorld(world);
  const user = await desk(world);
  shift('KeyQ');
  const dialog = within(await screen.findByRole('dialog', { name: 'Reject 3 reviews: Question' }));
  expect(await dialog.findByText(long)).toBeTruthy();
  expect(dialog.getAllByRole('listitem').map((it) => it.querySelector('.nw')?.textContent)).toEqual([
    '3★ Author 2',
    '3★ Author 4',
    '3★ Author 5',
  ]);
  await user.click(dialog.getByRole('button', { name: 'Take out Author 5' }));
  await user.click(dialog.getByRole('button', { name: 'Reject 2' }));
  await screen.findByRole('region', { name: '2 of 2 rejected' });
  expect(sent.map(({ body }) => body)).toEqual([
    {
      items: [
        { caseId: 'case-2', version: 1 },
        { caseId: 'case-4', version: 1 },
      ],
      outcome: 'reject',
      reasons: ['R02'],
    },
  ]);
});

test('a list that goes on at the server is asked for the rest first; the head says how many are in sight, and its button does the same', async () => {
  const world = new World([like(1, null, 'Добре'), like(2, 'R02', 'А доставка є?')]);
  const rest = [like(2, 'R02', 'А доставка є?'), like(7, 'R02', 'Коли?')];
  const asked: unknown[] = [];
  world.more = [
    http.get('*/api/cases', ({ request }) => {
      const filter = JSON.parse(new URL(request.url).searchParams.get('filter') ?? '{}');
      if (filter.flag) asked.push(filter.flag);
      return filter.flag ? page(rest) : page(world.rows, 150);
    }),
  ];
  const user = await desk(world);
  expect(screen.queryByRole('button', { name: /^Meaningless \d/ })).toBeNull();
  await user.click(screen.getByRole('button', { name: /^Questions 1\+/ }));
  await screen.findByRole('dialog', { name: 'Reject 2 reviews: Question' });
  expect(asked).toEqual([['R02']]);
});

test('a message to many with a place that nothing filled is not sent', async () => {
  const world = new World([like(1, 'R02', 'Коли?')]);
  const { sent } = bulkWorld(world);
  const user = await desk(world);
  shift('KeyQ');
  const dialog = within(await screen.findByRole('dialog', { name: 'Reject 1 review: Question' }));
  await user.click(dialog.getByRole('textbox', { name: 'Message to the authors' }));
  await user.paste('Вітаємо, {person}!');
  await user.click(dialog.getByRole('button', { name: 'Reject 1' }));
  expect(dialog.getByRole('alert').textContent).toContain('still open: Person');
  expect(sent).toEqual([]);
});

test('nothing is rejected unread: a text that cannot be shown in full has to be taken out', async () => {
  const world = new World([like(1, 'R11', 'х'.repeat(80)), like(2, 'R11', 'Ок')]);
  world.more = [http.get('*/api/cases/case-1/context', () => refuse(503, 'too-busy'))];
  const { sent } = bulkWorld(world);
  for (let n = 0; n < 9; n++) drafts.drop(`case-${n}`);
  const user = await openDesk(world, '/desks/reviews/case-2');
  shift('KeyW');
  const dialog = within(await screen.findByRole('dialog', { name: 'Reject 2 reviews: Meaningless' }));
  expect(await dialog.findByText(/cannot be read in full/)).toBeTruthy();
  await user.click(dialog.getByRole('button', { name: 'Reject 2' }));
  expect(dialog.getByRole('alert').textContent).toContain('1 text is not on the screen yet');
  await user.click(dialog.getByRole('button', { name: 'Take out Author 1' }));
  await user.click(dialog.getByRole('button', { name: 'Reject 1' }));
  await waitFor(() => expect(sent[0]?.body.items.map((it) => it.caseId)).toEqual(['case-2']));
});

test('where no case looks so, the key says it and opens nothing; switched off it does nothing at all', async () => {
  const world = new World();
  await desk(world);
  shift('KeyQ');
  expect(screen.getByRole('alert').textContent).toContain('No free case in the list looks like “Question”');
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('with single keys off, Shift and a letter are single keys too', async () => {
  const world = new World([like(1, 'R02', 'Коли?')]);
  for (let n = 0; n < 9; n++) drafts.drop(`case-${n}`);
  await openDesk(world, '/desks/reviews', moderator({ preferences: { language: 'en', shortcuts: false } }));
  shift('KeyQ');
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('an approval of several shows its list first, and what a colleague took meanwhile is named in it', async () => {
  const world = new World();
  const { sent } = bulkWorld(world);
  const user = await desk(world);
  await user.click(screen.getByRole('checkbox', { name: /^Select Author 1/ }));
  await user.click(screen.getByRole('button', { name: 'Select all 3' }));
  act(() => press('KeyA'));
  const dialog = within(await screen.findByRole('dialog', { name: 'Approve 3 reviews' }));
  expect(sent).toEqual([]);
  expect(dialog.queryByRole('group', { name: 'Reasons' })).toBeNull();
  await user.click(dialog.getByRole('button', { name: 'Approve 3' }));
  await screen.findByRole('region', { name: '3 of 3 approved' });
  expect(sent[0]?.body.outcome).toBe('publish');
});

test('a disputed review can be removed without a reason, since proof is a ground of its own', async () => {
  const world = new World([1, 2].map((n) => caseRow(n, { queue: 'review-disputes', subjectKind: 'review-dispute' })));
  const { sent } = bulkWorld(world);
  for (let n = 0; n < 9; n++) drafts.drop(`case-${n}`);
  const user = await openDesk(world, '/desks/review-disputes');
  await user.click(screen.getByRole('checkbox', { name: /^Select Author 1/ }));
  await user.click(screen.getByRole('button', { name: 'Remove…' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Remove 1 review' }));
  await user.click(dialog.getByRole('button', { name: 'Remove 1' }));
  await waitFor(() => expect(sent[0]?.body).toEqual({ items: [{ caseId: 'case-1', version: 1 }], outcome: 'remove' }));
});

test('a request that was not answered is sent again under its own key', async () => {
  const world = new World();
  const { sent, answers } = bulkWorld(world);
  answers.fail = 1;
  const user = await desk(world);
  act(() => press('KeyX'));
  act(() => press('KeyA'));
  await user.click(await screen.findByRole('button', { name: 'Approve 1' }));
  const bar = within(screen.getByRole('region', { name: 'Selected cases' }));
  await user.click(await bar.findByRole('button', { name: 'Try again' }));
  await screen.findByRole('region', { name: '1 of 1 approved' });
  expect(new Set(sent.map((it) => it.key)).size).toBe(1);
});

test('once undo is over the whole is reopened with one reason, and what was refused is named', async () => {
  const world = new World();
  const { sent } = bulkWorld(world);
  const user = await desk(world);
  await user.click(screen.getByRole('checkbox', { name: /^Select Author 2/ }));
  await user.click(screen.getByRole('checkbox', { name: /^Select Author 3/ }));
  act(() => press('KeyA'));
  await user.click(await screen.findByRole('button', { name: 'Approve 2' }));
  const result = within(await screen.findByRole('region', { name: '2 of 2 approved' }));
  expect(result.queryByRole('button', { name: /^Reopen/ })).toBeNull();
  // Another decision takes the undo bar: the batch can no longer be undone from here.
  act(() => press('KeyA'));
  await user.click(await screen.findByRole('button', { name: 'Reopen 2…' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Reopen the decision' }));
  await user.type(dialog.getByRole('textbox', { name: /^Reason/ }), 'Wrong list');
  await user.click(dialog.getByRole('button', { name: 'Reopen' }));
  expect(await screen.findByText('1 of 2 reopened')).toBeTruthy();
  expect(sent.at(-1)).toMatchObject({
    path: '/api/bulk/revert',
    body: { ids: ['decision-case-2', 'decision-case-3'], reason: 'Wrong list' },
  });
  await waitFor(() => expect(listed()).toEqual(['Author 3']));
});
