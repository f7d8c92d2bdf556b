import { useEffect, useMemo, useRef, useState } from 'react';
import type { SplitAnswer, SplitAsk } from '#server/escrow/contract.ts';
import { useActs } from '../../data/dataProvider.ts';
import { useRefusalText } from '../../data/refusal.ts';

/** So long the hand must rest before the server is asked. */
const REST_MS = 100;

interface Splitting {
  /** The one number that was said; null while what is typed is no amount. */
  wish: SplitAsk | null;
  split: SplitAnswer | null;
  /** The server's parts are those of what was said last. */
  isFresh: boolean;
  failure: string | null;
  ask: (wish: SplitAsk | null) => void;
}

/**
 * The three parts of a payment from the one number that was said, as the server computes them. Answers may come in any
 * order: only that to the last question counts, and until it is there `onRefund` has been told that nothing is decided.
 */
export function useSplit(
  disputeId: string,
  first: SplitAsk | null,
  goodwillMinor: number,
  onRefund: (refundMinor: number | null) => void,
): Splitting {
  const acts = useActs();
  const refusalText = useRefusalText();
  const [wish, setWish] = useState<SplitAsk | null>(first);
  const question = useMemo(
    () => wish && { ...wish, ...(goodwillMinor > 0 && { goodwillMinor }) },
    [wish, goodwillMinor],
  );
  const [state, setState] = useState<{ split: SplitAnswer | null; of: SplitAsk | null; failure: string | null }>({
    split: null,
    of: null,
    failure: null,
  });
  const told = useRef({ onRefund, refusalText });
  told.current = { onRefund, refusalText };
  useEffect(() => {
    if (question === null) return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      acts.split(disputeId, question, stop.signal).then(
        (split) => {
          if (stop.signal.aborted) return;
          setState({ split, of: question, failure: null });
          told.current.onRefund(split.refundMinor);
        },
        (error: unknown) => {
          if (stop.signal.aborted) return;
          setState((before) => ({ ...before, of: question, failure: told.current.refusalText(error) }));
          told.current.onRefund(null);
        },
      );
    }, REST_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [acts, disputeId, question]);
  const isAnswered = question !== null && state.of === question;
  return {
    wish,
    split: state.split,
    isFresh: isAnswered && state.failure === null,
    failure: isAnswered ? state.failure : null,
    ask: (next) => {
      // What is on its way belongs to an earlier wish: nobody may decide by it.
      told.current.onRefund(null);
      setWish(next);
    },
  };
}
