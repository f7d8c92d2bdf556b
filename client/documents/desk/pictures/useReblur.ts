import { useEffect, useRef } from 'react';
import { beforeSignOut } from '../../../data/session.ts';

const SIGNS = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart'] as const;
const SECOND_MS = 1_000;

/**
 * Calls `hide` when nobody has touched anything for so many seconds, when the tab is hidden or left, and before the person
 * signs out (verification.md §C6). Nothing is listened to while nothing is open.
 */
export function useReblur(isOpen: boolean, seconds: number, hide: () => void): void {
  const latest = useRef(hide);
  latest.current = hide;
  useEffect(() => {
    if (!isOpen) return;
    const span = seconds * SECOND_MS;
    let touched = Date.now();
    const left = () => touched + span - Date.now();
    let timer: ReturnType<typeof setTimeout>;
    const look = () => {
      if (left() <= 0) latest.current();
      else timer = setTimeout(look, left());
    };
    timer = setTimeout(look, span);
    const sign = () => {
      // A machine that slept past the end wakes with a touch; that touch must not show it on.
      if (left() <= 0) latest.current();
      else touched = Date.now();
    };
    const turn = () => {
      if (document.visibilityState === 'hidden') latest.current();
    };
    const leave = () => latest.current();
    for (const each of SIGNS) window.addEventListener(each, sign, { capture: true, passive: true });
    document.addEventListener('visibilitychange', turn);
    window.addEventListener('pagehide', leave);
    const stop = beforeSignOut(async () => latest.current());
    return () => {
      clearTimeout(timer);
      for (const each of SIGNS) window.removeEventListener(each, sign, { capture: true });
      document.removeEventListener('visibilitychange', turn);
      window.removeEventListener('pagehide', leave);
      stop();
    };
  }, [isOpen, seconds]);
}
