import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react';
import { useT } from '../../../i18n/useT.ts';
import type { Looking } from './useLook.ts';

/** So far an arrow key moves a picture that is larger than its frame. */
const STEP_PX = 40;

/** The revealed picture in its frame: zoomed by wheel and keys, moved by dragging and arrows; it cannot be dragged out. */
export function OpenPicture({ url, name, looking }: { url: string; name: string; looking: Looking }) {
  const t = useT();
  const { look } = looking;
  const frame = useRef<HTMLDivElement>(null);
  const latest = useRef(looking);
  latest.current = looking;
  useEffect(() => {
    // React's own listener is passive and could not keep the pane from scrolling along.
    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      if (event.deltaY < 0) latest.current.nearer();
      else latest.current.farther();
    };
    const at = frame.current;
    at?.addEventListener('wheel', wheel, { passive: false });
    return () => at?.removeEventListener('wheel', wheel);
  }, []);
  const press = (event: KeyboardEvent) => {
    const act = keysOf(looking)[event.key];
    if (act === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    // The desk walks through its cases by the same arrows.
    event.preventDefault();
    act();
  };
  const drag = (event: PointerEvent) => {
    if (event.buttons === 1) looking.move(event.movementX, event.movementY);
  };
  return (
    <div
      ref={frame}
      className={`frame ${look.tone}${look.turn % 180 === 0 ? '' : ' across'}`}
      role="group"
      aria-label={t('desk.documents.picture.frame', { name })}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it is zoomed and moved by keys.
      tabIndex={0}
      onKeyDown={press}
      onPointerDown={(event) => event.currentTarget.setPointerCapture?.(event.pointerId)}
      onPointerMove={drag}
      onContextMenu={(event) => event.preventDefault()}
    >
      <img
        src={url}
        alt={t('desk.documents.picture.revealed', { name })}
        draggable={false}
        style={{ transform: `translate(${look.x}px, ${look.y}px) scale(${look.zoom}) rotate(${look.turn}deg)` }}
      />
    </div>
  );
}

const keysOf = ({ nearer, farther, whole, move, look }: Looking): Record<string, (() => void) | undefined> => ({
  '+': nearer,
  '=': nearer,
  '-': farther,
  '0': whole,
  ...(look.zoom > 1 && {
    ArrowLeft: () => move(STEP_PX, 0),
    ArrowRight: () => move(-STEP_PX, 0),
    ArrowUp: () => move(0, STEP_PX),
    ArrowDown: () => move(0, -STEP_PX),
  }),
});
