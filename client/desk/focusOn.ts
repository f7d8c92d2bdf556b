import type { RefObject } from 'react';
import type { Missing } from './parts.ts';

/** Puts the focus where something is missing, once the screen has drawn it; of the reasons all are in sight then. */
export function focusOn(code: Missing['code'], reasons: RefObject<HTMLDivElement | null>): void {
  setTimeout(() => {
    const target = {
      reasons: () => reasons.current?.querySelector<HTMLElement>('button'),
      spans: () => document.querySelector<HTMLElement>('[data-desk-words]'),
      checks: () => document.querySelector<HTMLElement>('.desk .cl [aria-checked="false"]'),
      answer: () => null,
    }[code]();
    target?.focus();
    if (code === 'reasons') showWhole(reasons.current);
  });
}

/** The whole section and not only the button in it, so that nothing of it is left under the actions. */
export function showWhole(inside: Element | null): void {
  inside?.closest('section')?.scrollIntoView?.({ block: 'nearest' });
}
