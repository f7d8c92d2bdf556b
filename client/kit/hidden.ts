/** Characters that change how a text reads without being seen (security.md T29). */
const HIDDEN =
  /[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\u00ad\u115f\u1160\u17b4\u17b5\u180e\u3164\uffa0]|\u034f/;
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
const ZERO_WIDTH = /[\u200b-\u200d\u2060\ufeff\u00ad]/;
const PICTURE = /\p{Extended_Pictographic}/u;

type HiddenKind = 'bidi' | 'zero-width' | 'other';
type Piece = { at: number; text: string } | { at: number; hidden: HiddenKind; code: string };

/** Cuts a text at its hidden characters. Offsets are UTF-16 code units of the text given, counted from `from`. */
export function piecesOf(text: string, from = 0): Piece[] {
  const pieces: Piece[] = [];
  let plain = '';
  const flush = (at: number) => {
    if (plain) pieces.push({ at: from + at - plain.length, text: plain });
    plain = '';
  };
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (!HIDDEN.test(char) || joinsPictures(text, at)) {
      plain += char;
      continue;
    }
    flush(at);
    pieces.push({ at: from + at, hidden: kindOf(char), code: codeOf(char) });
  }
  flush(text.length);
  return pieces;
}

const kindOf = (char: string): HiddenKind =>
  BIDI.test(char) ? 'bidi' : ZERO_WIDTH.test(char) ? 'zero-width' : 'other';
const codeOf = (char: string) => `U+${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;

/** A family or a flag is one picture made of several; its joiner hides nothing. */
const joinsPictures = (text: string, at: number): boolean =>
  text.charAt(at) === '\u200d' &&
  PICTURE.test(text.slice(Math.max(0, at - 3), at)) &&
  PICTURE.test(text.slice(at + 1, at + 3));
