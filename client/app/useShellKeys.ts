import { useLocation } from 'react-router-dom';
import { useDialogs } from '../kit/dialogs.ts';
import { useHotkey } from '../kit/useHotkey.ts';

/** Keys that work on every page. A desk answers "?" itself, with its own keys. */
export function useShellKeys(): void {
  const { openSearch, openShortcuts } = useDialogs();
  const atDesk = useLocation().pathname.startsWith('/desks/');
  useHotkey('/', openSearch, { byCharacter: true });
  useHotkey('mod+k', openSearch, { inFields: true });
  useHotkey('?', openShortcuts, { byCharacter: true, enabled: !atDesk });
}
