import { useSyncExternalStore } from 'react';

const PROBE_MS = 2_000;

/** Null while the server answers; else the wall-clock time at which it stopped. */
let since: number | null = null;
let probing: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();
const recoveries = new Set<() => void>();

const tell = () => {
  for (const listener of listeners) listener();
};

/** Called by whoever got no answer. From then on the server is asked every two seconds until it is back. */
export function lostConnection(): void {
  if (since !== null) return;
  since = Date.now();
  tell();
  probing = setTimeout(probe, PROBE_MS);
}

/** An answer of any kind proves that the server is there. */
export function hasConnection(): void {
  if (since === null) return;
  since = null;
  clearTimeout(probing);
  tell();
  readAgain();
}

/** Something was missed: whoever shows what the server keeps reads it anew. */
export function readAgain(): void {
  for (const recover of recoveries) recover();
}

async function probe(): Promise<void> {
  const answer = await fetch('/healthz', { cache: 'no-store' }).catch(() => undefined);
  if (answer?.ok) return hasConnection();
  probing = setTimeout(probe, PROBE_MS);
}

/** Asks at once whether the server is there; for when a stream broke off. */
export async function checkConnection(): Promise<void> {
  const answer = await fetch('/healthz', { cache: 'no-store' }).catch(() => undefined);
  if (answer?.ok) hasConnection();
  else lostConnection();
}

/** Runs when the server is back, or events were missed, so that all of it can be read. */
export function onRecovery(recover: () => void): () => void {
  recoveries.add(recover);
  return () => recoveries.delete(recover);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Null while connected; else since when it is not, in wall-clock milliseconds. */
export const useOfflineSince = (): number | null => useSyncExternalStore(subscribe, () => since);
