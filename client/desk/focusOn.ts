import type { RefObject } from 'react';
import type { Missing } from './parts.ts';

/** Puts the focus where something is missing, once the screen has drawn it. */
export function focusOn(code: Missing['code'], reasons: RefObject<HTMLDivElement | null>): void {
  setTimeout(() => {
    const target = {
      reasons: () => reasons.current?.querySelector<HTMLElement>('button'),
      spans: () => document.querySelector<HTMLElement>('[data-desk-words]'),
      checks: () => document.querySelector<HTMLElement>('.desk .cl [aria-checked="false"]'),
      answer: () => null,
    }[code]();
    target?.focus();
  });
}
