import type { Span } from '#db/schema/reviews.ts';
import { REDACTION_MARKER } from '#db/words.ts';
import { Refusal } from '../platform/refusal.ts';

/**
 * The text with each span replaced by the marker. "Edit" by staff is this and nothing else: no rewording, no stars (SPEC 2,
 * IZI-26). Spans may overlap or touch, in any order; only blanks between two make
 * them one. Half of a surrogate pair takes the other half with it. Refuses spans-missing, span-outside, and
 * redaction-covers-all where no letter, digit or sign would be left: that is a rejection, and must be called so.
 */
export function applyRedaction(text: string, spans: readonly Span[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const span of mergeSpans(text, spans)) {
    parts.push(text.slice(from, span.start));
    from = span.end;
  }
  parts.push(text.slice(from));
  if (!/[\p{L}\p{N}\p{S}]/u.test(parts.join(' ')))
    throw new Refusal('redaction-covers-all', { errors: { spans: 'redaction-covers-all' } });
  return parts.join(REDACTION_MARKER);
}

/** The spans as they will be hidden: inside the text, whole characters, in order, apart from each other. */
export function mergeSpans(text: string, spans: readonly Span[]): { start: number; end: number }[] {
  if (spans.length === 0) throw new Refusal('spans-missing', { errors: { spans: 'spans-missing' } });
  if (!spans.every((span) => liesInside(text, span)))
    throw new Refusal('span-outside', { errors: { spans: 'span-outside' } });

  const merged: { start: number; end: number }[] = [];
  const ordered = spans
    .map((span) => ({ start: wholeStart(text, span.start), end: wholeEnd(text, span.end) }))
    .sort((a, b) => a.start - b.start);
  for (const span of ordered) {
    const last = merged.at(-1);
    if (last && text.slice(last.end, span.start).trim() === '') last.end = Math.max(last.end, span.end);
    else merged.push({ ...span });
  }
  return merged;
}

function liesInside(text: string, span: Span): boolean {
  return (
    Number.isInteger(span.start) &&
    Number.isInteger(span.end) &&
    span.start >= 0 &&
    span.start < span.end &&
    span.end <= text.length
  );
}

const splitsPair = (text: string, at: number) =>
  /[\uD800-\uDBFF]/.test(text[at - 1] ?? '') && /[\uDC00-\uDFFF]/.test(text[at] ?? '');
const wholeStart = (text: string, at: number) => (splitsPair(text, at) ? at - 1 : at);
const wholeEnd = (text: string, at: number) => (splitsPair(text, at) ? at + 1 : at);
