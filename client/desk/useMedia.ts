import { useSyncExternalStore } from 'react';

/** Widths at which the workbench changes its shape (TOKENS §6); the style sheets name the same. */
export const HAS_LIST = '(min-width: 1100px)';
export const HAS_PANES = '(min-width: 900px)';

/** Whether the window is at least so wide. Where nobody can tell, it is. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = window.matchMedia?.(query);
      media?.addEventListener('change', listener);
      return () => media?.removeEventListener('change', listener);
    },
    () => window.matchMedia?.(query).matches ?? true,
  );
}
