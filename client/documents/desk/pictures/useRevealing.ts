import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { AccessPurpose, DocumentSide } from '#db/words.ts';
import { refusedBy } from '../../../data/refusal.ts';
import { revealOf } from './askPictures.ts';
import { useReblur } from './useReblur.ts';

export interface Place {
  side: DocumentSide;
  attempt: number;
}
/** How one picture stands: blurred, on its way, open under an address of this page's memory, or refused. */
export type Shown =
  | { state: 'blurred' | 'asking' }
  | { state: 'open'; url: string }
  | { state: 'refused'; code: string };

const BLURRED: Shown = { state: 'blurred' };
export const keyOf = ({ side, attempt }: Place): string => `${attempt} ${side}`;

export interface Revealing {
  shownOf: (place: Place) => Shown;
  open: readonly string[];
  reveal: (place: Place, purpose?: AccessPurpose) => void;
  hide: (place: Place) => void;
  hideAll: () => void;
}

/**
 * Pictures that were asked for, in the memory of this page and nowhere else: given up when they are blurred again, when
 * the case is left, and when an answer comes for which nobody waits any more (verification.md §C6).
 */
export function useRevealing(documentId: string, reblurSeconds: number, onShown: () => void): Revealing {
  const [shown, setShown] = useState<Readonly<Record<string, Shown>>>({});
  const urls = useRef(new Map<string, string>());
  const asked = useRef(new Map<string, AbortController>());
  const told = useRef(onShown);
  told.current = onShown;

  const drop = useCallback((key: string) => {
    asked.current.get(key)?.abort();
    asked.current.delete(key);
    const url = urls.current.get(key);
    if (url !== undefined) URL.revokeObjectURL(url);
    urls.current.delete(key);
  }, []);
  const dropAll = useCallback(() => {
    for (const key of [...urls.current.keys(), ...asked.current.keys()]) drop(key);
  }, [drop]);
  useEffect(() => dropAll, [dropAll]);

  const put = useCallback((key: string, how: Shown) => setShown((before) => ({ ...before, [key]: how })), []);
  const reveal = useCallback(
    (place: Place, purpose?: AccessPurpose) => {
      const key = keyOf(place);
      if (asked.current.has(key) || urls.current.has(key)) return;
      const stop = new AbortController();
      asked.current.set(key, stop);
      put(key, { state: 'asking' });
      revealOf(documentId, { side: place.side, attempt: place.attempt, ...(purpose && { purpose }) }, stop.signal).then(
        (blob) => {
          if (stop.signal.aborted) return;
          asked.current.delete(key);
          const url = URL.createObjectURL(blob);
          urls.current.set(key, url);
          put(key, { state: 'open', url });
          told.current();
        },
        (error: unknown) => {
          if (stop.signal.aborted) return;
          asked.current.delete(key);
          put(key, { state: 'refused', code: refusedBy(error).code });
        },
      );
    },
    [documentId, put],
  );
  const hideAll = useCallback(() => {
    dropAll();
    setShown({});
  }, [dropAll]);

  const open = useMemo(
    () => Object.keys(shown).filter((key) => ['open', 'asking'].includes(shown[key]?.state ?? '')),
    [shown],
  );
  useReblur(open.length > 0, reblurSeconds, hideAll);

  return useMemo(
    () => ({
      shownOf: (place: Place) => shown[keyOf(place)] ?? BLURRED,
      open,
      reveal,
      hide: (place: Place) => {
        drop(keyOf(place));
        put(keyOf(place), BLURRED);
      },
      hideAll,
    }),
    [shown, open, reveal, drop, put, hideAll],
  );
}
