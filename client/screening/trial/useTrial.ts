import { useEffect, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useActs } from '../../data/dataProvider.ts';
import { refusedBy, useRefusalText } from '../../data/refusal.ts';
import { type Draft, useDrafts } from '../useDrafts.ts';

export interface Trial {
  run: () => void;
  isRunning: boolean;
  failure: string | undefined;
}

/** Runs the draft against the newest reviews. Leaving the page ends it; what was typed meanwhile stays. */
export function useTrial({ base, body }: Draft, refresh: () => void): Trial {
  const acts = useActs();
  const translate = useTranslate();
  const refusalText = useRefusalText();
  const { patch } = useDrafts();
  const [isRunning, setRunning] = useState(false);
  const [failure, setFailure] = useState<string>();
  const stop = useRef<AbortController>(undefined);
  useEffect(() => () => stop.current?.abort(), []);
  const { marketplaceId, version } = base;
  const run = async () => {
    if (isRunning) return;
    const own = new AbortController();
    stop.current = own;
    setRunning(true);
    setFailure(undefined);
    try {
      const answer = await acts.trial({ marketplaceId, version, body }, own.signal);
      patch(marketplaceId, { trial: { answer, of: body } });
    } catch (error) {
      if (own.signal.aborted) return;
      const { code, errors } = refusedBy(error);
      if (code === 'version-changed') refresh();
      const [field] = Object.values(errors);
      setFailure(field ? translate(field, { _: refusalText(error) }) : refusalText(error));
    }
    setRunning(false);
  };
  return { run: () => void run(), isRunning, failure };
}
