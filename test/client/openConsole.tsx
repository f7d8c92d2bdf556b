import { configure, render } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { HttpResponse, http, type RequestHandler } from 'msw';
import { App } from '#client/App.tsx';
import { hasConnection } from '#client/data/connection.ts';
import { startPreferences, store, takePreferences } from '#client/data/preferences.ts';
import { loadSession, signOut } from '#client/data/session.ts';
import { buildI18nProvider } from '#client/i18n/provider.ts';
import { PERMISSIONS, type Permission } from '#db/words.ts';
import type { Me } from '#server/access/contract.ts';
import type { Home } from '#server/queue/contract.ts';
import { api } from '../support/client.ts';

// The first page of a test loads react-admin, which takes its time on a busy machine; asking jsdom what is hidden takes more.
configure({ asyncUtilTimeout: 12_000, defaultHidden: true });

export const NOW = '2026-11-24T08:00:00.000Z';

/** Klára, who moderates for both marketplaces, unless a test says otherwise. */
export const person = (over: Partial<Me> = {}): Me => ({
  id: 's-1',
  displayName: 'Klára Jandová',
  alias: 'Agent Linden',
  email: 'klara@demo.test',
  role: 'moderator',
  permissions: PERMISSIONS.filter(
    (each) => /:read$|^reviews:decide$|^decisions:revert$/.test(each) && !/^(audit|system|policies)/.test(each),
  ),
  queues: ['reviews'],
  marketplaces: [
    { id: 'izi', name: 'IZI', currency: 'UAH', locale: 'uk', timeZone: 'Europe/Kyiv' },
    { id: 'qjob', name: 'Qjob', currency: 'CZK', locale: 'cs', timeZone: 'Europe/Prague' },
  ],
  preferences: { language: 'en' },
  now: NOW,
  demo: false,
  version: '0.1.0',
  ...over,
});

export const admin = (over: Partial<Me> = {}): Me => {
  const permissions: Permission[] = [
    'staff:manage',
    'api-keys:manage',
    'webhooks:manage',
    'system:read',
    'policies:read',
    'audit:read',
  ];
  return person({ role: 'admin', queues: [], permissions, ...over });
};

const home: Home = {
  now: NOW,
  claimed: [],
  today: { decided: 3, undone: 1 },
  queues: [
    {
      queue: 'reviews',
      open: 24,
      dueSoon: 5,
      overdue: 2,
      held: 0,
      oldestOpenedAt: '2026-11-23T05:00:00.000Z',
      mine: 0,
    },
  ],
};

/** A page of a list as the server answers it. */
export const page = (rows: object[], total = rows.length, headers: Record<string, string> = {}) =>
  HttpResponse.json(rows, { headers: { 'Content-Range': `r 0-${rows.length - 1}/${total}`, ...headers } });

export const refuse = (status: number, code: string, more: object = {}) =>
  HttpResponse.json({ code, message: code, requestId: 'req-1', ...more }, { status });

/** Answers a write and keeps what was sent, in order. */
export function keeping(answer: object, status = 200) {
  const sent: unknown[] = [];
  const resolve = async ({ request }: { request: Request }) => {
    sent.push(await request.json());
    return HttpResponse.json(answer, { status });
  };
  return { sent, resolve };
}

/**
 * The console in a browser at this address. `me` null: nobody is signed in. What every page asks is answered here, and
 * `answers` says what the page under test asks, before it can ask.
 */
export async function openConsole(path: string, me: Me | null = person(), ...answers: RequestHandler[]) {
  api.use(
    http.get('*/api/session', () => (me ? HttpResponse.json(me) : refuse(401, 'not-signed-in'))),
    http.delete('*/api/session', () => new HttpResponse(null, { status: 204 })),
    http.get('*/api/demo', () => HttpResponse.json({ demo: false, accounts: [], password: null })),
    http.get('*/api/home', () => HttpResponse.json(home)),
    http.get('*/api/queues', () => HttpResponse.json(home.queues)),
    http.get('*/api/decisions', () => page([])),
    http.get('*/api/approvals', () => page([])),
    http.get('*/api/holds', () => page([])),
    http.get('*/api/saved-views', () => page([])),
    http.get('*/api/search', () => HttpResponse.json({ items: [] })),
    http.put('*/api/me/preferences', async ({ request }) => HttpResponse.json(await request.json())),
  );
  if (answers.length > 0) api.use(...answers);
  window.location.hash = `#${path}`;
  await forget();
  startPreferences();
  const signedIn = await loadSession();
  if (signedIn) takePreferences(signedIn);
  render(<App i18n={await buildI18nProvider(signedIn?.preferences.language ?? 'en')} />);
  return userEvent.setup();
}

/** The page's memory outlives a test; a new browser has none. */
async function forget(): Promise<void> {
  await signOut();
  hasConnection();
  store.setItem('locale', undefined);
  store.setItem('theme', undefined);
  store.setItem('density', undefined);
  store.setItem('shortcuts', undefined);
  localStorage.clear();
}
