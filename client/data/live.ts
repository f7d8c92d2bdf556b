import { useEffect, useRef } from 'react';
import type { CaseState, Queue } from '#db/words.ts';
import { checkConnection, hasConnection } from './connection.ts';
import { endSession } from './session.ts';

export interface CaseChange {
  kind: 'case';
  id: string;
  queue: Queue;
  version: number;
  state: CaseState;
  lease: { alias: string; until: string } | null;
}
export type LiveEvent =
  | { event: 'change'; data: CaseChange }
  | { event: 'queues'; data: { queue: Queue } }
  | { event: 'session'; data: { state: string } };

const CHANNEL = 'trustdesk-live';
const RETRY_MS = 3_000;
const listeners = new Set<(event: LiveEvent) => void>();

function apply(event: LiveEvent): void {
  if (event.event === 'session') endSession();
  for (const listener of listeners) listener(event);
}

/**
 * Begins listening; one stream per browser (RULINGS 29). The tab that holds the lock reads the stream and tells the others;
 * when it closes, the next one in line takes over. Without Web Locks (plain http to another machine) each tab reads for itself.
 */
export function startLive(): () => void {
  const ending = new AbortController();
  const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(CHANNEL);
  if (channel) channel.onmessage = ({ data }: MessageEvent<LiveEvent>) => apply(data);
  const share = (event: LiveEvent) => {
    apply(event);
    channel?.postMessage(event);
  };
  const lead = () => readStream(share, ending.signal);
  if (typeof EventSource !== 'undefined') {
    const led = navigator.locks?.request(CHANNEL, { signal: ending.signal }, lead) ?? lead();
    // The only way to fail is being told to end while waiting for the lock.
    led.catch(() => undefined);
  }
  return () => {
    ending.abort();
    channel?.close();
  };
}

/** Settles when it is told to end; a stream the server closed is opened again, since the browser itself gives up on refusals. */
function readStream(share: (event: LiveEvent) => void, signal: AbortSignal): Promise<void> {
  return new Promise((settle) => {
    let source: EventSource | undefined;
    let again: ReturnType<typeof setTimeout> | undefined;
    const open = () => {
      source = new EventSource('/api/live');
      source.onopen = hasConnection;
      source.onerror = () => {
        void checkConnection();
        if (source?.readyState === EventSource.CLOSED) again = setTimeout(open, RETRY_MS);
      };
      for (const event of ['change', 'queues', 'session'] as const) {
        source.addEventListener(event, ({ data }: MessageEvent<string>) => share({ event, data: JSON.parse(data) }));
      }
    };
    open();
    signal.addEventListener('abort', () => {
      clearTimeout(again);
      source?.close();
      settle();
    });
  });
}

/** Hears every live event while the component is on screen. The latest `hear` is called; it need not be memoised. */
export function useLive(hear: (event: LiveEvent) => void): void {
  const latest = useRef(hear);
  latest.current = hear;
  useEffect(() => {
    const listener = (event: LiveEvent) => latest.current(event);
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, []);
}
