import { RESTRICTIVE_OUTCOMES, type RejectionReason } from '#db/words.ts';
import { openPlaces } from '../templates/places.ts';
import type { Draft } from './drafts.ts';
import type { DeskOutcome, Missing } from './parts.ts';

export const REASONS_MAX = 3;

/** What takes something from a person says why: 1 to 3 reasons travel with it, and with nothing else (DSA 17). */
export const wantsReasons = (outcome: DeskOutcome): boolean =>
  (RESTRICTIVE_OUTCOMES as readonly DeskOutcome[]).includes(outcome);

/** What every queue asks before a decision may leave. Spans come first: marking them may well choose the reason. */
export function missingFields(outcome: DeskOutcome, draft: Draft): Missing | null {
  if (outcome === 'redact' && draft.spans.length === 0) return { code: 'spans', count: 1 };
  if (wantsReasons(outcome) && draft.reasons.length === 0) return { code: 'reasons', count: 1 };
  return null;
}

/**
 * A key escalates at once, as every key acts at once (ux.md E3), unless nothing is said to the managers who get the case:
 * then the first press opens the note with the cursor in it, and the second sends, with or without one. An empty note
 * is allowed, since a queue must never hold a case fast, but nobody leaves it empty without having seen it.
 */
export function missingNote(outcome: DeskOutcome, { note, escalating }: Draft): Missing | null {
  return outcome === 'escalate' && note.trim() === '' && !escalating ? { code: 'note', count: 1 } : null;
}

/** A reply with a place that nothing filled must not reach a person as `{person}`. */
export function missingPlaces(message: string): Missing | null {
  const open = openPlaces(message);
  return open.length === 0 ? null : { code: 'places', count: open.length };
}

/** Chooses a reason or takes it back; null where it would be the fourth (contract of a decision). */
export function withReason(chosen: readonly RejectionReason[], reason: RejectionReason): RejectionReason[] | null {
  if (chosen.includes(reason)) return chosen.filter((it) => it !== reason);
  return chosen.length < REASONS_MAX ? [...chosen, reason] : null;
}
