import type { Clock } from '#server/platform/clock.ts';

export interface TestClock extends Clock {
  /** Both clocks move on together, as they do in life. Milliseconds. */
  advance(ms: number): void;
}

/** Stands still until it is told to move. Business time is wall time and the offset, as in `systemClock`. */
export function testClock(start: string | Date = '2026-03-02T09:00:00Z'): TestClock {
  let wall = new Date(start).getTime();
  let offset = 0;
  return {
    now: () => new Date(wall + offset),
    wall: () => new Date(wall),
    setOffset: (ms) => {
      offset = ms;
    },
    get offsetMs() {
      return offset;
    },
    advance: (ms) => {
      wall += ms;
    },
  };
}
