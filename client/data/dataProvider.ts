import simpleRest from 'ra-data-simple-rest';
import {
  type DataProvider,
  type GetListParams,
  type GetListResult,
  type Identifier,
  useDataProvider,
} from 'react-admin';
import { cursorTo, keepCursor, listKey, TOTAL_CAP } from './cursors.ts';
import { type Ask, ask } from './http.ts';
import { type Verbs, verbs } from './verbs.ts';

/** So many ids make an address of about 4 kB; the server takes no more (ux.md A3). */
const IDS_PER_CALL_MAX = 100;

export type TrustdeskProvider = DataProvider & Verbs;

/** What a register needs to know about its list beside the rows. */
export interface ListMeta {
  /** The total stands for "1,000 or more". */
  capped: boolean;
}

const rest = simpleRest('/api', async (url, options = {}) => {
  const { method, body, headers, signal } = options as {
    method?: Ask['method'];
    body?: string;
    headers?: Headers;
    signal?: AbortSignal;
  };
  const reply = await ask<unknown>(url, {
    method,
    headers,
    signal,
    body: body === undefined ? undefined : JSON.parse(body),
  });
  return { status: reply.status, headers: reply.headers, body: '', json: reply.json };
});

async function getList(resource: string, params: GetListParams): Promise<GetListResult> {
  const { page, perPage } = params.pagination ?? { page: 1, perPage: 25 };
  const { field, order } = params.sort ?? { field: 'id', order: 'ASC' };
  const list = listKey(resource, params.filter, field, order, perPage);
  const deep = page * perPage > TOTAL_CAP;
  const after = deep ? cursorTo(list, page) : undefined;
  const from = after ? 0 : (page - 1) * perPage;
  const query = new URLSearchParams({
    filter: JSON.stringify(after ? { ...params.filter, _after: after } : (params.filter ?? {})),
    range: JSON.stringify([from, from + perPage - 1]),
    sort: JSON.stringify([field, order]),
  });
  const headers = { Range: `${resource}=${from}-${from + perPage - 1}` };
  const { json, headers: got } = await ask<GetListResult['data']>(`/api/${resource}?${query}`, {
    headers,
    signal: params.signal,
  });
  const next = got.get('X-Next-After');
  if (next) keepCursor(list, page, next);
  const meta: ListMeta = { capped: got.get('X-Total-Capped') === 'true' || deep };
  if (meta.capped) return { data: json, meta, pageInfo: { hasNextPage: next !== null, hasPreviousPage: page > 1 } };
  return { data: json, meta, total: Number(got.get('Content-Range')?.split('/').pop() ?? json.length) };
}

async function getMany(resource: string, ids: Identifier[], signal?: AbortSignal) {
  const chunks = Array.from({ length: Math.ceil(ids.length / IDS_PER_CALL_MAX) }, (_, at) =>
    ids.slice(at * IDS_PER_CALL_MAX, (at + 1) * IDS_PER_CALL_MAX),
  );
  const answers = await Promise.all(chunks.map((chunk) => rest.getMany(resource, { ids: chunk, signal })));
  return { data: answers.flatMap((answer) => answer.data) };
}

/** ra-data-simple-rest with capped totals and cursors, ids in chunks, and our acts beside it. */
export const dataProvider: TrustdeskProvider = {
  ...rest,
  ...verbs,
  supportAbortSignal: true,
  getList,
  getMany: (resource, { ids, signal }) => getMany(resource, ids, signal),
  getManyReference: (resource, { target, id, ...params }) =>
    getList(resource, { ...params, filter: { ...params.filter, [target]: id } }),
};

/** The acts of the house, typed. */
export const useActs = (): TrustdeskProvider => useDataProvider<TrustdeskProvider>();

/** Address of the same rows as CSV; Excel in Czech and Ukrainian wants semicolons. */
export function exportUrl(
  resource: string,
  filter: unknown,
  sort: { field: string; order: string },
  locale: string,
): string {
  const separator = locale === 'en' ? ',' : ';';
  const query = new URLSearchParams({
    filter: JSON.stringify(filter),
    sort: JSON.stringify([sort.field, sort.order]),
    separator,
  });
  return `/api/export/${resource}.csv?${query}`;
}
