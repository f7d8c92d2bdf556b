import { createContext, useContext, useState } from 'react';
import type { SettingsRow, TrialAnswer } from '#server/screening/contract.ts';
import { type Changes, changesBetween, isNone, type SettingsBody } from './changes.ts';

export type Version = SettingsRow & { body: SettingsBody };

/** Edits of one marketplace's settings, as long as the page is open. */
export interface Draft {
  /** The version that is edited; the next one is made from it. */
  base: Version;
  body: SettingsBody;
  note: string;
  /** Of these very lists, or of earlier ones: then it says nothing about what would be saved. */
  trial: { answer: TrialAnswer; of: SettingsBody } | null;
}

export interface Drafts {
  draftOf: (marketplaceId: string) => Draft | undefined;
  put: (draft: Draft) => void;
  /** The draft as it is by then: an answer that took seconds must not undo what was typed meanwhile. */
  patch: (marketplaceId: string, part: Partial<Draft> | ((draft: Draft) => Partial<Draft>)) => void;
  drop: (marketplaceId: string) => void;
  unsaved: readonly string[];
}

export function useDraftsState(): Drafts {
  const [drafts, setDrafts] = useState<Readonly<Record<string, Draft>>>({});
  return {
    draftOf: (marketplaceId) => drafts[marketplaceId],
    put: (draft) => setDrafts((before) => ({ ...before, [draft.base.marketplaceId]: draft })),
    patch: (marketplaceId, part) =>
      setDrafts((before) => {
        const found = before[marketplaceId];
        if (!found) return before;
        return { ...before, [marketplaceId]: { ...found, ...(typeof part === 'function' ? part(found) : part) } };
      }),
    drop: (marketplaceId) => setDrafts(({ [marketplaceId]: _, ...others }) => others),
    unsaved: Object.entries(drafts)
      .filter(([, draft]) => isEdited(draft))
      .map(([marketplaceId]) => marketplaceId),
  };
}

export const startOf = (base: Version): Draft => ({ base, body: base.body, note: '', trial: null });
export const changesOf = ({ base, body }: Draft): Changes => changesBetween(base.body, body);
const isEdited = (draft: Draft): boolean => draft.body !== draft.base.body && !isNone(changesOf(draft));

export const DraftsContext = createContext<Drafts | undefined>(undefined);

/** The edits of the page around. */
export function useDrafts(): Drafts {
  const found = useContext(DraftsContext);
  if (!found) throw new Error('Drafts live on the page of the screening.');
  return found;
}
