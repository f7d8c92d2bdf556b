import { useEffect } from 'react';

export const HEARTBEAT_MS = 30_000;
/** Whoever touches nothing for so long has gone away, and the case must not be kept from others. */
export const AWAY_MS = 5 * 60_000;

const SIGNS = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart'] as const;

/**
 * Beats while the page is seen and somebody is there (F1). With nobody there the lease runs out by itself, after the
 * warning of its last minute; whoever comes back before that keeps it by coming back.
 */
export function useHeartbeat(isMine: boolean, beat: () => void): void {
  useEffect(() => {
    if (!isMine) return;
    let seen = performance.now();
    const isAway = () => document.visibilityState === 'hidden' || performance.now() - seen > AWAY_MS;
    const sign = () => {
      const wasAway = isAway();
      seen = performance.now();
      if (wasAway) beat();
    };
    const appear = () => {
      if (document.visibilityState === 'visible') sign();
    };
    const beating = setInterval(() => {
      if (!isAway()) beat();
    }, HEARTBEAT_MS);
    for (const each of SIGNS) window.addEventListener(each, sign, { capture: true, passive: true });
    document.addEventListener('visibilitychange', appear);
    return () => {
      clearInterval(beating);
      for (const each of SIGNS) window.removeEventListener(each, sign, { capture: true });
      document.removeEventListener('visibilitychange', appear);
    };
  }, [isMine, beat]);
}
