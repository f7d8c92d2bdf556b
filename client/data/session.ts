import { useSyncExternalStore } from 'react';
import { HttpError } from 'react-admin';
import type { Permission } from '#db/words.ts';
import type { Me } from '#server/access/contract.ts';
import { syncClock } from './clock.ts';
import { ask, whenSignedOut } from './http.ts';
import { tellSignedOut } from './otherTabs.ts';

/** Who is signed in in this browser; null: nobody. */
let me: Me | null = null;
/** Why nobody is signed in: nobody has been yet, the person left, or the server ended the session. */
let absence: 'none' | 'left' | 'ended' = 'none';
const listeners = new Set<() => void>();

const tell = () => {
  for (const listener of listeners) listener();
};

function become(next: Me | null): Me | null {
  me = next;
  if (next) {
    absence = 'none';
    syncClock(next.now);
  }
  tell();
  return next;
}

/** The server ended it: account disabled, role changed, session expired. */
export function endSession(): void {
  if (me) absence = 'ended';
  become(null);
}

whenSignedOut(endSession);

export const wasEnded = (): boolean => absence === 'ended';
export const hasLeft = (): boolean => absence === 'left';

export const currentMe = (): Me | null => me;
export const mayI = (permission: Permission): boolean => me?.permissions.includes(permission) ?? false;

/** Asks the server who is signed in. Other failures than "nobody" are thrown, so that a restart logs nobody out. */
export async function loadSession(): Promise<Me | null> {
  try {
    return become((await ask<Me>('/api/session')).json);
  } catch (error) {
    if (error instanceof HttpError && error.status === 401) return become(null);
    throw error;
  }
}

/** A session ended, yet another tab may have signed in again: the server says who is here, and its 401 ends this one. */
export async function checkSession(): Promise<void> {
  const before = me?.id;
  const now = await loadSession();
  // Of the person before nothing may stay on the page.
  if (before && now && now.id !== before) window.location.reload();
}

export const signIn = async (email: string, password: string): Promise<Me | null> =>
  become((await ask<Me>('/api/session', { method: 'POST', body: { email, password } })).json);

export const setUp = async (body: {
  token: string;
  password: string;
  email?: string;
  displayName?: string;
}): Promise<Me | null> => become((await ask<Me>('/api/setup', { method: 'POST', body })).json);

const farewells = new Set<() => Promise<unknown>>();

/** What must reach the server before the session ends, as giving back a case does. */
export function beforeSignOut(act: () => Promise<unknown>): () => void {
  farewells.add(act);
  return () => void farewells.delete(act);
}

export async function signOut(): Promise<void> {
  if (!me) return;
  await Promise.allSettled([...farewells].map((act) => act()));
  await ask('/api/session', { method: 'DELETE' }).catch(() => undefined);
  tellSignedOut();
  leave();
}

/** Nobody is here any more, by the person's own wish: nothing of a case stays on the screen. */
export function leave(): void {
  if (me) absence = 'left';
  become(null);
}

const onSession = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useMaybeMe = (): Me | null => useSyncExternalStore(onSession, currentMe);

const NOBODY: Me = {
  id: '',
  displayName: '',
  alias: '',
  email: '',
  role: 'auditor',
  permissions: [],
  queues: [],
  marketplaces: [],
  preferences: {},
  now: new Date(0).toISOString(),
  demo: false,
  version: '',
};

/** Whoever is signed in. In the instant between sign-out and the sign-in page it is nobody, who may nothing. */
export const useMe = (): Me => useMaybeMe() ?? NOBODY;

export const useMay = (permission: Permission): boolean => useMe().permissions.includes(permission);
