import { useSyncExternalStore } from 'react';

/**
 * The server's business clock as this page knows it. It moves with `performance.now()`, because a person may
 * set the wall clock of the computer while the page is open.
 */
let anchor = { server: Date.now(), local: performance.now() };
const listeners = new Set<() => void>();
let ticking: ReturnType<typeof setInterval> | undefined;

/** `now` is an ISO instant the server just said. */
export function syncClock(now: string): void {
  anchor = { server: new Date(now).getTime(), local: performance.now() };
  tell();
}

export const businessNow = (): number => anchor.server + performance.now() - anchor.local;

const tell = () => {
  for (const listener of listeners) listener();
};

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  ticking ??= setInterval(tell, 1000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(ticking);
    ticking = undefined;
  };
}

/** Milliseconds of the business clock, in steps: a row that says "34 m" need not be drawn every second. */
export const useNow = (stepMs = 1000): number =>
  useSyncExternalStore(subscribe, () => Math.floor(businessNow() / stepMs) * stepMs);
