import type { RaRecord } from 'react-admin';
import type { TrustdeskProvider } from './dataProvider.ts';

const PAGE_ROWS = 100;

/** All rows of a list that is short by nature, page after page, in ascending order of the field. */
export async function everyPage<Row extends RaRecord>(
  acts: TrustdeskProvider,
  resource: string,
  { filter, field, signal }: { filter: object; field: string; signal: AbortSignal },
): Promise<Row[]> {
  const rows: Row[] = [];
  for (let page = 1; ; page++) {
    const { data } = await acts.getList<Row>(resource, {
      filter,
      pagination: { page, perPage: PAGE_ROWS },
      sort: { field, order: 'ASC' },
      signal,
    });
    rows.push(...data);
    if (data.length < PAGE_ROWS) return rows;
  }
}
