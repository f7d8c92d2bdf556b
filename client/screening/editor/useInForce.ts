import { useGetList, useGetOne } from 'react-admin';
import type { SettingsRow } from '#server/screening/contract.ts';
import type { Version } from '../useDrafts.ts';

export const SETTINGS = 'screening-settings';

/** The version that holds for this marketplace now, with its words. Asked anew whenever the page is opened. */
export function useInForce(marketplaceId: string) {
  const list = useGetList<SettingsRow>(
    SETTINGS,
    { filter: { marketplaceId }, sort: { field: 'version', order: 'DESC' }, pagination: { page: 1, perPage: 1 } },
    { refetchOnMount: 'always' },
  );
  const newest = list.data?.[0];
  const one = useGetOne<SettingsRow>(SETTINGS, { id: newest?.id ?? '' }, { enabled: newest !== undefined });
  const version = one.data?.id === newest?.id ? withBody(one.data) : undefined;
  return {
    version,
    error: version ? null : (list.error ?? one.error),
    retry: () => void (list.error ? list.refetch() : one.refetch()),
    refetch: list.refetch,
  };
}

/** A list may have put a row without words into the cache; it counts once they are there. */
export const withBody = (row: SettingsRow | undefined): Version | undefined =>
  row?.body ? { ...row, body: row.body } : undefined;
