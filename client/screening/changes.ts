import type { Lists, Thresholds } from '#server/screening/contract.ts';
import { type WordList, withConfidence, withWords, wordListsOf } from './wordLists.ts';

export interface SettingsBody {
  lists: Lists;
  thresholds: Thresholds;
}
export type ThresholdName = keyof Thresholds;

/** What the edits did to one list. */
export interface ListChange {
  list: WordList;
  added: string[];
  removed: string[];
  /** How sure its phrases were and are, where that changed. */
  sure: readonly [from: number, to: number] | null;
}
export interface Changes {
  lists: ListChange[];
  thresholds: { name: ThresholdName; from: Thresholds[ThresholdName]; to: Thresholds[ThresholdName] }[];
}

/** Everything that `after` says differently from `before`; the order of words says nothing. */
export function changesBetween(before: SettingsBody, after: SettingsBody): Changes {
  const old = new Map(wordListsOf(before.lists).map((list) => [list.id, list]));
  const lists = wordListsOf(after.lists).flatMap((list): ListChange[] => {
    const was = old.get(list.id);
    // Most lists are the very same object: nobody touched them.
    if (was?.words === list.words && was.phrases?.confidence === list.phrases?.confidence) return [];
    const [had, has] = [new Set(was?.words ?? []), new Set(list.words)];
    const [from, to] = [was?.phrases?.confidence, list.phrases?.confidence];
    const change: ListChange = {
      list,
      added: [...has].filter((word) => !had.has(word)),
      removed: [...had].filter((word) => !has.has(word)),
      sure: from !== undefined && to !== undefined && from !== to ? [from, to] : null,
    };
    return change.added.length + change.removed.length > 0 || change.sure ? [change] : [];
  });
  const names = Object.keys(after.thresholds) as ThresholdName[];
  const thresholds = names
    .map((name) => ({ name, from: before.thresholds[name], to: after.thresholds[name] }))
    .filter(({ from, to }) => JSON.stringify(from) !== JSON.stringify(to));
  return { lists, thresholds };
}

export const isNone = ({ lists, thresholds }: Changes): boolean => lists.length + thresholds.length === 0;

/** The same edits on another version: words added and removed, figures set; everything else stays as it is there. */
export function applied({ lists, thresholds }: Changes, to: SettingsBody): SettingsBody {
  let edited = to.lists;
  for (const { list, added, removed, sure } of lists) {
    const there = wordListsOf(edited).find(({ id }) => id === list.id);
    if (!there) continue;
    const gone = new Set(removed);
    const words = [...new Set([...there.words.filter((word) => !gone.has(word)), ...added])];
    edited = withWords(edited, list.id, words);
    if (sure) edited = withConfidence(edited, list.id, sure[1]);
  }
  const figures = Object.fromEntries(thresholds.map(({ name, to: figure }) => [name, figure]));
  return { lists: edited, thresholds: { ...to.thresholds, ...figures } };
}
