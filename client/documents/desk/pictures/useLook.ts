import { useMemo, useState } from 'react';

/** How a revealed picture is looked at; nothing of it leaves the screen. */
export interface Look {
  zoom: number;
  x: number;
  y: number;
  /** Degrees clockwise, in quarters. */
  turn: number;
  /** As it is, with more contrast, or as a negative: faint print and alterations show in one or the other. */
  tone: (typeof TONES)[number];
}
export const TONES = ['plain', 'contrast', 'negative'] as const;
const PLAIN: Look = { zoom: 1, x: 0, y: 0, turn: 0, tone: 'plain' };
const ZOOM_MAX = 8;
const ZOOM_STEP = 1.25;
const QUARTER = 90;
const WHOLE_TURN = 360;

/** A picture that fits is not moved: it lies in the middle. */
const settled = (look: Look): Look => (look.zoom === 1 ? { ...look, x: 0, y: 0 } : look);
const zoomed = (look: Look, by: number): Look =>
  settled({ ...look, zoom: Math.min(ZOOM_MAX, Math.max(1, look.zoom * by)) });

export function useLook() {
  const [look, setLook] = useState(PLAIN);
  const acts = useMemo(
    () => ({
      nearer: () => setLook((before) => zoomed(before, ZOOM_STEP)),
      farther: () => setLook((before) => zoomed(before, 1 / ZOOM_STEP)),
      whole: () => setLook((before) => ({ ...PLAIN, turn: before.turn, tone: before.tone })),
      move: (x: number, y: number) => setLook((before) => settled({ ...before, x: before.x + x, y: before.y + y })),
      turn: () => setLook((before) => ({ ...before, turn: (before.turn + QUARTER) % WHOLE_TURN })),
      nextTone: () =>
        setLook((before) => ({ ...before, tone: TONES[(TONES.indexOf(before.tone) + 1) % TONES.length] ?? 'plain' })),
    }),
    [],
  );
  return { look, ...acts };
}
export type Looking = ReturnType<typeof useLook>;
