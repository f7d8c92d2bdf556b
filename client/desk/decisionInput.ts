import type { DecisionInput } from '#server/decisions/contract.ts';
import type { Draft } from './drafts.ts';
import { wantsReasons } from './missing.ts';
import type { CaseContext, DeskOutcome, DeskParts } from './parts.ts';

export interface Extra
  extends Partial<Pick<DecisionInput, 'ask' | 'wanted' | 'finding' | 'division' | 'grounds' | 'disposition'>> {
  message?: string;
  note?: string;
}

/** The command as it goes over the wire: only what the outcome means, and never an empty text. */
export function decisionInput<C extends CaseContext>(
  desk: DeskParts<C>,
  outcome: DeskOutcome,
  draft: Draft,
  context: C,
  extra: Extra = {},
): DecisionInput {
  const message = (extra.message ?? draft.message).trim();
  const note = (extra.note ?? draft.note).trim();
  const reasoned = wantsReasons(outcome);
  // Reasons that do not travel agree with nothing; what was said at a mark itself does.
  const confirmed = desk.confirmed(reasoned ? draft : { ...draft, reasons: [] }, context);
  return {
    outcome,
    version: context.case.version,
    ...(reasoned && draft.reasons.length > 0 ? { reasons: [...draft.reasons] } : {}),
    ...(outcome === 'redact' ? { spans: [...draft.spans] } : {}),
    // An empty list says that the person agreed with none; without one the server would take the reasons for a yes.
    ...(confirmed && { confirmed }),
    ...(message === '' ? {} : { message }),
    ...(note === '' ? {} : { note }),
    ...(extra.ask === undefined ? {} : { ask: extra.ask }),
    ...(extra.wanted === undefined ? {} : { wanted: extra.wanted }),
    ...(extra.finding === undefined ? {} : { finding: extra.finding }),
    ...(extra.division === undefined ? {} : { division: extra.division }),
    ...(extra.grounds === undefined ? {} : { grounds: extra.grounds }),
    ...(extra.disposition === undefined ? {} : { disposition: extra.disposition }),
  };
}
