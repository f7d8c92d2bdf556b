import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useState } from 'react';
import { useActs } from '../../data/dataProvider.ts';
import type { Found } from '../../data/verbs.ts';

const TYPING_MS = 200;
export const Q_MIN = 2;

interface Records {
  found: readonly Found[];
  error: unknown;
  retry: () => void;
  /** Nothing is on its way any more, and what is shown is what was asked for. */
  settled: boolean;
}

/** People, orders, reviews, cases and notes that fit; asked for when the person pauses. */
export function useRecords(q: string): Records {
  const acts = useActs();
  const wanted = useDeferredValue(q.trim());
  const asked = useQuiet(wanted);
  const isAsked = asked.length >= Q_MIN;
  const query = useQuery({
    queryKey: ['search', asked],
    queryFn: ({ signal }) => acts.search(asked, signal),
    enabled: isAsked,
    staleTime: 10_000,
    retry: false,
  });
  return {
    found: wanted.length >= Q_MIN && isAsked ? (query.data?.items ?? []) : [],
    error: isAsked ? query.error : null,
    retry: () => void query.refetch(),
    settled: wanted === asked && !query.isFetching,
  };
}

function useQuiet(value: string): string {
  const [quiet, setQuiet] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setQuiet(value), TYPING_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return quiet;
}
