import type { Lists, Phrases, ScreeningSettings } from './contract.ts';

type Body = Omit<ScreeningSettings, 'version'>;

/** What became of one list or figure, in counts: words of the lists never leave them. */
export interface FieldChange {
  /** `lists.cyrillic.severe`, `lists.phrases.R10.messenger`, `thresholds.flag`. */
  field: string;
  added: number;
  removed: number;
  /** Words that stayed and are now more or less sure. */
  weighed: number;
}

/** Lists and figures on which two versions differ. The order of words and a word that stands twice say nothing. */
export function changedFields(before: Body, after: Body): FieldChange[] {
  const [old, now] = [flat(before), flat(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((field) => {
    const [was, is] = [old.get(field) ?? new Map(), now.get(field) ?? new Map()];
    const kept = [...is.keys()].filter((word) => was.has(word));
    const change = {
      field,
      added: is.size - kept.length,
      removed: was.size - kept.length,
      weighed: kept.filter((word) => was.get(word) !== is.get(word)).length,
    };
    return change.added + change.removed + change.weighed > 0 ? [change] : [];
  });
}

/**
 * How many words the lists hold, each alternative and each copy counted, and how many of them begin with a star: those
 * are tried on every word of every text.
 */
export function sizeOf(lists: Lists): { words: number; starred: number } {
  const { phrases, ...rest } = lists;
  const named = Object.values(rest).flatMap((list) => (Array.isArray(list) ? list : Object.values(list).flat()));
  const all = [...named, ...phrases.flatMap(({ patterns }) => patterns)].flatMap((pattern) => pattern.split(/[\s|]+/));
  return { words: all.length, starred: all.filter((word) => /^~?\*/.test(word)).length };
}

/** Field → its words, each with how sure it is; a figure is one word of that name. */
function flat({ lists: { phrases, ...lists }, thresholds }: Body): Map<string, Map<string, string>> {
  const fields = new Map<string, Map<string, string>>();
  const put = (field: string, words: readonly string[], sure = '') => {
    const known = fields.get(field) ?? new Map<string, string>();
    for (const word of words) known.set(word, sure);
    fields.set(field, known);
  };
  for (const [name, list] of Object.entries(lists)) {
    if (Array.isArray(list)) put(`lists.${name}`, list);
    else for (const [part, words] of Object.entries(list)) put(`lists.${name}.${part}`, words);
  }
  for (const group of phrases) put(phraseField(group), group.patterns, String(group.confidence));
  for (const [name, figure] of Object.entries(thresholds)) put(`thresholds.${name}`, [name], JSON.stringify(figure));
  return fields;
}

const phraseField = ({ reason, sub }: Pick<Phrases, 'reason' | 'sub'>): string => `lists.phrases.${reason}.${sub}`;
