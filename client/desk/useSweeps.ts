import type { Queue } from '#db/words.ts';
import { useMay, useMe } from '../data/session.ts';
import { sweepsOf } from './bulkRules.ts';
import { isFree } from './caseList.ts';
import type { CaseContext } from './parts.ts';
import type { DeskKeys } from './useDeskKeys.ts';
import type { Workshop } from './useWorkbench.ts';

/** One key each for the two commonest reasons: all listed cases that the filter takes for it, to be read and rejected. */
export function useSweeps<C extends CaseContext>(queue: Queue, { ordered, bulk }: Workshop<C>): DeskKeys {
  const me = useMe();
  const mayDecide = useMay(`${queue}:decide`);
  if (!mayDecide) return {};
  const sweep = (reason: ReturnType<typeof sweepsOf>[number]['reason']) => () => {
    const free = ordered.rows.filter((row) => isFree(ordered, row, me));
    bulk.sweep(free, reason);
  };
  return Object.fromEntries(sweepsOf(queue).map(({ code, reason }) => [code, sweep(reason)]));
}
