import { useEffect, useRef } from 'react';
import { useBench } from '../../desk/bench.ts';
import type { DocumentCase } from './documentCase.ts';

/**
 * What was typed is told to whoever has the case in hand only, and only they may tick: a case that was read before it was
 * claimed is read once more.
 */
export function useReadInHand({ case: row, missing, document }: DocumentCase): void {
  const { hand, reread } = useBench();
  const isOlder = missing.some(({ why }) => why === 'no-lease');
  const latest = useRef(reread);
  latest.current = reread;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each claim of each case, and never in a circle.
  useEffect(() => {
    if (hand === 'mine' && isOlder) latest.current();
  }, [row.id, document.id, hand]);
}
