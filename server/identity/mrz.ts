import { type DigitCheck, type DocumentNumber, digitChecks, documentNumber, stripped } from './mrzChecks.ts';
import { type MrzDate, mrzBirth, mrzExpiry } from './mrzDates.ts';
import { cut, type Layout, type MrzFormat, type Span } from './mrzLayout.ts';
import { linesOf, type Malformed, type Unsupported } from './mrzLines.ts';
import { type Misplaced, misplaced } from './mrzShape.ts';
import { type BirthNumber, birthNumberIn, MASK, maskPersonal } from './personalNumber.ts';
import { isSpecimen } from './specimen.ts';

export interface MrzReading {
  kind: 'read';
  format: MrzFormat;
  /** `P`, `ID`, `I`, `AR` …: what the state calls the document. */
  code: string;
  /** As the zone says it: three letters, `D` for Germany. */
  issuer: string;
  nationality: string;
  number: string;
  /** Where the number is a long one, how its digit was counted. */
  numberRule: DocumentNumber['rule'];
  /** Empty where the person has no surname; given names may be empty too. */
  surname: string;
  givenNames: string;
  /** The name field is full to its end, so names may be cut. */
  truncated: boolean;
  birthDate: MrzDate;
  expiry: MrzDate;
  /** X: the zone leaves it open. null: what stands there is none of the three. */
  sex: 'F' | 'M' | 'X' | null;
  /** Personal numbers in it are masked. */
  optional: string[];
  birthNumber: BirthNumber | null;
  checks: DigitCheck[];
  misplaced: Misplaced[];
  /** Every check digit agrees, every date can be one, every character can stand where it does. Not that it is genuine. */
  consistent: boolean;
  specimen: boolean;
  /** The zone to be shown, personal numbers masked. */
  lines: string[];
}
export type MrzVerdict = MrzReading | Malformed | Unsupported;

/**
 * Reads a machine-readable zone of the formats TD1, TD2 and TD3 (ICAO 9303), typed or pasted, in lines or as one text.
 * Never throws: what is no zone, or one of another kind, is said with its place.
 * @param today `YYYY-MM-DD` at the marketplace; says which century a year is of
 */
export function parseMrz(text: string, today: string): MrzVerdict {
  const found = linesOf(text);
  return found.kind === 'lines' ? readingOf(found.lines, found.layout, today) : found;
}

/** The same of lines that are known to have the measures of their layout. */
export function readingOf(lines: readonly string[], layout: Layout, today: string): MrzReading {
  const { number, rule, taken } = documentNumber(lines, layout);
  const [issuer, nationality] = [stripped(cut(lines, layout.issuer)), stripped(cut(lines, layout.nationality))];
  const birth = cut(lines, layout.birth);
  const optional = optionalSpans(layout, taken);
  const said = {
    issuer,
    nationality,
    ...namesOf(cut(lines, layout.names)),
    birthDate: mrzBirth(birth, today),
    expiry: mrzExpiry(cut(lines, layout.expiry), today),
    checks: digitChecks(lines, layout),
    misplaced: misplaced(lines, layout),
  };
  return {
    kind: 'read',
    format: layout.format,
    code: stripped(cut(lines, layout.code)),
    number,
    numberRule: rule,
    ...said,
    sex: sexOf(cut(lines, layout.sex)),
    optional: optional.map((span) => maskPersonal(stripped(cut(lines, span)))),
    birthNumber: birthNumberIn(issuer, optional.map((span) => cut(lines, span)).join('<'), birth),
    consistent: agrees(said),
    specimen: isSpecimen([issuer, nationality], [said.surname, said.givenNames]),
    lines: shown(lines, layout, optional),
  };
}

function agrees({
  checks,
  misplaced,
  birthDate,
  expiry,
}: Pick<MrzReading, 'checks' | 'misplaced' | 'birthDate' | 'expiry'>) {
  const dates = [birthDate, expiry].every(({ state }) => state !== 'not-a-date');
  return dates && misplaced.length === 0 && checks.every(({ ok }) => ok);
}

/** Primary and secondary identifier stand apart by two fillers; one alone is the surname unless fillers come first. */
export function namesOf(field: string): Pick<MrzReading, 'surname' | 'givenNames' | 'truncated'> {
  const [surname = '', ...given] = field.split('<<');
  return { surname: stripped(surname), givenNames: stripped(given.join('<<')), truncated: !field.endsWith('<') };
}

const sexOf = (found: string) => (found === 'F' || found === 'M' ? found : found === '<' || found === 'X' ? 'X' : null);

/** Optional data without what a long document number takes of it. */
const optionalSpans = ({ optional }: Layout, taken: number): Span[] =>
  optional.map((span, index) => (index === 0 ? { ...span, from: span.from + taken } : span));

/** The digit of a masked personal number is masked with it: nine digits and the digit would give the tenth away. */
function shown(lines: readonly string[], layout: Layout, optional: readonly Span[]): string[] {
  const masked = [...lines];
  const put = ({ line, from, to }: Span, text: string) => {
    const old = masked[line] ?? '';
    masked[line] = old.slice(0, from) + text + old.slice(to);
  };
  for (const span of optional) {
    const text = maskPersonal(cut(lines, span));
    put(span, text);
    if (layout.personalDigit && text.includes(MASK)) put(layout.personalDigit, MASK);
  }
  return masked;
}
