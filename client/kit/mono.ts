/** For what machines read: request ids, identifiers, secrets. */
export const MONO = '"JetBrains Mono", "DejaVu Sans Mono", ui-monospace, monospace';
