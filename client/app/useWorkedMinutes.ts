import { useEffect, useRef, useState } from 'react';
import { startWork, workUntil } from './workLog.ts';

const LOOK_MS = 15_000;
const MINUTE_MS = 60_000;
const SIGNS = ['keydown', 'pointerdown', 'wheel', 'touchstart'] as const;

/** Whole minutes of work since the last break; `restart` counts from now on. Nothing of it leaves this tab. */
export function useWorkedMinutes(): { minutes: number; restart: () => void } {
  const log = useRef(startWork(Date.now()));
  const [minutes, setMinutes] = useState(0);
  useEffect(() => {
    let isTouched = false;
    const look = () => {
      log.current = workUntil(log.current, Date.now(), isTouched);
      isTouched = false;
      setMinutes(Math.floor(log.current.workedMs / MINUTE_MS));
    };
    const sign = () => {
      isTouched = true;
    };
    const timer = setInterval(look, LOOK_MS);
    for (const each of SIGNS) window.addEventListener(each, sign, { capture: true, passive: true });
    return () => {
      clearInterval(timer);
      for (const each of SIGNS) window.removeEventListener(each, sign, { capture: true });
    };
  }, []);
  const restart = () => {
    log.current = startWork(Date.now());
    setMinutes(0);
  };
  return { minutes, restart };
}
