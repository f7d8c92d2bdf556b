import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { onRecovery } from '../data/connection.ts';
import { startLive, useLive } from '../data/live.ts';
import { onSignedOutElsewhere } from '../data/otherTabs.ts';
import { savePreferences } from '../data/preferences.ts';
import { HOME_KEY, QUEUES_KEY } from '../data/queries.ts';
import { leave, useMaybeMe } from '../data/session.ts';

/** Counts move at most once a second, however many cases do. */
const COUNTS_MS = 1_000;

/** Keeps counts fresh by live events, and reads everything again when the server is back. Lists do not move by themselves. */
export function useFreshness(): void {
  const client = useQueryClient();
  const signedIn = useMaybeMe() !== null;
  const soon = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => (signedIn ? startLive() : undefined), [signedIn]);
  useEffect(() => (signedIn ? onSignedOutElsewhere(leave) : undefined), [signedIn]);
  useEffect(() => onRecovery(() => void client.invalidateQueries()), [client]);
  useLive(({ event }) => {
    // Who looks at what moves no count.
    if (event === 'presence') return;
    soon.current ??= setTimeout(() => {
      soon.current = undefined;
      void client.invalidateQueries({ queryKey: QUEUES_KEY });
      void client.invalidateQueries({ queryKey: HOME_KEY });
    }, COUNTS_MS);
  });
  useEffect(() => {
    const save = () => void savePreferences(true);
    window.addEventListener('pagehide', save);
    return () => {
      clearTimeout(soon.current);
      window.removeEventListener('pagehide', save);
    };
  }, []);
}
