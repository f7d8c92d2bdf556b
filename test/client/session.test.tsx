import { act, screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { expect, test, vi } from 'vitest';
import { startLive } from '#client/data/live.ts';
import { api } from '../support/client.ts';
import { caseRow } from './deskWorld.ts';
import { LiveStream, listenToTest } from './liveStream.ts';
import { admin, keeping, NOW, openConsole, page, person, refuse } from './openConsole.tsx';

test('a wrong password is refused in words, and what was typed stays', async () => {
  const user = await openConsole(
    '/',
    null,
    http.post('*/api/session', () => refuse(401, 'bad-credentials')),
  );
  await user.type(await screen.findByLabelText('E-mail'), 'klara@demo.test');
  await user.type(screen.getByLabelText('Password'), 'not the password');
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  expect((await screen.findByRole('alert')).textContent).toContain('do not fit together');
  expect((screen.getByLabelText('E-mail') as HTMLInputElement).value).toBe('klara@demo.test');
});

test('signing in leads to what stands in front of me', async () => {
  const { sent, resolve } = keeping(person(), 201);
  const user = await openConsole('/', null, http.post('*/api/session', resolve));
  await user.type(await screen.findByLabelText('E-mail'), 'klara@demo.test');
  await user.type(screen.getByLabelText('Password'), 'a good long password{Enter}');
  const card = within(await screen.findByRole('region', { name: 'My queues' }));
  expect(await card.findByText('24')).toBeTruthy();
  expect(sent).toEqual([{ email: 'klara@demo.test', password: 'a good long password' }]);
  expect(screen.getAllByRole('heading', { level: 1 }).map((each) => each.textContent)).toEqual(['Home']);
});

test('in the demo one click enters as a role', async () => {
  const accounts = [{ email: 'moderator@demo.test', role: 'moderator', displayName: 'Klára' }];
  const { sent, resolve } = keeping(person({ demo: true }), 201);
  const user = await openConsole(
    '/',
    null,
    http.get('*/api/demo', () => HttpResponse.json({ demo: true, password: 'open sesame 42', accounts })),
    http.post('*/api/session', resolve),
  );
  await user.click(await screen.findByRole('button', { name: /Moderator/ }));
  await screen.findByRole('region', { name: 'My queues' });
  expect(sent).toEqual([{ email: 'moderator@demo.test', password: 'open sesame 42' }]);
  expect(screen.getByText('Demo data')).toBeTruthy();
});

test('a page that the role may not see says which right is missing, who grants it, and asks the server for nothing', async () => {
  await openConsole('/staff');
  expect(await screen.findByRole('heading', { level: 1, name: 'No access to this page' })).toBeTruthy();
  expect(screen.getByText(/“See the system”.*Moderator.*administrator/)).toBeTruthy();
  expect(screen.queryByRole('link', { name: 'Staff' })).toBeNull();
  expect(window.location.hash).toBe('#/staff');
});

test('a refused right does not sign anybody out, a lost session does', async () => {
  await openConsole(
    '/people',
    person(),
    http.get('*/api/people', () => refuse(403, 'not-allowed')),
  );
  expect((await screen.findByRole('alert')).textContent).toContain('Your role may not do this');
  expect(screen.queryByLabelText('Password')).toBeNull();
});

test('when the server no longer knows the session, the sign-in page comes by itself', async () => {
  await openConsole(
    '/people',
    person(),
    http.get('*/api/people', () => refuse(401, 'not-signed-in')),
  );
  expect(await screen.findByLabelText('Password')).toBeTruthy();
  expect(screen.getByText(/session has ended/i)).toBeTruthy();
});

test('a session that ended while another tab signed in again ends nothing', async () => {
  listenToTest();
  await openConsole('/');
  await screen.findByRole('region', { name: 'My queues' });
  let asked = 0;
  api.use(
    http.get('*/api/session', () => {
      asked += 1;
      return asked === 1 ? HttpResponse.json(person()) : refuse(401, 'not-signed-in');
    }),
  );
  act(() => LiveStream.last?.tell('session', { state: 'ended' }));
  await waitFor(() => expect(asked).toBe(1));
  expect(screen.queryByLabelText('Password')).toBeNull();
  act(() => LiveStream.last?.tell('session', { state: 'ended' }));
  expect(await screen.findByLabelText('Password')).toBeTruthy();
  expect(screen.getByText(/session has ended/i)).toBeTruthy();
});

test('when the stream has missed something, what is on the screen is read anew', async () => {
  listenToTest();
  await openConsole('/');
  await screen.findByRole('region', { name: 'My queues' });
  const asked: string[] = [];
  api.events.on('request:start', ({ request }) => void asked.push(new URL(request.url).pathname));
  act(() => LiveStream.last?.tell('change', { kind: 'case', id: 'elsewhere' }));
  expect(asked).not.toContain('/api/home');
  act(() => LiveStream.last?.tell('resync', {}));
  await waitFor(() => expect(asked).toContain('/api/home'));
  api.events.removeAllListeners();
});

test('the server stops: the page stays and says so, and recovers by itself', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  let answers = false;
  const whenUp = (answer: () => Response) => () => (answers ? answer() : HttpResponse.error());
  const lists = ['staff', 'webhooks', 'api-keys', 'policies', 'audit'].map((resource) =>
    http.get(
      `*/api/${resource}`,
      whenUp(() => page([])),
    ),
  );
  await openConsole(
    '/',
    admin(),
    ...lists,
    http.get(
      '*/readyz',
      whenUp(() => HttpResponse.json({ status: 'ok', checks: { database: 'ok' } })),
    ),
    http.get(
      '*/healthz',
      whenUp(() => HttpResponse.json({ status: 'ok' })),
    ),
  );
  expect(await screen.findByText(/No connection since/)).toBeTruthy();
  expect(screen.getByRole('heading', { level: 1, name: 'Home' })).toBeTruthy();
  answers = true;
  await vi.advanceTimersByTimeAsync(2_500);
  vi.useRealTimers();
  await waitFor(() => expect(screen.queryByText(/No connection since/)).toBeNull());
  expect(await screen.findByText('Database answers')).toBeTruthy();
});

