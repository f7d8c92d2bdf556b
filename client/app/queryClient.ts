import { QueryClient } from '@tanstack/react-query';
import { refusedBy } from '../data/refusal.ts';

const RETRIES_MAX = 2;
const BUSY = [502, 503];

/** A busy server is asked again; a refusal is not. Queries run while the browser believes to be offline: the server may be this machine. */
export const buildQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        refetchOnWindowFocus: false,
        networkMode: 'always',
        retry: (failures, error) => failures < RETRIES_MAX && BUSY.includes(refusedBy(error).status),
      },
      mutations: { networkMode: 'always' },
    },
  });
