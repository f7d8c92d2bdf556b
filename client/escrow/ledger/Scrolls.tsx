import type { ReactNode } from 'react';

/** A box that may be wider than its place: named and reached by the keyboard, since nothing in it takes the focus. */
export const Scrolls = ({ name, children }: { name: string; children: ReactNode }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard.
  <section className="box scroll" aria-label={name} tabIndex={0}>
    {children}
  </section>
);
