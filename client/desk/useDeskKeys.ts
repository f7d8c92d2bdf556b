import { useEffect, useRef } from 'react';
import { isDialogOpen, isTypedIn } from '../kit/useHotkey.ts';
import { isBareKey, isSubmit, nameOfKey } from './keyRules.ts';

/** Keys that may be held to go on and on; every other key acts once, however long it is held. */
const MAY_REPEAT = ['KeyJ', 'KeyK', 'ArrowDown', 'ArrowUp'];
/** Keys that a button, a link, a menu and the words of a text have a use of their own for. */
const OF_CONTROLS = ['ArrowDown', 'ArrowUp', 'Enter', 'NumpadEnter'];
const CONTROLS =
  'a[href], button, input, select, textarea, summary, [role=button], [role=link], [role=menu], [role=listbox], [role=tablist], [role=combobox]';

/** Acts by `event.code`, so that the place on the keyboard counts and not the layout; `Shift+KeyQ` with Shift held. */
export type DeskKeys = Readonly<Record<string, () => void>>;

/**
 * The keys of the desk (ux.md §E3): not in text fields, not while a dialog is open, not while composing, and none but
 * combinations where the person switched single keys off (WCAG 2.1.4). `submit` is Ctrl/⌘-Enter from a field of the desk.
 */
export function useDeskKeys(keys: DeskKeys, isOn: boolean, submit?: () => void): void {
  const latest = useRef({ keys, isOn, submit });
  latest.current = { keys, isOn, submit };
  useEffect(() => {
    /** Some systems repeat a held key without saying so. */
    const down = new Set<string>();
    const press = (event: KeyboardEvent) => {
      const held = event.repeat || down.has(event.code);
      // macOS keeps the keyup of a key pressed together with ⌘ to itself.
      if (!event.metaKey) down.add(event.code);
      const { keys: now, isOn: on, submit: send } = latest.current;
      if (isDialogOpen() || (held && !MAY_REPEAT.includes(event.code))) return;
      const act = isSubmit(event) ? isInDesk(event.target) && send : on && isFree(event) && now[nameOfKey(event)];
      if (!act) return;
      event.preventDefault();
      act();
    };
    const up = (event: KeyboardEvent) => down.delete(event.code);
    // A key that goes up in another window is never heard of.
    const forget = () => down.clear();
    document.addEventListener('keydown', press);
    document.addEventListener('keyup', up);
    window.addEventListener('blur', forget);
    return () => {
      document.removeEventListener('keydown', press);
      document.removeEventListener('keyup', up);
      window.removeEventListener('blur', forget);
    };
  }, []);
}

/** A bare key that neither a field nor the control with the focus wants for itself. */
function isFree(event: KeyboardEvent): boolean {
  if (!isBareKey(event) || isTypedIn(event.target)) return false;
  return !(OF_CONTROLS.includes(event.code) && event.target instanceof Element && event.target.closest(CONTROLS));
}

function isInDesk(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('.desk') !== null;
}
