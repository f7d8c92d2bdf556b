import { folded } from '../../kit/folded.ts';
import type { WordList } from '../wordLists.ts';

export interface FoundList {
  list: WordList;
  /** How many of its words fit; null where its name does, or where nothing was typed. */
  hits: number | null;
}

/** Lists that are called so or hold such a word; all of them where nothing is typed. `q` is folded. */
export function searchLists(lists: readonly WordList[], q: string, nameOf: (list: WordList) => string): FoundList[] {
  return lists.flatMap((list): FoundList[] => {
    if (q === '' || folded(nameOf(list)).includes(q)) return [{ list, hits: null }];
    const hits = list.words.filter((word) => folded(word).includes(q)).length;
    return hits > 0 ? [{ list, hits }] : [];
  });
}
