import Box from '@mui/material/Box';
import { type ReactNode, useEffect, useSyncExternalStore } from 'react';
import { useT } from '../i18n/useT.ts';

let title = '';
const listeners = new Set<() => void>();

/** The title of the page on screen; the bar shows it as the only h1. */
export const usePageTitle = (): string =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => title,
  );

/** Names the page: in the bar and in the title of the window. */
export function useTitle(next: string): void {
  const t = useT();
  useEffect(() => {
    title = next;
    document.title = t('app.title', { page: next });
    for (const listener of listeners) listener();
  }, [next, t]);
}

/** A page of records: named, padded, as wide as it needs. Desks name themselves with `useTitle` and use the whole room. */
export function Page({ title: own, children }: { title: string; children: ReactNode }) {
  useTitle(own);
  return <Box sx={{ px: { xs: 2, md: 3 }, py: 2.5, maxWidth: 1680 }}>{children}</Box>;
}
