import type { z } from 'zod';
import type { Mark as MarkShape } from '#server/reviews/contract.ts';
import { VisibleText } from '../../kit/UserText.tsx';

export type Mark = z.infer<typeof MarkShape>;

/** The text as it was written, with a number where each place that the filter marked ends; places may overlap. */
export function MarkedText({
  text,
  language,
  marks,
}: {
  text: string;
  language: string | null;
  marks: readonly Mark[];
}) {
  return (
    <p className="txt" lang={language ?? undefined} dir="auto" style={{ padding: '12px 16px 16px' }}>
      {markedRuns(text, marks).map(({ start, end, covering }) =>
        covering.length === 0 ? (
          <VisibleText key={start} text={text.slice(start, end)} />
        ) : (
          <mark key={start}>
            <VisibleText text={text.slice(start, end)} />
            {covering
              .filter((mark) => mark.end === end)
              .map((mark) => (
                <span key={mark.detector + mark.start} className="mk">
                  {marks.indexOf(mark) + 1}
                </span>
              ))}
          </mark>
        ),
      )}
    </p>
  );
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
