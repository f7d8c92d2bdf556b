import { useEffect, useRef } from 'react';
import type { Queue } from '#db/words.ts';
import { onRecovery } from '../data/connection.ts';
import { useLive } from '../data/live.ts';
import { useMe } from '../data/session.ts';
import type { CaseListEvent } from './caseList.ts';

/** Several changes at once are one look. */
const LOOK_MS = 1_000;
/** Where the stream is broken and nobody noticed, the list still learns within a minute. */
const POLL_MS = 60_000;

/** Live events of one queue: what is known of a row is amended in place, and what may be new is looked for. */
export function useQueueNews(queue: Queue, look: () => void, send: (event: CaseListEvent) => void): void {
  const { alias } = useMe();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const latest = useRef(look);
  latest.current = look;
  const soon = () => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      latest.current();
    }, LOOK_MS);
  };

  useLive(({ event, data }) => {
    if ((event !== 'queues' && event !== 'change') || data.queue !== queue) return;
    if (event === 'queues') return soon();
    const lease = data.lease && {
      holderId: '',
      alias: data.lease.alias,
      until: data.lease.until,
      mine: data.lease.alias === alias,
    };
    send({ type: 'changed', id: data.id, change: { version: data.version, state: data.state, lease } });
    if (data.state === 'open') soon();
  });

  useEffect(() => {
    const poll = setInterval(() => latest.current(), POLL_MS);
    const stop = onRecovery(() => latest.current());
    return () => {
      clearInterval(poll);
      clearTimeout(timer.current);
      timer.current = undefined;
      stop();
    };
  }, []);
}
