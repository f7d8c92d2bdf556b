import { useEffect, useState } from 'react';
import type { Division } from '#server/decisions/contract.ts';
import { useActs } from '../../data/dataProvider.ts';
import { useRefusalText } from '../../data/refusal.ts';
import type { EscrowCase } from './escrowCase.ts';

interface Found {
  division: Division | null;
  failure: string | null;
}
const NOTHING: Found = { division: null, failure: null };

/** The whole division of what is to go back, bound to the case as it was seen; null until it is that of this very case. */
export function useDivision(
  { dispute, hold }: Pick<EscrowCase, 'dispute' | 'hold'>,
  refundMinor: number | null,
  goodwillMinor: number,
): Found {
  const acts = useActs();
  const refusalText = useRefusalText();
  const [state, setState] = useState<Found & { of: string }>({ ...NOTHING, of: '' });
  const of = [dispute.id, dispute.version, hold.version, refundMinor, goodwillMinor].join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: `of` names all that the division is made of.
  useEffect(() => {
    if (refundMinor === null) return;
    const stop = new AbortController();
    const versions = { holdVersion: hold.version, disputeVersion: dispute.version };
    acts.split(dispute.id, { refundMinor }, stop.signal).then(
      ({ feeMinor, releaseMinor }) =>
        setState({ of, failure: null, division: { refundMinor, feeMinor, releaseMinor, goodwillMinor, ...versions } }),
      (error: unknown) => {
        if (!stop.signal.aborted) setState({ of, division: null, failure: refusalText(error) });
      },
    );
    return () => stop.abort();
  }, [acts, of]);
  return state.of === of ? state : NOTHING;
}
