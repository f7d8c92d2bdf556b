import type { RefObject } from 'react';
import { firstOpenPlace } from '../templates/places.ts';
import type { Missing } from './parts.ts';

/** Puts the focus where something is missing, once the screen has drawn it; of the reasons all are in sight then. */
export function focusOn(code: Missing['code'], reasons: RefObject<HTMLDivElement | null>): void {
  setTimeout(() => {
    const target = {
      reasons: () => reasons.current?.querySelector<HTMLElement>('button'),
      spans: () => document.querySelector<HTMLElement>('[data-desk-words]'),
      checks: () => document.querySelector<HTMLElement>('.desk .cl [aria-checked="false"]'),
      approval: () => document.querySelector<HTMLElement>('.desk .cl [data-open]'),
      answer: () => null,
      note: () => null,
      places: openPlaceInMessage,
      amount: () => document.querySelector<HTMLElement>('.desk .money input'),
      message: () => document.querySelector<HTMLElement>('.desk .sbody textarea'),
    }[code]();
    target?.focus();
    if (code === 'reasons') showWhole(reasons.current);
    // Below the message stands what it is open for, and the button that fills it in.
    if (code === 'places' || code === 'message') showWhole(target ?? null);
  });
}

/** The message, with its first open place chosen, so that the next key takes its place. */
function openPlaceInMessage(): HTMLTextAreaElement | null {
  const box = document.querySelector<HTMLTextAreaElement>('.desk .sbody textarea');
  const place = box && firstOpenPlace(box.value);
  if (place) box.setSelectionRange(place.start, place.end);
  return box;
}

/** The whole section and not only the button in it, so that nothing of it is left under the actions. */
export function showWhole(inside: Element | null): void {
  inside?.closest('section')?.scrollIntoView?.({ block: 'nearest' });
}

/** To the name of the case, so that it is read out and Tab goes on into the case. */
export function focusHeading(): void {
  document.querySelector<HTMLElement>('.desk .ch h2')?.focus();
}
