import { REDACTION_MARKER } from '#db/words.ts';
import type { SpanInput } from '#server/platform/contract.ts';

/** Offsets are UTF-16 code units of the stored text, end exclusive, as the contract counts them. */
interface Word {
  start: number;
  end: number;
  text: string;
  /** False for the blanks and marks between words. */
  isWord: boolean;
}

/** Words of the text in its own language, so that Ukrainian apostrophes and Czech hyphens do not split one. */
export function wordsOf(text: string, language: string | null): Word[] {
  const segmenter = new Intl.Segmenter(language ?? undefined, { granularity: 'word' });
  return Array.from(segmenter.segment(text), ({ index, segment, isWordLike }) => ({
    start: index,
    end: index + segment.length,
    text: segment,
    isWord: isWordLike === true,
  }));
}

/** Adds a span; what overlaps, or has only blanks between, becomes one (as the server hides it), without blanks at its edges. */
export function addSpan(spans: readonly SpanInput[], text: string, added: SpanInput): SpanInput[] {
  const trimmed = trimmedSpan(text, added);
  if (trimmed === null) return [...spans];
  const isApart = (span: SpanInput) =>
    text.slice(span.end, trimmed.start).trim() !== '' || text.slice(trimmed.end, span.start).trim() !== '';
  const apart = spans.filter(isApart);
  const touching = spans.filter((span) => !apart.includes(span));
  const joined = {
    start: Math.min(trimmed.start, ...touching.map((span) => span.start)),
    end: Math.max(trimmed.end, ...touching.map((span) => span.end)),
    ...reasonOf([trimmed, ...touching]),
  };
  return [...apart, joined].sort((one, other) => one.start - other.start);
}

export function removeSpan(spans: readonly SpanInput[], gone: SpanInput): SpanInput[] {
  return spans.filter((span) => span.start !== gone.start || span.end !== gone.end);
}

export function spanAt(spans: readonly SpanInput[], offset: number): SpanInput | undefined {
  return spans.find((span) => span.start <= offset && offset < span.end);
}

/** The text as it will read, with the marker of the contract where something is hidden. */
export function hiddenIn(text: string, spans: readonly SpanInput[]): string {
  return pieces(text, spans)
    .map((piece) => (piece.span === null ? piece.text : REDACTION_MARKER))
    .join('');
}

/** The text in pieces, each either readable or inside one of the spans; together they are the whole text. */
function pieces<Span extends { start: number; end: number }>(
  text: string,
  spans: readonly Span[],
): { text: string; start: number; span: Span | null }[] {
  const list: { text: string; start: number; span: Span | null }[] = [];
  let at = 0;
  for (const span of [...spans].sort((one, other) => one.start - other.start || other.end - one.end)) {
    const end = Math.min(span.end, text.length);
    if (span.start < at || end <= span.start) continue;
    if (span.start > at) list.push({ text: text.slice(at, span.start), start: at, span: null });
    list.push({ text: text.slice(span.start, end), start: span.start, span });
    at = end;
  }
  if (at < text.length) list.push({ text: text.slice(at), start: at, span: null });
  return list;
}

function trimmedSpan(text: string, span: SpanInput): SpanInput | null {
  const inside = text.slice(span.start, span.end);
  const start = span.start + (inside.length - inside.trimStart().length);
  const end = span.end - (inside.length - inside.trimEnd().length);
  return start < end ? { ...span, start, end } : null;
}

function reasonOf(spans: readonly SpanInput[]): { reason?: NonNullable<SpanInput['reason']> } {
  const reason = spans.find((span) => span.reason !== undefined)?.reason;
  return reason === undefined ? {} : { reason };
}
