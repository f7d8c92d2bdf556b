import { useCallback, useEffect, useState } from 'react';
import type { DecisionInput } from '#server/decisions/contract.ts';
import type { DryRun } from '#server/escrow/contract.ts';
import { useActs } from '../../data/dataProvider.ts';
import { type Refused, refusedBy } from '../../data/refusal.ts';

interface Trial {
  /** Of exactly this input; what an earlier one would have done is nothing to decide by. */
  found: DryRun | null;
  refused: Refused | null;
  again: () => void;
}

/** What the decision would do, by the code that would do it; asked as often as `again` is called. */
export function useDryRun(caseId: string, input: DecisionInput | null): Trial {
  const acts = useActs();
  const [turn, setTurn] = useState(0);
  const [state, setState] = useState<Omit<Trial, 'again'> & { of: string }>({ found: null, refused: null, of: '' });
  const asked = input === null ? '' : JSON.stringify(input);
  const of = `${turn} ${asked}`;
  useEffect(() => {
    if (asked === '') return;
    const stop = new AbortController();
    acts.dryRun(caseId, JSON.parse(asked) as DecisionInput, stop.signal).then(
      (found) => {
        if (!stop.signal.aborted) setState({ found, refused: null, of });
      },
      (error: unknown) => {
        if (!stop.signal.aborted) setState({ found: null, refused: refusedBy(error), of });
      },
    );
    return () => stop.abort();
  }, [acts, caseId, asked, of]);
  const again = useCallback(() => setTurn((before) => before + 1), []);
  const isOfThis = state.of === of;
  return { found: isOfThis ? state.found : null, refused: isOfThis ? state.refused : null, again };
}
