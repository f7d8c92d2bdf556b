/** A plain key by place on the keyboard: no combination, no dead key, nothing being composed. */
export function isPlainKey(event: KeyboardEvent): boolean {
  return !(
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    event.shiftKey ||
    event.isComposing ||
    event.defaultPrevented
  );
}

/** Ctrl-Enter or ⌘-Enter. */
export function isSubmit(event: KeyboardEvent): boolean {
  return (
    (event.ctrlKey || event.metaKey) &&
    !event.altKey &&
    !event.isComposing &&
    (event.code === 'Enter' || event.code === 'NumpadEnter')
  );
}
