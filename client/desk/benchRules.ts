import type { Me } from '#server/access/contract.ts';
import type { CaseRow } from '#server/queue/contract.ts';
import type { Blocked } from './bench.ts';
import { mayWorkLevel } from './caseList.ts';
import type { Draft } from './drafts.ts';
import type { CaseContext, DeskAction, DeskOutcome, DeskParts } from './parts.ts';
import { conflictIn } from './refusal.ts';
import type { Claim } from './useClaim.ts';
import type { Returned } from './useSending.ts';

/** Only what the server allows; where one of the two main actions is not, the next one takes its place. */
export function actionsOf(
  actions: readonly DeskAction[],
  allowed: readonly string[],
  mayDecide: boolean,
): readonly DeskAction[] {
  if (!mayDecide) return [];
  const drawn = actions.filter((it) => allowed.includes(it.outcome));
  const lacking = drawn.some((it) => it.isWide) ? 0 : 2 - drawn.filter((it) => it.main).length;
  const promoted = drawn.filter((it) => !it.main).slice(0, Math.max(0, lacking));
  return drawn.map((it) => (promoted.includes(it) ? { ...it, main: true } : it));
}

interface Hindrances {
  me: Me;
  isOffline: boolean;
  context: CaseContext | undefined;
  row: CaseRow;
  claim: Claim;
  returned: Returned | undefined;
  isPending: boolean;
  hasActions: boolean;
}

/** Why nothing can be decided now; what is over comes before what may still change. */
export function blockedBy({
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
  if (context === undefined) return { code: 'loading' };
  if (isPending) return { code: 'sending' };
  if (conflict && ['case-decided', 'case-closed', 'case-waiting'].includes(conflict.code)) return { code: 'decided' };
  if (row.state === 'decided' || row.state === 'closed') return { code: 'decided' };
  if (row.state === 'waiting') return { code: 'waiting' };
  if (!mayWorkLevel(row, me)) return { code: 'level' };
  if (!hasActions) return { code: 'nothing' };
  if (claim.state === 'theirs') return { code: 'theirs', alias: claim.alias ?? row.lease?.alias ?? '' };
  if (claim.state === 'lost') return { code: 'lost' };
  return isOffline ? { code: 'offline' } : null;
}

/** What Ctrl/⌘-Enter would send, and which button is filled: what the person has begun to give reasons or words for. */
export function preparedOf<C extends CaseContext>(
  desk: DeskParts<C>,
  actions: readonly DeskAction[],
  draft: Draft,
): DeskOutcome | null {
  const { spans, reasons, escalating } = draft;
  const may = (outcome: DeskOutcome) => actions.some((it) => it.outcome === outcome);
  if (escalating && may('escalate')) return 'escalate';
  if (desk.prepared) return desk.prepared(draft, actions);
  if (spans.length > 0 && may(desk.redact)) return desk.redact;
  if (reasons.length === 0) return null;
  return actions.find((it) => it.outcome === 'reject' || it.outcome === 'remove')?.outcome ?? null;
}
