import type { SpanInput } from '#server/platform/contract.ts';

/**
 * What is selected inside the box, in offsets of the text. Each piece carries where it begins (`data-at`); badges of
 * hidden characters stand for one code unit and have no text of their own to count.
 */
export function selectedOffsets(box: HTMLElement): SpanInput | null {
  const selection = window.getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!box.contains(range.startContainer) || !box.contains(range.endContainer)) return null;
  const start = offsetOf(range.startContainer, range.startOffset);
  const end = offsetOf(range.endContainer, range.endOffset);
  return start === null || end === null || start >= end ? null : { start, end };
}

function offsetOf(node: Node, offset: number): number | null {
  const element = node instanceof HTMLElement ? node : node.parentElement;
  const piece = element?.closest<HTMLElement>('[data-at]');
  if (piece) return Number(piece.dataset.at) + lengthBefore(piece, node, offset);
  // The edge lies between two pieces: it counts as the beginning of the one after it, else as the end of the one before.
  const after = node.childNodes[offset];
  if (after instanceof HTMLElement && after.dataset.at !== undefined) return Number(after.dataset.at);
  const before = node.childNodes[offset - 1];
  return before instanceof HTMLElement && before.dataset.at !== undefined
    ? Number(before.dataset.at) + lengthOf(before)
    : null;
}

/** Code units of the piece that stand before the edge. */
function lengthBefore(piece: HTMLElement, node: Node, offset: number): number {
  const range = document.createRange();
  range.setStart(piece, 0);
  range.setEnd(node, offset);
  const copy = document.createElement('span');
  copy.append(range.cloneContents());
  return lengthOf(copy);
}

function lengthOf(element: HTMLElement): number {
  const badges = element.querySelectorAll('[role="img"]');
  const hidden = Array.from(badges, (badge) => badge.textContent?.length ?? 0).reduce(
    (sum, length) => sum + length - 1,
    0,
  );
  return (element.textContent?.length ?? 0) - hidden;
}
