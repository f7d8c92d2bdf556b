import { useRef } from 'react';
import type { Queue, RejectionReason } from '#db/words.ts';
import type { CaseRow } from '#server/queue/contract.ts';
import { useMay, useMe } from '../data/session.ts';
import { isSurest, sweepsOf } from './bulkRules.ts';
import { useCalls } from './calls.ts';
import { isFree } from './caseList.ts';
import type { CaseContext } from './parts.ts';
import type { DeskKeys } from './useDeskKeys.ts';
import type { Workshop } from './useWorkbench.ts';

export interface Sweep {
  reason: RejectionReason;
  code: string;
  keys: readonly string[];
  /** Free cases of the list that the filter takes for it; a floor while the list goes on at the server. */
  count: number;
  start: () => void;
}

/**
 * One key and one button each for the two commonest reasons: all free cases of the list that the filter takes for it, to
 * be read and rejected. What of the list is not on the screen yet is asked for, so that "all" means all.
 */
export function useSweeps<C extends CaseContext>(queue: Queue, shop: Workshop<C>): readonly Sweep[] {
  const me = useMe();
  const mayDecide = useMay(`${queue}:decide`);
  const calls = useCalls();
  const latest = useRef(shop);
  latest.current = shop;
  const isReading = useRef(false);
  if (!mayDecide) return [];

  const freeOf = (rows: readonly CaseRow[]) => {
    const { list } = latest.current.listed;
    return rows.filter((row) => isFree(list, row, me) && !list.away.some((it) => it.id === row.id));
  };
  const sweep = (rows: readonly CaseRow[], reason: RejectionReason) =>
    latest.current.bulk.sweep(freeOf(rows), reason, new Set(latest.current.ordered.rows.map((row) => row.id)));
  const start = async (reason: RejectionReason) => {
    const { ordered, place, bulk } = latest.current;
    if (isReading.current || bulk.isWorking) return;
    if (ordered.rows.length >= ordered.total) return sweep(ordered.rows, reason);
    isReading.current = true;
    try {
      const rows = await calls.casesFlagged(queue, place.filter, reason);
      // Who has gone to another list, or to another decision, is not called back.
      if (latest.current.place.filter === place.filter && latest.current.bulk.asking === null) sweep(rows, reason);
    } catch {
      latest.current.bulk.notRead();
    } finally {
      isReading.current = false;
    }
  };
  return sweepsOf(queue).map((one) => ({
    ...one,
    count: freeOf(shop.ordered.rows).filter((row) => isSurest(row, one.reason)).length,
    start: () => void start(one.reason),
  }));
}

export const sweepKeys = (sweeps: readonly Sweep[]): DeskKeys =>
  Object.fromEntries(sweeps.map(({ code, start }) => [code, start]));
