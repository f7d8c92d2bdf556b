/**
 * Letters of five by seven dots, so that a watermark needs no font of the machine: without one, a text becomes boxes
 * (verification.md §0.4). A row is a digit to the base of 32, its five bits from left to right; seven rows a letter.
 */
const GLYPHS: Readonly<Record<string, string>> = {
  ...{ A: 'ehhvhhh', B: 'uhhuhhu', C: 'ehggghe', D: 'sihhhis', E: 'vggsggv', F: 'vggsggg', G: 'ehgnhhf' },
  ...{ H: 'hhhvhhh', I: 'e44444e', J: '72222ic', K: 'hikokih', L: 'ggggggv', M: 'hrllhhh', N: 'hhpljhh' },
  ...{ O: 'ehhhhhe', P: 'uhhuggg', Q: 'ehhhlid', R: 'uhhukih', S: 'fgge11u', T: 'v444444', U: 'hhhhhhe' },
  ...{ V: 'hhhhha4', W: 'hhhllla', X: 'hha4ahh', Y: 'hhha444', Z: 'v1248gv' },
  ...{ 0: 'ehjlphe', 1: '4c4444e', 2: 'eh1248v', 3: 'v2421he', 4: '26aiv22' },
  ...{ 5: 'vgu11he', 6: '68guhhe', 7: 'v124888', 8: 'ehhehhe', 9: 'ehhf12c' },
  ...{ '-': '000v000', ':': '0cc0cc0', '.': '00000cc', '@': 'eh1dlle', '/': '01248g0', ' ': '0000000' },
  ...{ '?': 'eh12404', _: '000000v', '+': '044v440', '#': 'aavavaa', ',': '0000c48', '(': '2488842', ')': '8422248' },
};
export const LETTERS = Object.keys(GLYPHS);
export const [GLYPH_COLUMNS, GLYPH_ROWS] = [5, 7];

/** By Ukrainian use where it differs (KMU 55); names of staff are written in three alphabets. */
const LATIN: Readonly<Record<string, string>> = Object.fromEntries(
  'А-A Б-B В-V Г-H Ґ-G Д-D Е-E Є-YE Ж-ZH З-Z И-Y І-I К-K Л-L М-M Н-N О-O П-P Р-R С-S Т-T У-U Ф-F Х-KH Ц-TS Ч-CH Ш-SH Щ-SHCH Ь- Ю-YU Я-YA Ы-Y Э-E Ъ- Ł-L Đ-D Ø-O'
    .split(' ')
    .map((pair) => pair.split('-') as [string, string]),
);

/** The same in letters that the font has; what it has nothing for becomes `?`. */
export const writable = (text: string): string =>
  [...text.toUpperCase().normalize('NFD').replace(/\p{M}/gu, '')]
    .map((letter) => LATIN[letter] ?? letter)
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/./gsu, (letter) => (Object.hasOwn(GLYPHS, letter) ? letter : '?'));

/** Whether the letter has ink there; outside of its dots it has none. */
export function hasInk(letter: string, column: number, row: number): boolean {
  if (column < 0 || column >= GLYPH_COLUMNS) return false;
  const bits = Number.parseInt(GLYPHS[letter]?.[row] ?? '0', 32);
  return ((bits >> (GLYPH_COLUMNS - 1 - column)) & 1) === 1;
}
