import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import type { Queue } from '#db/words.ts';
import { businessNow } from '../data/clock.ts';
import { useCalls } from './calls.ts';
import { type CaseList, type CaseListEvent, caseList, EMPTY_LIST } from './caseList.ts';
import type { ListFilter } from './listFilter.ts';
import { useQueueNews } from './useQueueNews.ts';

const PAGE_ROWS = 100;

interface Listed {
  list: CaseList;
  send: (event: CaseListEvent) => void;
  status: 'loading' | 'ready' | 'failed';
  /** Why it could not be read, where it could not. */
  error: unknown;
  capped: boolean;
  /** Takes the list as the server has it now, new cases included. */
  reload: () => Promise<void>;
  loadMore: () => Promise<void>;
}

/** The list beside the case: taken once, then only amended, until the person asks for the new ones. */
export function useCaseList(queue: Queue, filter: ListFilter): Listed {
  const calls = useCalls();
  const [list, send] = useReducer(caseList, EMPTY_LIST);
  const [status, setStatus] = useState<Listed['status']>('loading');
  const [capped, setCapped] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const asked = useRef(0);
  const shown = useRef(list);
  shown.current = list;

  const read = useCallback(
    async (page: number, type: 'loaded' | 'appended' | 'looked') => {
      const turn = type === 'looked' ? asked.current : ++asked.current;
      const readAt = businessNow();
      const answer = await calls.cases(queue, filter, page, PAGE_ROWS);
      if (turn !== asked.current) return;
      setCapped(answer.capped);
      send({ type, rows: answer.rows, total: answer.total, readAt });
    },
    [calls, queue, filter],
  );
  const reload = useCallback(async () => {
    try {
      await read(1, 'loaded');
      setError(null);
      setStatus('ready');
    } catch (caught) {
      setError(caught);
      setStatus('failed');
    }
  }, [read]);

  useEffect(() => {
    setStatus('loading');
    void reload();
  }, [reload]);

  // A look that fails says nothing: the list on the screen stays true to what it was.
  const look = useCallback(() => void read(1, 'looked').catch(() => {}), [read]);
  useQueueNews(queue, look, send);

  const loadMore = useCallback(
    () => read(Math.floor(shown.current.rows.length / PAGE_ROWS) + 1, 'appended').catch(() => {}),
    [read],
  );
  return useMemo(
    () => ({ list, send, status, error, capped, reload, loadMore }),
    [list, status, error, capped, reload, loadMore],
  );
}
