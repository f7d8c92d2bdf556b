import { useEffect, useRef } from 'react';
import { VisibleText } from '../../kit/UserText.tsx';
import { isAlarming, isWeak, type Mark } from './marks.ts';

interface MarkedTextProps {
  text: string;
  language: string | null;
  marks: readonly Mark[];
}

/** The text as it was written, with a number where each place that the filter marked ends; places may overlap. */
export function MarkedText({ text, language, marks }: MarkedTextProps) {
  const box = useRef<HTMLParagraphElement>(null);
  useOpensAtMark(box);
  return (
    <p ref={box} className="txt" lang={language ?? undefined} dir="auto" style={{ padding: '12px 16px 16px' }}>
      {markedRuns(text, marks).map(({ start, end, covering }) =>
        covering.length === 0 ? (
          <VisibleText key={start} text={text.slice(start, end)} />
        ) : (
          <mark
            key={start}
            tabIndex={-1}
            className={covering.every(isWeak) ? 'weak' : undefined}
            data-raises={covering.some(isAlarming) || undefined}
          >
            <VisibleText text={text.slice(start, end)} />
            {covering
              .filter((mark) => mark.end === end)
              .map((mark) => (
                <span key={mark.detector + mark.start} className={isWeak(mark) ? 'mk weak' : 'mk'}>
                  {marks.indexOf(mark) + 1}
                </span>
              ))}
          </mark>
        ),
      )}
    </p>
  );
}

/**
 * A case is opened at the first place that brought it forward, else at the first that the filter marked (RULINGS 11), in sight and with the focus on it, so that it
 * is read out. A mark takes no keys: every shortcut works from there. Whoever is busy elsewhere is left there, and what
 * the person had blurred is not opened by it.
 */
function useOpensAtMark(box: { current: HTMLElement | null }): void {
  useEffect(() => {
    const find = (which: string) => box.current?.querySelector<HTMLElement>(which);
    const first = find('mark[data-raises]') ?? find('mark:not(.weak)');
    if (!first) return;
    // With the next frame: asking for places now would lay the page out twice for one key.
    const frame = requestAnimationFrame(() => {
      first.scrollIntoView?.({ block: 'nearest' });
      const at = document.activeElement;
      if (first.closest('.veil')) return;
      if (at === null || at === document.body || at.matches('.desk .ch h2')) first.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [box]);
}

/** Cuts the text wherever a mark begins or ends, so that each run is covered by the same marks from end to end. */
export function markedRuns<Span extends { start: number; end: number }>(
  text: string,
  marks: readonly Span[],
): { start: number; end: number; covering: Span[] }[] {
  const inside = marks.flatMap(({ start, end }) => [start, end]).filter((at) => at > 0 && at < text.length);
  const edges = [...new Set([0, ...inside, text.length])].sort((one, other) => one - other);
  return edges.slice(0, -1).map((start, at) => {
    const end = edges[at + 1] ?? text.length;
    return { start, end, covering: marks.filter((mark) => mark.start <= start && end <= mark.end) };
  });
}
