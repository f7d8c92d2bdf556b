const SHAPE_CHARACTERS_MAX = 40;
const HINT_FROM_CHARACTERS = 4;

/** The shape of a passage without what it says: “067 412 83 09” is “••• ••• •• ••”. For records that leave the house. */
export function shapeOf(passage: string): string {
  return clip(passage.replace(/[\p{L}\p{N}]/gu, '•'), SHAPE_CHARACTERS_MAX);
}

/** The same with the first and the last character, by which its author knows it again: “0•• ••• •• •9” (reviews.md B4). */
export function hintOf(passage: string): string {
  const characters = Array.from(passage);
  const telling = characters.flatMap((character, index) => (/[\p{L}\p{N}]/u.test(character) ? [index] : []));
  if (telling.length < HINT_FROM_CHARACTERS) return shapeOf(passage);
  const [first, last] = [telling[0], telling.at(-1)];
  return clip(
    characters.map((character, index) => (index === first || index === last ? character : shapeOf(character))).join(''),
    SHAPE_CHARACTERS_MAX,
  );
}

/** A title of a listing, without the telephone or address that somebody may have put into it. */
export function titleOf(title: string): string {
  return holdsPersonalData(title) ? title.replace(/\S*@\S*/gu, (found) => shapeOf(found)).replace(/\d/gu, '•') : title;
}

/** Cut by characters, never through one, with the cut shown. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  const characters = Array.from(text);
  let [kept, length] = ['', 0];
  for (const character of characters) {
    length += character.length;
    if (length > max - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

const DIGITS_OF_A_NUMBER = 7;
/** Our own random ids and ISO dates have digits too, and name nobody. */
const IDS_AND_DATES =
  /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b|\b[0-9a-f]{32}\b|\b\d{4}-\d{2}-\d{2}\b/gi;

/** E-mail addresses and long numbers (telephones, documents, accounts): nothing of the kind may reach the EU database (DSA 24(5)). */
export function holdsPersonalData(value: string): boolean {
  const rest = value.replace(IDS_AND_DATES, ' ');
  if (/[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+\.\p{L}{2,}/u.test(rest)) return true;
  const numbers = rest.match(/\+?\d(?:[\s().\-\u00A0]{0,2}\d)*/g) ?? [];
  return numbers.some((number) => number.replace(/\D/g, '').length >= DIGITS_OF_A_NUMBER);
}
