import { useEffect, useRef } from 'react';
import type { Change, PresenceTold, QueuesMoved, Resync, SessionEnded } from '#server/live/contract.ts';
import { checkConnection, hasConnection, readAgain } from './connection.ts';
import { checkSession } from './session.ts';

type LiveEvent =
  | { event: 'change'; data: Change }
  | { event: 'queues'; data: QueuesMoved }
  | { event: 'presence'; data: PresenceTold }
  | { event: 'session'; data: SessionEnded }
  | { event: 'resync'; data: Resync };

const EVENTS = ['change', 'queues', 'presence', 'session', 'resync'] as const;

const CHANNEL = 'trustdesk-live';
const RETRY_MS = 3_000;
const listeners = new Set<(event: LiveEvent) => void>();

function apply(event: LiveEvent): void {
  // Unanswered, it is as before: the next request that is answered says the same.
  if (event.event === 'resync') readAgain();
  if (event.event === 'session') void checkSession().catch(() => undefined);
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
    // What an ended stream still had in hand: the channel is closed, and whoever listens now has a stream of its own.
    if (ending.signal.aborted) return;
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
    // The lock may come in the very moment in which it is no longer wanted.
    if (signal.aborted) return settle();
    let source: EventSource | undefined;
    let again: ReturnType<typeof setTimeout> | undefined;
    const open = (isAgain: boolean) => {
      source = new EventSource('/api/live');
      source.onopen = () => {
        hasConnection();
        // A stream of one's own making does not say what it heard last, as the browser's would.
        if (isAgain) share({ event: 'resync', data: {} });
      };
      source.onerror = () => {
        if (signal.aborted) return;
        void checkConnection();
        if (source?.readyState !== EventSource.CLOSED) return;
        // Refused, and perhaps because nobody is signed in any more.
        void checkSession().catch(() => undefined);
        again = setTimeout(open, RETRY_MS, true);
      };
      for (const event of EVENTS) {
        source.addEventListener(event, ({ data }: MessageEvent<string>) => share({ event, data: JSON.parse(data) }));
      }
    };
    open(false);
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
