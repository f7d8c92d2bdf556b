import { useCallback, useSyncExternalStore } from 'react';
import type { Disposition, EscrowReason, Ground, RejectionReason } from '#db/words.ts';
import type { SpanInput } from '#server/platform/contract.ts';
import { currentMe } from '../data/session.ts';
import type { TypedReading } from '../documents/desk/data/typedReading.ts';

/** Kept in memory only: nothing of a case is written to the browser's storage. */
export interface Draft {
  reasons: readonly RejectionReason[];
  message: string;
  note: string;
  spans: readonly SpanInput[];
  /** Codes of the checks that the person ticked. */
  checks: readonly string[];
  /** What the person said of a mark of the filter, by its key: right or wrong. Of the others nothing is known. */
  verdicts: Readonly<Record<string, boolean>>;
  /** How a payment is divided: what goes back, in minor units; null until something was chosen. */
  refundMinor: number | null;
  goodwillMinor: number;
  finding: EscrowReason | null;
  /** Why a document or a registration is not taken, and whether the person may try again; null until the form was opened. */
  grounds: readonly Ground[];
  disposition: Disposition | null;
  /** What was typed from a document and not saved, and why warnings are let pass. */
  reading: TypedReading | null;
  explanation: string;
  /** "Escalate" was pressed and asks for a note: the next press sends it, with or without one. */
  escalating: boolean;
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
  verdicts: {},
  refundMinor: null,
  goodwillMinor: 0,
  finding: null,
  grounds: [],
  disposition: null,
  reading: null,
  explanation: '',
  escalating: false,
  redacting: false,
  noteOpen: false,
  reasonsOpen: false,
};
/** More than anybody works on at once; the oldest goes first. */
const DRAFTS_MAX = 200;

function createDrafts() {
  const kept = new Map<string, Draft>();
  const listeners = new Set<() => void>();
  /** Decided, and kept only in case the decision is taken back: nothing would be missed. */
  const sent = new Set<string>();
  let owner: string | null = null;
  // The browser's own question; it is not asked of the next person about the one before.
  const ask = (event: BeforeUnloadEvent) => {
    const me = currentMe();
    if (me === null || owner === null || me.id === owner) event.preventDefault();
  };
  const tell = () => {
    const isUnfinished = [...kept].some(([caseId, draft]) => !sent.has(caseId) && isTouched(draft));
    // Listened to only while it is needed, since a page that listens is not kept for the way back.
    if (isUnfinished) window.addEventListener('beforeunload', ask);
    else window.removeEventListener('beforeunload', ask);
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
      sent.delete(caseId);
      if (kept.delete(caseId)) tell();
    },
    /** The case was decided: what was typed for it left with the decision. */
    away(caseId: string) {
      sent.add(caseId);
      tell();
    },
    /** The decision came back, refused or undone: what was typed is unfinished again. */
    back(caseId: string) {
      if (sent.delete(caseId)) tell();
    },
    /** A tab that changes hands must not show what the person before had typed. */
    belongTo(staffId: string) {
      const isOther = owner !== null && owner !== staffId;
      owner = staffId;
      if (!isOther) return;
      kept.clear();
      sent.clear();
      tell();
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
  const { reasons, grounds, spans, checks, verdicts, message, note } = draft;
  const marked = reasons.length + grounds.length + spans.length + checks.length + Object.keys(verdicts).length;
  if (draft.refundMinor !== null || draft.finding !== null || draft.goodwillMinor > 0) return true;
  if (draft.reading !== null || draft.explanation !== '') return true;
  return marked > 0 || message !== '' || note !== '';
}