test('a stream that was told to end is closed and shares nothing, also when its turn comes too late', async () => {
  listenToTest();
  const shared = vi.spyOn(BroadcastChannel.prototype, 'postMessage');
  const end = startLive();
  const stream = LiveStream.last;
  end();
  expect(stream?.isClosed).toBe(true);
  stream?.tell('resync', {});
  LiveStream.last = undefined;
  let turn: () => unknown = () => undefined;
  const request = (_name: string, _options: object, lead: () => unknown) => {
    turn = lead;
    return new Promise<void>(() => undefined);
  };
  vi.stubGlobal('navigator', Object.assign(Object.create(navigator), { locks: { request } }));
  startLive()();
  await turn();
  expect(LiveStream.last).toBeUndefined();
  expect(shared).not.toHaveBeenCalled();
});

test('signing out in another tab takes what is on this screen away at once', async () => {
  await openConsole('/');
  await screen.findByRole('region', { name: 'My queues' });
  const other = new BroadcastChannel('trustdesk-session');
  other.postMessage('signed-out');
  other.close();
  expect(await screen.findByLabelText('Password')).toBeTruthy();
  expect(screen.queryByRole('region', { name: 'My queues' })).toBeNull();
});

test('a case that was put off says until when in the same zone as the clock of the page', async () => {
  const put = { ...caseRow(1), lease: { holderId: 's-1', alias: 'Agent Linden', until: NOW, mine: true } };
  const answer = { now: NOW, queues: [], today: { decided: 0, undone: 0 } };
  await openConsole(
    '/',
    person({ marketplaces: person().marketplaces.slice(0, 1) }),
    http.get('*/api/home', () =>
      HttpResponse.json({ ...answer, claimed: [{ ...put, heldUntil: '2026-11-24T12:54:00.000Z' }] }),
    ),
  );
  expect(await screen.findByText(/10:00, Kyiv/)).toBeTruthy();
  expect(screen.getByText(/until 14:54/)).toBeTruthy();
});
