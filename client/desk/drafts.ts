import { useCallback, useSyncExternalStore } from 'react';
import type { RejectionReason } from '#db/words.ts';
import type { SpanInput } from '#server/platform/contract.ts';

/** Kept in memory only: nothing of a case is written to the browser's storage. */
export interface Draft {
  reasons: readonly RejectionReason[];
  message: string;
  note: string;
  spans: readonly SpanInput[];
  /** Codes of the checks that the person ticked. */
  checks: readonly string[];
  /** What stands open on the screen for this case; a person who comes back finds it so. */
  redacting: boolean;
  noteOpen: boolean;
  reasonsOpen: boolean;
}

const EMPTY_DRAFT: Draft = {
  reasons: [],
  message: '',
  note: '',
  spans: [],
  checks: [],
  redacting: false,
  noteOpen: false,
  reasonsOpen: false,
};
/** More than anybody works on at once; the oldest goes first. */
const DRAFTS_MAX = 200;

function createDrafts() {
  const kept = new Map<string, Draft>();
  const listeners = new Set<() => void>();
  let owner: string | null = null;
  const tell = () => {
    for (const listener of listeners) listener();
  };

  return {
    read: (caseId: string): Draft => kept.get(caseId) ?? EMPTY_DRAFT,
    write(caseId: string, change: Partial<Draft>) {
      const next = { ...(kept.get(caseId) ?? EMPTY_DRAFT), ...change };
      kept.delete(caseId);
      kept.set(caseId, next);
      const oldest = kept.keys().next().value;
      if (kept.size > DRAFTS_MAX && oldest !== undefined) kept.delete(oldest);
      tell();
    },
    drop(caseId: string) {
      if (kept.delete(caseId)) tell();
    },
    /** A tab that changes hands must not show what the person before had typed. */
    belongTo(staffId: string) {
      if (owner !== null && owner !== staffId) kept.clear();
      owner = staffId;
    },
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

export const drafts = createDrafts();

export function useDraft(caseId: string): [Draft, (change: Partial<Draft>) => void] {
  const draft = useSyncExternalStore(drafts.subscribe, () => drafts.read(caseId));
  const write = useCallback((change: Partial<Draft>) => drafts.write(caseId, change), [caseId]);
  return [draft, write];
}

/** Whether the person has put anything into it that would be missed. */
export function isTouched(draft: Draft): boolean {
  return (
    draft.reasons.length + draft.spans.length + draft.checks.length > 0 || draft.message !== '' || draft.note !== ''
  );
}
