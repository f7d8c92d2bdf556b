import { useEffect, useMemo, useRef, useState } from 'react';
import type { CaseRow } from '#server/queue/contract.ts';
import { useOfflineSince } from '../data/connection.ts';
import { useShortcutsOn } from '../data/preferences.ts';
import { useMe } from '../data/session.ts';
import { useT } from '../i18n/useT.ts';
import { type IdKind, shortId } from '../kit/shortId.ts';
import type { Alert, Bench } from './bench.ts';
import { actionsOf, blockedBy, preparedOf } from './benchRules.ts';
import { decisionInput, type Extra } from './decisionInput.ts';
import { type Draft, useDraft } from './drafts.ts';
import { missingNote, missingPlaces, withReason } from './missing.ts';
import type { CaseContext, DeskAction, DeskOutcome, DeskParts, Dialog, Missing, TabId } from './parts.ts';
import type { Claiming } from './useClaim.ts';
import { useRevealed } from './useRevealed.ts';
import type { Returned } from './useSending.ts';
import { useWord } from './word.ts';

interface BenchOptions<C extends CaseContext> {
  desk: DeskParts<C>;
  row: CaseRow;
  context: C | undefined;
  claim: Claiming;
  returned: Returned | undefined;
  isPending: boolean;
  mayDecide: boolean;
  dialog: Dialog;
  open: (dialog: Dialog) => void;
  showTab: (id: TabId) => void;
  reread: () => void;
  /** Sends the decision and goes where the person wants to go after one. */
  send: (outcome: DeskOutcome, input: ReturnType<typeof decisionInput>) => void;
  /** Puts the focus where something is missing, once it is drawn. */
  focus: (code: Missing['code']) => void;
  isQuiet: () => boolean;
}

/** The case in hand, with what may be done to it and what doing it lacks. */
export function useBenchOf<C extends CaseContext>(options: BenchOptions<C>): Bench {
  const { desk, row, context, claim, returned, isPending, mayDecide, dialog } = options;
  const me = useMe();
  const t = useT();
  const word = useWord();
  const [shortcuts] = useShortcutsOn();
  const isOffline = useOfflineSince() !== null;
  const [draft, write] = useDraft(row.id);
  const [alert, setAlert] = useAlert(row.id);
  const { revealed, reveal } = useRevealed(row.id);
  const latest = useRef(options);
  latest.current = options;

  return useMemo(() => {
    const actions = actionsOf(desk.actions, context?.allowed ?? [], mayDecide);
    const hasActions = actions.length > 0;
    const blocked = blockedBy({ me, isOffline, context, row, claim, returned, isPending, hasActions });
    const prepared = preparedOf(desk, actions, draft);
    const lacks = (outcome: DeskOutcome) => (context === undefined ? null : desk.missing(outcome, draft, context));
    const ask = (code: Missing['code']) => {
      if (code !== 'spans' || draft.redacting) setAlert(code);
      write(openedFor(code));
      latest.current.focus(code);
    };
    const act = (action: DeskAction, extra?: Extra) => {
      const { isQuiet, open, send } = latest.current;
      if (blocked !== null || context === undefined || isQuiet()) return;
      const opens = action.dialog !== undefined && extra === undefined;
      // What a question says is written in its own form.
      const text = opens && WRITES.some((form) => form === action.dialog) ? '' : (extra?.message ?? draft.message);
      const missing = lacks(action.outcome) ?? missingNote(action.outcome, draft) ?? missingPlaces(text);
      if (missing !== null) return ask(missing.code);
      setAlert(null);
      if (opens && action.dialog) return open(action.dialog);
      send(action.outcome, decisionInput(desk, action.outcome, draft, context, extra));
    };
    return {
      me,
      queue: desk.queue,
      row,
      name: nameOf(t, row),
      draft,
      write,
      actions,
      blocked,
      hand: claim.state,
      alert,
      missing: lacks,
      act,
      toggleReason: (reason) => {
        const reasons = withReason(draft.reasons, reason);
        setAlert(reasons === null ? 'most' : null);
        if (reasons !== null) write({ reasons, escalating: false });
      },
      shortcuts,
      prepared,
      revealed,
      reveal,
      errors: errorsOf(returned, word),
      open: (form) => {
        if (blocked === null || form === null || form === 'reopen') latest.current.open(form);
      },
      dialog,
      showTab: (id) => latest.current.showTab(id),
      reread: () => latest.current.reread(),
      submitPrepared: () => {
        const action = actions.find((it) => it.outcome === prepared);
        if (action === undefined) return setAlert('prepared');
        act(action);
      },
      toggleCheck: (code) =>
        write({
          checks: draft.checks.includes(code) ? draft.checks.filter((it) => it !== code) : [...draft.checks, code],
        }),
    } satisfies Bench;
  }, [
    me,
    t,
    word,
    shortcuts,
    isOffline,
    draft,
    write,
    alert,
    setAlert,
    revealed,
    reveal,
    desk,
    row,
    context,
    claim,
    returned,
    isPending,
    mayDecide,
    dialog,
  ]);
}

/** Forms with the message in them, which say themselves what is open in it. */
const WRITES = ['ask', 'reject', 'resubmit', 'refuse'];

/** What the last press lacked, as long as the person stays with the case; it is stale for who comes back to it. */
function useAlert(caseId: string): [Alert | null, (alert: Alert | null) => void] {
  const [said, setSaid] = useState<{ caseId: string; alert: Alert | null }>({ caseId, alert: null });
  const here = useRef(caseId);
  here.current = caseId;
  useEffect(() => setSaid((before) => (before.alert === null ? before : { caseId, alert: null })), [caseId]);
  const set = useRef((alert: Alert | null) => setSaid({ caseId: here.current, alert }));
  return [said.caseId === caseId ? said.alert : null, set.current];
}

/** What is opened on the screen, so that what is missing can be given; another way than escalating was chosen, but for the note. */
function openedFor(code: Missing['code']): Partial<Draft> {
  if (code === 'note') return { escalating: true, noteOpen: true };
  if (code === 'spans') return { redacting: true, reasonsOpen: true, escalating: false };
  return code === 'reasons' ? { reasonsOpen: true, escalating: false } : {};
}

const KINDS: Record<CaseRow['queue'], IdKind> = {
  reviews: 'review',
  'review-disputes': 'review-dispute',
  documents: 'document',
  registrations: 'registration',
  'escrow-disputes': 'escrow-dispute',
};

/** "Review R-3F9A21", as people say it to each other. */
function nameOf(t: ReturnType<typeof useT>, row: CaseRow): string {
  return `${t(`desk.kind.${row.queue}`)} ${shortId(KINDS[row.queue], row.subjectId)}`;
}

function errorsOf(returned: Returned | undefined, word: ReturnType<typeof useWord>): Record<string, string> {
  const errors = returned?.refused.errors ?? {};
  return Object.fromEntries(
    Object.entries(errors).map(([field, key]) => [field, word(key, word('refusals.invalid', ''))]),
  );
}
