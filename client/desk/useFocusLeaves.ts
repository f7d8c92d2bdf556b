import { type RefObject, useLayoutEffect, useRef } from 'react';

/** What belongs to one case: a cursor or a chosen button in it must not stand in the next one. */
const OF_ONE_CASE = '.side, .body, .notices';

/** Gives up the field at once: the next key of a fast hand must neither be typed nor pressed into another case. */
export function leaveField(): void {
  const at = document.activeElement;
  if (at instanceof HTMLElement && at !== document.body && at.closest('.desk') !== null) at.blur();
}

/**
 * With another case on the screen the focus stands on its heading, unless the person walks the list or the buttons
 * that lead from case to case.
 */
export function useFocusLeaves(caseId: string, heading: RefObject<HTMLHeadingElement | null>): void {
  const before = useRef(caseId);
  useLayoutEffect(() => {
    if (before.current === caseId) return;
    before.current = caseId;
    const at = document.activeElement;
    if (at !== null && at !== document.body && at.closest(OF_ONE_CASE) === null) return;
    heading.current?.focus({ preventScroll: true });
  }, [caseId, heading]);
}
