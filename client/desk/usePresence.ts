import { useEffect, useRef } from 'react';
import type { Presence } from '#db/words.ts';
import { useLive } from '../data/live.ts';
import { useCalls } from './calls.ts';
import type { Draft } from './drafts.ts';
import { forgetPresences, hearPresence } from './presences.ts';
import { AWAY_MS } from './useHeartbeat.ts';

const BEAT_MS = 15_000;
/** Who only walks past a case is not looking at it. */
const DWELL_MS = 800;
/** After so long without a change nobody is writing any more. */
const STILL_MS = 5_000;

const SIGNS = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart'] as const;

/** Hears of colleagues for as long as a desk is open. */
export function usePresenceNews(): void {
  useLive(({ event, data }) => {
    if (event === 'presence') hearPresence(data);
  });
  useEffect(() => forgetPresences, []);
}

/**
 * Tells colleagues that I have this case on the screen, and whether I write: on coming, every 15 s while the tab is seen
 * and somebody is there, and on leaving. Whatever does not arrive is nothing to anybody: it lapses by itself.
 */
export function usePresence(caseId: string, { message, note }: Pick<Draft, 'message' | 'note'>): void {
  const calls = useCalls();
  const say = useRef<((doing: Presence) => void) | null>(null);

  useEffect(() => {
    let doing: Presence = 'gone';
    let moved = performance.now();
    let still: ReturnType<typeof setTimeout> | undefined;
    const tell = (next: Presence) => {
      doing = next;
      void calls.presence(caseId, next).catch(() => {});
    };
    const turn = (next: Presence) => {
      if (next !== doing) tell(next);
    };
    const isThere = () => document.visibilityState === 'visible' && performance.now() - moved <= AWAY_MS;
    const come = setTimeout(() => isThere() && turn('looking'), DWELL_MS);
    const beat = setInterval(() => (isThere() ? tell(doing === 'gone' ? 'looking' : doing) : turn('gone')), BEAT_MS);
    const sign = () => {
      const wasAway = performance.now() - moved > AWAY_MS;
      moved = performance.now();
      if (wasAway) turn('looking');
    };
    const appear = () => turn(document.visibilityState === 'visible' ? 'looking' : 'gone');
    const hide = () => turn('gone');
    say.current = () => {
      moved = performance.now();
      turn('typing');
      clearTimeout(still);
      still = setTimeout(() => doing === 'typing' && tell('looking'), STILL_MS);
    };
    for (const each of SIGNS) window.addEventListener(each, sign, { capture: true, passive: true });
    document.addEventListener('visibilitychange', appear);
    window.addEventListener('pagehide', hide);
    return () => {
      clearTimeout(come);
      clearTimeout(still);
      clearInterval(beat);
      for (const each of SIGNS) window.removeEventListener(each, sign, { capture: true });
      document.removeEventListener('visibilitychange', appear);
      window.removeEventListener('pagehide', hide);
      say.current = null;
      turn('gone');
    };
  }, [caseId, calls]);

  useTyped(caseId, message + note, () => say.current?.('typing'));
}

/** A draft that was there already when the case came on the screen is not being written. */
function useTyped(caseId: string, words: string, typed: () => void): void {
  const before = useRef({ caseId, words });
  const latest = useRef(typed);
  latest.current = typed;
  useEffect(() => {
    const isTyped = before.current.caseId === caseId && before.current.words !== words;
    before.current = { caseId, words };
    if (isTyped) latest.current();
  }, [caseId, words]);
}
