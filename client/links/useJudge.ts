import { useState } from 'react';
import type { LinkVerdict } from '#db/words.ts';
import { useActs } from '../data/dataProvider.ts';
import { useRefusalText } from '../data/refusal.ts';

/** Says what two accounts are to each other. What was said is shown at once, and what was refused is said in words. */
export function useJudge(personId: string, onJudged: () => void) {
  const acts = useActs();
  const refusalText = useRefusalText();
  const [said, setSaid] = useState<Readonly<Record<string, LinkVerdict>>>({});
  const [busyId, setBusyId] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const judge = async (otherId: string, verdict: LinkVerdict) => {
    if (busyId !== null) return;
    setBusyId(otherId);
    setFailure(null);
    try {
      const judged = await acts.judgeLink(personId, otherId, { verdict }, crypto.randomUUID());
      setSaid((before) => ({ ...before, [otherId]: judged.verdict ?? verdict }));
      onJudged();
    } catch (error) {
      setFailure(refusalText(error));
    }
    setBusyId(null);
  };
  return { said, judge, busyId, failure };
}
