import { Fragment, type ReactNode } from 'react';

/**
 * A translated sentence with things in it that are no text: `[order]` stands where the part of that name goes, so that
 * each language puts it where it belongs.
 */
export function Phrase({ text, parts }: { text: string; parts: Readonly<Record<string, ReactNode>> }) {
  return text.split(/\[(\w+)\]/).map((piece, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one sentence never change places.
    <Fragment key={at}>{at % 2 === 0 ? piece : parts[piece]}</Fragment>
  ));
}
