import { useSyncExternalStore } from 'react';
import type { Presence } from '#db/words.ts';
import type { PresenceTold } from '#server/live/contract.ts';
import { businessNow } from '../data/clock.ts';

/** A colleague with the case on the screen. */
export interface Present {
  alias: string;
  doing: Exclude<Presence, 'gone'>;
}

const NOBODY: readonly Present[] = [];
/** By case and by person, until when each word holds. */
const told = new Map<string, Map<string, PresenceTold>>();
/** What a row is drawn from: the same list as long as nothing about it changed. */
const shown = new Map<string, readonly Present[]>();
const listeners = new Set<() => void>();
let next: ReturnType<typeof setTimeout> | undefined;

/** Takes a word about a colleague; the last one counts, and none of them longer than it says. */
export function hearPresence(one: PresenceTold): void {
  const here = told.get(one.caseId) ?? new Map<string, PresenceTold>();
  told.set(one.caseId, here.set(one.staffId, one));
  draw(one.caseId);
}

/** Nobody signed in hears of anybody. */
export function forgetPresences(): void {
  const ids = [...told.keys()];
  told.clear();
  for (const id of ids) draw(id);
}

function draw(caseId: string): void {
  const now = businessNow();
  const here = told.get(caseId);
  for (const [staffId, { until }] of here ?? []) if (Date.parse(until) <= now) here?.delete(staffId);
  if (here?.size === 0) told.delete(caseId);
  const present = [...(here?.values() ?? [])].flatMap(({ alias, doing }) => (doing === 'gone' ? [] : { alias, doing }));
  if (JSON.stringify(present) !== JSON.stringify(shown.get(caseId) ?? NOBODY)) {
    if (present.length === 0) shown.delete(caseId);
    else shown.set(caseId, present);
    for (const listener of listeners) listener();
  }
  lookAgain(now);
}

/** Wakes when the next word lapses, so that nobody stays on a screen that hears nothing more. */
function lookAgain(now: number): void {
  clearTimeout(next);
  next = undefined;
  const ends = [...told.values()].flatMap((here) => [...here.values()].map(({ until }) => Date.parse(until)));
  if (ends.length === 0) return;
  const first = Math.min(...ends);
  next = setTimeout(() => [...told.keys()].forEach(draw), Math.max(0, first - now) + 50);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Colleagues who have this case on the screen now. A hint: it never keeps anybody from anything. */
export const usePresent = (caseId: string): readonly Present[] =>
  useSyncExternalStore(subscribe, () => shown.get(caseId) ?? NOBODY);
