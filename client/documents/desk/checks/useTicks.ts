import { useEffect, useMemo, useRef, useState } from 'react';
import type { CheckCode, CheckResult } from '#db/words.ts';
import { useActs } from '../../../data/dataProvider.ts';
import { useRefusalText } from '../../../data/refusal.ts';
import { useBench } from '../../../desk/bench.ts';
import type { DocumentCase } from '../documentCase.ts';
import type { Ticked } from './checkRules.ts';

export interface Tick {
  code: CheckCode;
  result: CheckResult;
  explanation?: string;
}
export interface Ticks {
  /** Shown before the server has answered. */
  ticked: Ticked;
  failure: string | null;
  /** Resolves to whether the server took it. */
  tick: (checks: readonly Tick[]) => Promise<boolean>;
}

const NONE: Ticked = {};

/**
 * Ticks stand at once and are sent one after another, so that a fast hand does not wait; the case is read again when the
 * last of them is answered, and what is read then takes their place.
 */
export function useTicks({ case: row, document, checks }: DocumentCase): Ticks {
  const acts = useActs();
  const refusalText = useRefusalText();
  const { reread } = useBench();
  const [ticked, setTicked] = useState(NONE);
  const [failure, setFailure] = useState<string | null>(null);
  const line = useRef<{ last: Promise<unknown>; waiting: number }>({ last: Promise.resolve(), waiting: 0 });
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the checklist was read anew.
  useEffect(() => {
    if (line.current.waiting === 0) setTicked(NONE);
  }, [checks]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: nothing of one case is said of the next.
  useEffect(() => {
    line.current = { last: Promise.resolve(), waiting: 0 };
    setTicked(NONE);
    setFailure(null);
  }, [row.id]);
  const latest = useRef({ acts, refusalText, reread, document });
  latest.current = { acts, refusalText, reread, document };

  return useMemo(() => {
    const tick = async (made: readonly Tick[]): Promise<boolean> => {
      const mine = line.current;
      const { id, attempt } = latest.current.document;
      setTicked((before) => ({ ...before, ...Object.fromEntries(made.map(({ code, result }) => [code, result])) }));
      mine.waiting++;
      const sent = mine.last.then(() => latest.current.acts.tickChecks(id, { checks: [...made], attempt }));
      mine.last = sent.catch(() => {});
      const refused = await sent.then(
        () => null,
        (error: unknown) => latest.current.refusalText(error),
      );
      mine.waiting--;
      if (mine !== line.current) return refused === null;
      setFailure(refused);
      if (refused !== null) setTicked((before) => without(before, made));
      if (mine.waiting === 0) latest.current.reread();
      return refused === null;
    };
    return { ticked, failure, tick };
  }, [ticked, failure]);
}

/** What was refused does not stand. */
const without = (ticked: Ticked, made: readonly Tick[]): Ticked =>
  Object.fromEntries(Object.entries(ticked).filter(([code]) => !made.some((each) => each.code === code)));
