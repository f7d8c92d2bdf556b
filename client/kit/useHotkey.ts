import { useHotkeys } from 'react-hotkeys-hook';
import { useShortcutsOn } from '../data/preferences.ts';

/** The key of combinations, as it is printed on this person's keyboard. */
export const COMMAND = /mac/i.test(navigator.userAgent) ? '⌘' : 'Ctrl';

interface HotkeyOptions {
  enabled?: boolean;
  /** Goes on while the key is held: only for moving through a list. */
  repeat?: boolean;
  /** Also while a person types; only sensible with a modifier. */
  inFields?: boolean;
  /** Also while a dialog is open. */
  inDialogs?: boolean;
  /** Matches the character instead of the place of the key: for "?" and "/". */
  byCharacter?: boolean;
}

const WITH_MODIFIER = /\b(mod|ctrl|meta|alt|escape)\b/;
const NOT_TYPED_IN = ['checkbox', 'radio', 'button', 'submit', 'reset', 'range', 'color', 'file'];

/** Whether keys belong to the element, as in text fields; a checkbox just clicked must not swallow shortcuts (ux.md §0.8). */
export function isTypedIn(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !NOT_TYPED_IN.includes(target.type);
  return target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

export const isDialogOpen = (): boolean =>
  document.querySelector('.MuiModal-root:not(.MuiModal-hidden), dialog[open]') !== null;

/**
 * A key by its place on the keyboard (`event.code`), so that R is R on a Ukrainian layout too. Names as in
 * react-hotkeys-hook: `a`, `1`, `minus`, `equal`, `bracketleft`, `mod+enter`. Single keys rest while the person has
 * switched them off (WCAG 2.1.4).
 */
export function useHotkey(keys: string, act: (event: KeyboardEvent) => void, options: HotkeyOptions = {}): void {
  const { enabled = true, repeat = false, inFields = false, inDialogs = false, byCharacter = false } = options;
  const [on] = useShortcutsOn();
  const rests = (event: KeyboardEvent) =>
    event.isComposing ||
    (event.repeat && !repeat) ||
    (!inFields && isTypedIn(event.target)) ||
    (!inDialogs && isDialogOpen()) ||
    (byCharacter && (event.ctrlKey || event.metaKey || event.altKey));
  useHotkeys(keys, act, {
    enabled: enabled && (on || WITH_MODIFIER.test(keys)),
    enableOnFormTags: true,
    enableOnContentEditable: true,
    useKey: byCharacter,
    // The character already says whether Shift was held.
    ignoreModifiers: byCharacter,
    preventDefault: true,
    ignoreEventWhen: rests,
  });
}
