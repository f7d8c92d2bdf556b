import type { Store } from 'react-admin';
import { useStore } from 'react-admin';
import type { Me, Preferences } from '#server/access/contract.ts';
import { ask } from './http.ts';
import { currentMe } from './session.ts';

const SAVE_MS = 400;
/** What this device shows before anybody signed in. */
const DEVICE = 'trustdesk.device';
const mirrorOf = (id: string) => `trustdesk.preferences.${id}`;

/** React-admin's key → our field. What has none and is not listed below lives only as long as the page: it may hold names. */
const FIELDS: Record<string, 'language' | 'theme' | 'density' | 'shortcuts' | 'sidebarOpen'> = {
  locale: 'language',
  theme: 'theme',
  density: 'density',
  shortcuts: 'shortcuts',
  'sidebar.open': 'sidebarOpen',
};
const KEPT = /^(firstSteps|personal\.(blur|grey|breakMinutes|after)|.*\.(columns|availableColumns))$/;

const listeners = new Map<string, Set<(value: unknown) => void>>();
let page = new Map<string, unknown>();
let kept: Preferences = {};
let saving: ReturnType<typeof setTimeout> | undefined;

function read(key: string): unknown {
  const field = FIELDS[key];
  if (field === 'theme') return kept.theme === 'system' ? undefined : (kept.theme ?? undefined);
  if (field) return kept[field];
  return KEPT.test(key) ? kept.store?.[key] : page.get(key);
}

function write(key: string, value: unknown): void {
  const field = FIELDS[key];
  if (!field && !KEPT.test(key)) page.set(key, value);
  else {
    kept = field ? { ...kept, [field]: value } : { ...kept, store: { ...kept.store, [key]: value } };
    remember();
  }
  tell(key);
}

const tell = (key: string) => {
  for (const listener of listeners.get(key) ?? []) listener(read(key));
};

function remember(): void {
  const { language, theme } = kept;
  keepLocally(DEVICE, { language, theme });
  const me = currentMe();
  if (!me) return;
  keepLocally(mirrorOf(me.id), kept);
  clearTimeout(saving);
  saving = setTimeout(() => void savePreferences(), SAVE_MS);
}

/** Sends what is not yet sent; a lost one is sent with the next change. */
export async function savePreferences(keepalive = false): Promise<void> {
  if (saving === undefined) return;
  clearTimeout(saving);
  saving = undefined;
  await ask('/api/me/preferences', { method: 'PUT', body: kept, keepalive }).catch(() => undefined);
}

function keepLocally(key: string, value: object): void {
  // A full or forbidden storage costs the memory of a device, nothing else.
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {}
}

function recall(key: string): Preferences {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}');
  } catch {
    return {};
  }
}

/** Before anybody signs in: what this device was last set to. */
export function startPreferences(): Preferences {
  const { language, theme } = recall(DEVICE);
  kept = { language, theme };
  return kept;
}

/** After somebody signed in: the server's word holds, and what it does not know yet stays as the device has it. */
export function takePreferences(me: Me): void {
  kept = { ...recall(DEVICE), ...recall(mirrorOf(me.id)), ...me.preferences };
  keepLocally(DEVICE, { language: kept.language, theme: kept.theme });
  keepLocally(mirrorOf(me.id), kept);
  for (const key of listeners.keys()) tell(key);
}

/** Sign-out: the person's mirror goes, the device keeps its language and theme, drafts of cases are not touched. */
function reset(): void {
  const own = Object.keys(localStorage).filter((key) => key.startsWith(mirrorOf('')));
  for (const key of own) localStorage.removeItem(key);
  page = new Map();
  const { language, theme } = kept;
  kept = { language, theme };
  // The server's answer to a sign-out clears the storage of the site.
  keepLocally(DEVICE, kept);
  for (const key of listeners.keys()) tell(key);
}

/** React-admin's store over `/api/me/preferences`; its own is wiped by every sign-out (ux.md §0.4). */
export const store: Store = {
  setup: () => undefined,
  teardown: () => undefined,
  getItem: <T>(key: string, fallback?: T) => (read(key) as T | undefined) ?? fallback,
  setItem: (key, value) => write(key, value),
  removeItem: (key) => write(key, undefined),
  removeItems: (prefix) => {
    for (const key of [...page.keys()].filter((each) => each.startsWith(prefix))) page.delete(key);
  },
  reset,
  subscribe: (key, listener) => {
    const all = listeners.get(key) ?? new Set();
    listeners.set(key, all.add(listener));
    return () => void all.delete(listener);
  },
};

/** The theme as chosen; react-admin itself only knows light and dark. */
export const chosenTheme = (): 'light' | 'dark' | 'system' => kept.theme ?? 'system';

export const DENSITIES = ['compact', 'comfortable'] as const;
export const useDensity = () => useStore<(typeof DENSITIES)[number]>('density', 'compact');
/** Single-key shortcuts; WCAG 2.1.4 wants them switchable. */
export const useShortcutsOn = () => useStore<boolean>('shortcuts', true);

/**
 * Blur and grey make looking easier for some. Whether they reduce harm is not shown (ux.md B1: two large studies found
 * that they do not), so nobody gets them unasked and nothing is promised.
 */
export const useBlurTexts = () => useStore<boolean>('personal.blur', false);
export const useGreyPictures = () => useStore<boolean>('personal.grey', false);

/** Minutes of work after which a break is suggested; 0 is never. */
export const BREAK_MINUTES = [0, 30, 50, 90] as const;
export const useBreakMinutes = () => useStore<number>('personal.breakMinutes', 0);

/** Where the desk goes once a case is decided: on to the next, nowhere, or back to the list. */
export const AFTER_DECISION = ['next', 'stay', 'list'] as const;
export type AfterDecision = (typeof AFTER_DECISION)[number];
export const useAfterDecision = () => useStore<AfterDecision>('personal.after', 'next');
