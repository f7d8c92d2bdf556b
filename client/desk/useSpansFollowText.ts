import { useEffect, useRef } from 'react';
import { drafts } from './drafts.ts';

/** Spans are places in one version of a text; when its author writes another, they would hide something else. */
export function useSpansFollowText(caseId: string, version: number | undefined): void {
  const seen = useRef(new Map<string, number>());
  useEffect(() => {
    if (version === undefined) return;
    const before = seen.current.get(caseId);
    seen.current.set(caseId, version);
    const { spans, verdicts } = drafts.read(caseId);
    const isMarked = spans.length + Object.keys(verdicts).length > 0;
    if (before !== undefined && before !== version && isMarked) drafts.write(caseId, { spans: [], verdicts: {} });
  }, [caseId, version]);
}
