import { useSyncExternalStore } from 'react';

type Dialog = 'search' | 'shortcuts' | 'clock' | null;
let open: Dialog = null;
const listeners = new Set<() => void>();

function show(next: Dialog): void {
  open = next;
  for (const listener of listeners) listener();
}
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

const acts = {
  openSearch: () => show('search'),
  openShortcuts: () => show('shortcuts'),
  openClock: () => show('clock'),
  closeDialog: () => show(null),
};

/** Which dialog of the shell is open: one at most, wherever it was asked for. */
export function useDialogs() {
  return { dialog: useSyncExternalStore(subscribe, () => open), ...acts };
}
