import { Lists, Pattern } from '#server/screening/contract.ts';
import { isDomains } from './wordLists.ts';

const Domain = Lists.shape.domains.element;

export type Fault = 'unreadable' | 'too-long' | 'twice' | 'known';
export interface TypedWord {
  /** From one, as a person counts the lines of a field. */
  line: number;
  word: string;
  fault: Fault | null;
}

const LETTERS_MAX = 1_000;
const checked = new Map<string, boolean>();

/** Whether the server would read it; remembered, for each key that is pressed asks about all lines again. */
function isReadable(word: string, domains: boolean): boolean {
  const key = `${domains} ${word}`;
  const known = checked.get(key) ?? (domains ? Domain : Pattern).safeParse(word).success;
  checked.set(key, known);
  return known;
}

/** What stands in a field of one word a line, as the list would take it. Blank lines are nothing. */
export function typedWords(text: string, listId: string, has: ReadonlySet<string>): TypedWord[] {
  const seen = new Set<string>();
  return text.split('\n').flatMap((raw, at): TypedWord[] => {
    const word = raw.trim().replace(/\s+/g, ' ').normalize('NFC');
    if (word === '') return [];
    const fault = faultOf(word, listId, has, seen);
    seen.add(word);
    return [{ line: at + 1, word, fault }];
  });
}

function faultOf(word: string, listId: string, has: ReadonlySet<string>, seen: ReadonlySet<string>): Fault | null {
  if (word.length > LETTERS_MAX) return 'too-long';
  if (!isReadable(word, isDomains(listId))) return 'unreadable';
  if (has.has(word)) return 'known';
  return seen.has(word) ? 'twice' : null;
}
