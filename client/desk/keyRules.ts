/** A key by place on the keyboard without Ctrl, Alt or ⌘: no combination, no dead key, nothing being composed. */
export function isBareKey(event: KeyboardEvent): boolean {
  return !(event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented);
}

/** The name of a bare key among the keys of the desk: `KeyQ`, and `Shift+KeyQ` with Shift held. */
export const nameOfKey = ({ code, shiftKey }: KeyboardEvent): string => (shiftKey ? `Shift+${code}` : code);

/** Ctrl-Enter or ⌘-Enter. */
export function isSubmit(event: KeyboardEvent): boolean {
  return (
    (event.ctrlKey || event.metaKey) &&
    !event.altKey &&
    !event.isComposing &&
    (event.code === 'Enter' || event.code === 'NumpadEnter')
  );
}
