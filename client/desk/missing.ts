import type { RejectionReason } from '#db/words.ts';
import type { Draft } from './drafts.ts';
import type { DeskOutcome, Missing } from './parts.ts';

/** Contract of a decision: reject, remove and redact say why; redact says what (api.md, Fields). */
const WANT_REASONS: readonly DeskOutcome[] = ['reject', 'remove', 'redact'];
export const REASONS_MAX = 3;

/** What every queue asks before a decision may leave. Spans come first: marking them may well choose the reason. */
export function missingFields(outcome: DeskOutcome, draft: Draft): Missing | null {
  if (outcome === 'redact' && draft.spans.length === 0) return { code: 'spans', count: 1 };
  if (WANT_REASONS.includes(outcome) && draft.reasons.length === 0) return { code: 'reasons', count: 1 };
  return null;
}

/** Chooses a reason or takes it back; null where it would be the fourth (contract of a decision). */
export function withReason(chosen: readonly RejectionReason[], reason: RejectionReason): RejectionReason[] | null {
  if (chosen.includes(reason)) return chosen.filter((it) => it !== reason);
  return chosen.length < REASONS_MAX ? [...chosen, reason] : null;
}
