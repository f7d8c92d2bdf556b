import { useCallback, useMemo, useRef, useState } from 'react';
import type { Outcome } from '#db/words.ts';
import type { CaseRow } from '#server/queue/contract.ts';
import { useAfterDecision } from '../data/preferences.ts';
import { useMe } from '../data/session.ts';
import { type CaseList, nextAfter } from './caseList.ts';
import type { DeskPlace } from './useDeskPlace.ts';

/** After the screen went back by itself, a key already on its way down must not decide what the person has not seen. */
const QUIET_MS = 700;

/** The decision of mine that the screen stays at; it says so instead of going on. */
export interface StayedAt {
  caseId: string;
  outcome: Outcome;
}

/** From case to case: by the person's hand, by the screen itself, and where a decision leads. */
export function useGoing({ caseId, go }: DeskPlace, ordered: CaseList) {
  const me = useMe();
  const [after] = useAfterDecision();
  const here = useRef({ caseId, ordered, me, after });
  here.current = { caseId, ordered, me, after };
  /** The case that the screen chose by itself, as long as the person has not. */
  const chosenByItself = useRef<string | null>(null);
  const quietUntil = useRef(0);
  /** The person is back at the list and chooses the next case there: the screen opens none by itself. */
  const [isAtList, setAtList] = useState(false);
  const [stayedAt, setStayedAt] = useState<StayedAt | null>(null);

  const choose = useCallback(
    (id: string) => {
      chosenByItself.current = null;
      setAtList(false);
      go(id);
    },
    [go],
  );
  const goOn = useCallback(
    (from: string): CaseRow | undefined => {
      const following = nextAfter(here.current.ordered, from, here.current.me);
      chosenByItself.current = following?.id ?? null;
      setAtList(false);
      go(following?.id, { replace: true });
      return following;
    },
    [go],
  );
  /** The case was decided: on, nowhere, or back to the list, as the person has chosen for all cases. */
  const goAfter = useCallback(
    (from: string, outcome: Outcome) => {
      if (here.current.after === 'next') return void goOn(from);
      if (here.current.after === 'stay') return setStayedAt({ caseId: from, outcome });
      chosenByItself.current = null;
      setAtList(true);
      go(undefined, { replace: true });
    },
    [go, goOn],
  );
  const beQuiet = useCallback(() => {
    quietUntil.current = performance.now() + QUIET_MS;
  }, []);
  return useMemo(
    () => ({
      here,
      chosenByItself,
      isAtList,
      stayedAt: stayedAt?.caseId === caseId ? stayedAt : null,
      choose,
      goOn,
      goAfter,
      beQuiet,
      isQuiet: () => performance.now() < quietUntil.current,
    }),
    [caseId, isAtList, stayedAt, choose, goOn, goAfter, beQuiet],
  );
}
