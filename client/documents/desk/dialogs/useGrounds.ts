import { useState } from 'react';
import type { DocumentReason } from '#db/words.ts';
import { useBench } from '../../../desk/bench.ts';
import { openPlaces } from '../../../templates/places.ts';
import type { DocumentCase } from '../documentCase.ts';
import { type Ground, type GroundsWrong, groundsFor, withGround, wrongOf } from './groundRules.ts';
import { useSendFrom } from './useSendFrom.ts';

/** The form in which a document is not taken: grounds, message, and a second look where there is no way back (RULINGS 6). */
export function useGrounds(outcome: 'reject' | 'resubmit', context: DocumentCase, onClose: () => void) {
  const { draft, write } = useBench();
  const send = useSendFrom(outcome, onClose);
  const [wrong, setWrong] = useState<GroundsWrong | null>(null);
  const [isSure, setSure] = useState(false);
  const { document } = context;
  const disposition = outcome === 'reject' ? ('final' as const) : ('retry' as const);
  const offered = groundsFor(context.grounds, disposition);
  const chosen = draft.grounds.filter((code): code is DocumentReason => offered.some((each) => each.code === code));
  const chosenGrounds = chosen.flatMap((code): Ground[] => offered.filter((each) => each.code === code));
  /** Asked for a new photo after the last attempt, the document is rejected (verification.md §C4, row 18). */
  const isLast = outcome === 'resubmit' && document.attempt >= document.attemptsMax;
  const isFinal = outcome === 'reject' || isLast;
  return {
    offered,
    chosen,
    wrong,
    isFinal,
    isLast,
    /** Everything is there, and only the second look is missing. */
    isSure,
    back: () => setSure(false),
    fourEyes: outcome === 'reject' && chosenGrounds.some((each) => each.fourEyes),
    isMild: outcome === 'reject' && chosen.length > 0 && chosenGrounds.every((each) => each.disposition === 'retry'),
    toggle: (code: DocumentReason) => {
      const next = withGround(chosen, code);
      setWrong(next === null ? 'most' : null);
      if (next !== null) write({ grounds: next, disposition });
    },
    submit: () => {
      const lacks = openPlaces(draft.message).length > 0 ? 'places' : wrongOf(chosen, draft.message);
      setWrong(lacks);
      if (lacks !== null || send === null) return setSure(false);
      if (isFinal && !isSure) return setSure(true);
      send({ grounds: chosen, disposition });
    },
  };
}
export type GroundsForm = ReturnType<typeof useGrounds>;
