import { useEffect, useState } from 'react';
import type { DecisionInput } from '#server/decisions/contract.ts';
import { useBench } from '../../desk/bench.ts';
import type { Extra } from '../../desk/decisionInput.ts';
import type { DeskOutcome } from '../../desk/parts.ts';
import { leaveField } from '../../desk/useFocusLeaves.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { parseMinor } from '../../kit/minor.ts';
import type { EscrowCase } from './escrowCase.ts';
import { useDivision } from './useDivision.ts';
import { useDryRun } from './useDryRun.ts';

export type Confirmed = 'money' | 'propose' | 'uphold';
/** Codes after which the case is another one than was seen: it is read again, and asked about again. */
const CHANGED = ['amounts-changed', 'case-changed', 'version-changed'];

/** Step two of a decision about money: what the server says it would do, what was read, and the amount typed again. */
export function useConfirming(form: Confirmed, context: EscrowCase, onClose: () => void) {
  const { draft, actions, act, reread } = useBench();
  const { locale } = useFormats();
  const { hold, dispute } = context;
  const [hasRead, setRead] = useState(false);
  const [typed, setTyped] = useState('');
  const [isWrong, setWrong] = useState(false);
  const [hasChanged, setChanged] = useState(false);
  const action = actions.find(({ dialog }) => dialog === form);
  const isUphold = form === 'uphold';
  const { division, failure } = useDivision(context, isUphold ? null : draft.refundMinor, draft.goodwillMinor);
  const extra: Extra | null = isUphold ? {} : division && { division, finding: draft.finding ?? dispute.reason };
  const outcome = action && named(action.outcome, draft.refundMinor, hold.gross);
  const message = draft.message.trim();
  const input: DecisionInput | null =
    outcome && extra && message !== '' ? { outcome, message, version: context.case.version, ...extra } : null;
  const { found, refused, again } = useDryRun(context.case.id, input);
  const code = refused?.code;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each refusal, whatever is drawn meanwhile.
  useEffect(() => {
    if (code === undefined || !CHANGED.includes(code)) return;
    setChanged(true);
    setRead(false);
    setTyped('');
    reread();
  }, [refused]);
  const matches = found !== null && parseMinor(typed, locale) === found.refundMinor;
  return {
    found,
    failure,
    /** What cannot be mended by reading the case again. */
    refusal: code !== undefined && !CHANGED.includes(code) ? code : null,
    hasChanged,
    again,
    hasRead,
    setRead,
    typed,
    type: (text: string) => {
      setTyped(text);
      setWrong(false);
    },
    matches,
    isWrong,
    submit: () => {
      if (!action || !outcome || !extra || found === null) return;
      if (!hasRead || !matches) return setWrong(true);
      onClose();
      act({ ...action, outcome }, extra);
      // The dialog gives the focus back to the message; the next key is meant for the next case, and not for its text.
      setTimeout(leaveField);
    },
  };
}

export type Confirming = ReturnType<typeof useConfirming>;

/** Nothing back is a release, all of it a refund (SPEC 4); a proposal and an amendment say so themselves. */
function named(outcome: DeskOutcome, refundMinor: number | null, gross: number): DeskOutcome {
  if (outcome !== 'split') return outcome;
  if (refundMinor === 0) return 'release';
  return refundMinor === gross ? 'refund' : 'split';
}
