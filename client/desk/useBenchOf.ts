import { useEffect, useMemo, useRef, useState } from 'react';
import type { Me } from '#server/access/contract.ts';
import type { CaseRow } from '#server/queue/contract.ts';
import { useOfflineSince } from '../data/connection.ts';
import { useShortcutsOn } from '../data/preferences.ts';
import { useMe } from '../data/session.ts';
import { useT } from '../i18n/useT.ts';
import { type IdKind, shortId } from '../kit/shortId.ts';
import type { Alert, Bench, Blocked, Dialog } from './bench.ts';
import { mayWorkLevel } from './caseList.ts';
import { decisionInput, type Extra } from './decisionInput.ts';
import { useDraft } from './drafts.ts';
import { withReason } from './missing.ts';
import type { CaseContext, DeskAction, DeskOutcome, DeskParts, Missing } from './parts.ts';
import { conflictIn } from './refusal.ts';
import type { Claiming } from './useClaim.ts';
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
  open: (dialog: Dialog) => void;
  /** Sends the decision and goes on to the next case. */
  send: (outcome: DeskOutcome, input: ReturnType<typeof decisionInput>) => void;
  /** Puts the focus where something is missing, once it is drawn. */
  focus: (code: Missing['code']) => void;
  isQuiet: () => boolean;
}

/** The case in hand, with what may be done to it and what doing it lacks. */
export function useBenchOf<C extends CaseContext>(options: BenchOptions<C>): Bench {
  const { desk, row, context, claim, returned } = options;
  const me = useMe();
  const t = useT();
  const word = useWord();
  const [shortcuts] = useShortcutsOn();
  const isOffline = useOfflineSince() !== null;
  const [draft, write] = useDraft(row.id);
  const [said, setAlert] = useState<{ caseId: string; alert: Alert } | null>(null);
  const alert = said?.caseId === row.id ? said.alert : null;
  // What the last press lacked is told while the person stays; it is stale for who comes back to the case.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the case is what the effect waits for.
  useEffect(() => setAlert(null), [row.id]);
  const latest = useRef(options);
  latest.current = options;

  return useMemo(() => {
    const actions = actionsOf(desk.actions, context?.allowed ?? [], options.mayDecide);
    const blocked = blockedBy({
      me,
      isOffline,
      context,
      row,
      claim,
      returned,
      isPending: options.isPending,
      hasActions: actions.length > 0,
    });
    const missing = (outcome: DeskOutcome) => (context === undefined ? null : desk.missing(outcome, draft, context));
    const warn = (code: Alert) => setAlert({ caseId: row.id, alert: code });
    const prepared = preparedOf(desk, actions, draft.spans.length, draft.reasons.length);

    /** Opens what is missing, and says so; the first press of "redact" only opens what is to be done. */
    const ask = (code: Missing['code']) => {
      if (code !== 'spans' || draft.redacting) warn(code);
      if (code === 'spans') write({ redacting: true, reasonsOpen: true });
      if (code === 'reasons') write({ reasonsOpen: true });
    };
    const act = (action: DeskAction, extra?: Extra) => {
      const { isQuiet, open, focus, send } = latest.current;
      if (blocked !== null || context === undefined || isQuiet()) return;
      if (action.dialog === 'ask' && extra === undefined) return open('ask');
      const lacks = desk.missing(action.outcome, draft, context);
      if (lacks !== null) {
        ask(lacks.code);
        return focus(lacks.code);
      }
      setAlert(null);
      send(action.outcome, decisionInput(desk, action.outcome, draft, context, extra));
    };
    const toggleReason: Bench['toggleReason'] = (reason) => {
      const reasons = withReason(draft.reasons, reason);
      if (reasons === null) return warn('most');
      setAlert(null);
      write({ reasons });
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
      alert,
      missing,
      act,
      toggleReason,
      shortcuts,
      prepared,
      errors: errorsOf(returned, word),
      open: (dialog) => {
        if (blocked === null || dialog === null || dialog === 'reopen') latest.current.open(dialog);
      },
      submitPrepared: () => {
        const action = actions.find((it) => it.outcome === prepared);
        if (action === undefined) return warn('prepared');
        act(action);
      },
      toggleCheck: (code) =>
        write({
          checks: draft.checks.includes(code) ? draft.checks.filter((it) => it !== code) : [...draft.checks, code],
        }),
    };
  }, [
    me,
    t,
    word,
    shortcuts,
    isOffline,
    draft,
    write,
    alert,
    desk,
    row,
    context,
    claim,
    returned,
    options.isPending,
    options.mayDecide,
  ]);
}

/** "Review R-3F9A21", as people say it to each other. */
function nameOf(t: ReturnType<typeof useT>, row: CaseRow): string {
  const kind: IdKind = row.queue === 'reviews' ? 'review' : 'review-dispute';
  return `${t(`desk.kind.${row.queue}`)} ${shortId(kind, row.subjectId)}`;
}

/** Only what the server allows; where one of the two main actions is not, the next one takes its place. */
function actionsOf(
  actions: readonly DeskAction[],
  allowed: readonly string[],
  mayDecide: boolean,
): readonly DeskAction[] {
  if (!mayDecide) return [];
  const drawn = actions.filter((it) => allowed.includes(it.outcome));
  const lacking = 2 - drawn.filter((it) => it.main).length;
  const promoted = drawn.filter((it) => !it.main).slice(0, Math.max(0, lacking));
  return drawn.map((it) => (promoted.includes(it) ? { ...it, main: true } : it));
}

interface Hindrances {
  me: Me;
  isOffline: boolean;
  context: CaseContext | undefined;
  row: CaseRow;
  claim: Claiming;
  returned: Returned | undefined;
  isPending: boolean;
  hasActions: boolean;
}

function blockedBy({
  me,
  isOffline,
  context,
  row,
  claim,
  returned,
  isPending,
  hasActions,
}: Hindrances): Blocked | null {
  const conflict = returned && conflictIn(returned.refused);
  if (context === undefined || isPending) return { code: 'loading' };
  if (conflict && ['case-decided', 'case-closed', 'case-waiting'].includes(conflict.code)) return { code: 'decided' };
  if (row.state === 'decided' || row.state === 'closed') return { code: 'decided' };
  if (row.state === 'waiting') return { code: 'waiting' };
  if (!mayWorkLevel(row, me)) return { code: 'level' };
  if (!hasActions) return { code: 'nothing' };
  if (claim.state === 'theirs') return { code: 'theirs', alias: claim.alias ?? row.lease?.alias ?? '' };
  if (claim.state === 'lost') return { code: 'lost' };
  return isOffline ? { code: 'offline' } : null;
}

/** What Ctrl/⌘-Enter would send, and which button is filled: what the person has begun to give reasons for. */
function preparedOf<C extends CaseContext>(
  desk: DeskParts<C>,
  actions: readonly DeskAction[],
  spans: number,
  reasons: number,
): DeskOutcome | null {
  const may = (outcome: DeskOutcome) => actions.some((it) => it.outcome === outcome);
  if (spans > 0 && may(desk.redact)) return desk.redact;
  if (reasons === 0) return null;
  return actions.find((it) => it.outcome === 'reject' || it.outcome === 'remove')?.outcome ?? null;
}

function errorsOf(returned: Returned | undefined, word: ReturnType<typeof useWord>): Record<string, string> {
  const errors = returned?.refused.errors ?? {};
  return Object.fromEntries(
    Object.entries(errors).map(([field, key]) => [field, word(key, word('refusals.invalid', ''))]),
  );
}
