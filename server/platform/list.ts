import { type Column, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import { wordIs } from '#db/kit.ts';
import type { Reader } from '#db/open.ts';
import type { Actor } from './actor.ts';
import { ListCache, TOTAL_CAP } from './listCache.ts';
import { Refusal } from './refusal.ts';
import { Answer } from './route.ts';

/** React-admin's list protocol as ra-data-simple-rest 5.15 speaks it (research/ux.md A3). */
const PAGE_ROWS_MAX = 100;
const IDS_MAX = 100;

export const ListQuery = z.strictObject({
  filter: z.string().max(8_000).optional(),
  range: z.string().max(40).optional(),
  sort: z.string().max(100).optional(),
  embed: z.undefined().optional(),
});
export type ListQuery = z.infer<typeof ListQuery>;

type Value = string | number | boolean | Date;
/** A place for a value of this column, filled when the prepared query runs. */
type Hole = (column: Column, value: Value) => SQL;
/** A condition whose values come later, so that one prepared query serves every call of its shape; `shape` names it. */
export interface Condition {
  shape: string;
  build(hole: Hole): SQL | undefined;
}

export interface Resource<Row> {
  name: string;
  /** The query without conditions: `read.select({...}).from(t).leftJoin(...)`. */
  select(read: Reader): object;
  /** Conditions and sorts speak of this table only, so totals are counted without the joins. */
  table: PgTable;
  id: Column;
  /** Column that holds the marketplace, for what the reader may see; null: not bound to one. */
  scope: Column | null;
  sorts: Record<string, Column>;
  defaultSort: readonly [string, 'ASC' | 'DESC'];
  filter: z.ZodType<Record<string, unknown>>;
  /** Turns a parsed filter into conditions; only fields named here can ever be asked for. */
  where(filter: Record<string, unknown>, actor: Actor): Condition[];
  /** Scope and key of the kept counter that answers this filter exactly, if one does. */
  kept?(filter: Record<string, unknown>, actor: Actor): readonly [scope: string, keys: readonly string[]] | undefined;
  present(row: Row, actor: Actor): object;
}

/** `column = value`, or one of several; nothing where the filter does not ask. Words of a closed list are part of the shape. */
export function is(column: Column, value: unknown): Condition[] {
  if (value === undefined) return [];
  const some = (Array.isArray(value) ? value : [value]) as Value[];
  if (column.enumValues && some.length > 0)
    return [{ shape: `${column.name}=${some.join('|')}`, build: () => wordIs(column, ...some) }];
  if (!Array.isArray(value))
    return [{ shape: `${column.name}=`, build: (hole) => eq(column, hole(column, value as Value)) }];
  const build = (hole: Hole) =>
    inArray(
      column,
      some.map((each) => hole(column, each)),
    );
  return [{ shape: `${column.name}:${some.length}`, build }];
}

/** A condition without values of its own. */
export const fixed = (shape: string, condition: SQL | undefined): Condition => ({ shape, build: () => condition });

export interface Asked {
  filter: Record<string, unknown>;
  sort: string;
  direction: 'ASC' | 'DESC';
  from: number;
  rows: number;
  after: [unknown, string] | undefined;
  /** `getMany` asks for ids without a page. */
  many: boolean;
}

const parseJson = (text: string, field: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal('invalid', { errors: { [field]: 'malformed-json' } });
  }
};
const Range = z.tuple([z.int().min(0), z.int().min(0)]);
const Sort = z.tuple([z.string().max(40), z.enum(['ASC', 'DESC'])]);
const Cursor = z.tuple([z.union([z.string(), z.number(), z.null()]), z.string()]);

function asked<Row>(resource: Resource<Row>, query: ListQuery): Asked {
  const given = query.filter ? parseJson(query.filter, 'filter') : {};
  const parsed = resource.filter.safeParse(given);
  if (!parsed.success) {
    const unknown = parsed.error.issues.some((issue) => issue.code === 'unrecognized_keys');
    throw new Refusal(unknown ? 'unknown-filter' : 'invalid', {
      errors: { filter: parsed.error.issues[0]?.code ?? 'invalid' },
    });
  }
  const { _after, ...filter } = parsed.data;
  const [sort, direction] = query.sort ? Sort.parse(parseJson(query.sort, 'sort')) : resource.defaultSort;
  if (sort !== 'id' && !Object.hasOwn(resource.sorts, sort))
    throw new Refusal('unknown-sort', { errors: { sort: 'unknown-sort' } });
  const many = query.range === undefined && Array.isArray(filter.id);
  const [from, to] = many ? [0, IDS_MAX - 1] : query.range ? Range.parse(parseJson(query.range, 'range')) : [0, 24];
  if (to < from || to - from >= PAGE_ROWS_MAX) throw new Refusal('invalid', { errors: { range: 'too_big' } });
  if (from >= TOTAL_CAP) throw new Refusal('range-too-deep');
  const after =
    _after === undefined ? undefined : (Cursor.parse(parseJson(unwrap(String(_after)), 'filter')) as [unknown, string]);
  return { filter, sort, direction, from: after ? 0 : from, rows: to - from + 1, after, many };
}

const unwrap = (cursor: string): string => Buffer.from(cursor, 'base64url').toString('utf8');
const wrap = (value: unknown, id: unknown): string => Buffer.from(JSON.stringify([value, id])).toString('base64url');

/** Answers one list call: rows by index, a total that is kept or capped, and a cursor for what lies deeper. */
export async function answerList<Row>(
  resource: Resource<Row>,
  query: ListQuery,
  read: Reader,
  actor: Actor,
): Promise<Answer> {
  const ask = asked(resource, query);
  const sortColumn = ask.sort === 'id' ? resource.id : (resource.sorts[ask.sort] as Column);
  const conditions = [
    ...scoped(resource, actor),
    ...resource.where(ask.filter, actor),
    ...afterCursor(resource, ask, sortColumn),
  ];
  const cache = ListCache.of(read);
  const rows = (await cache.rows(resource, ask, conditions, sortColumn)) as Row[];
  if (ask.many)
    return new Answer(
      200,
      rows.map((row) => resource.present(row, actor)),
    );
  const { total, capped } = await cache.total(resource, ask, conditions, actor, rows.length);
  const body = rows.map((row) => resource.present(row, actor));
  const last = rows.at(-1) as Record<string, unknown> | undefined;
  const more =
    rows.length === ask.rows && last ? wrap(plain(last[ask.sort === 'id' ? 'id' : ask.sort]), last.id) : undefined;
  const end = ask.from + Math.max(rows.length - 1, 0);
  return new Answer(200, body, {
    'Content-Range': `${resource.name} ${ask.from}-${end}/${total}`,
    ...(capped && { 'X-Total-Capped': 'true' }),
    ...(more && { 'X-Next-After': more }),
  });
}

const plain = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : value);

function scoped<Row>(resource: Resource<Row>, actor: Actor): Condition[] {
  if (!resource.scope) return [];
  if (actor.kind === 'staff' && actor.marketplaceIds !== null) return is(resource.scope, [...actor.marketplaceIds]);
  return actor.kind === 'platform' ? is(resource.scope, actor.marketplaceId) : [];
}

/**
 * What lies behind the row a page ended with: one comparison of pairs, which an index can seek, where `a < x or (a = x and
 * …)` would be read from its beginning. Rows without a value stand last, whichever way the list runs.
 */
function afterCursor<Row>(resource: Resource<Row>, ask: Asked, column: Column): Condition[] {
  if (!ask.after) return [];
  const [value, id] = ask.after;
  const beyond = sql.raw(ask.direction === 'ASC' ? '>' : '<');
  const shape = `after:${value === null ? 'null:' : ''}${ask.direction}`;
  if (value === null)
    return [{ shape, build: (hole) => sql`(${column} is null and ${resource.id} ${beyond} ${hole(resource.id, id)})` }];
  const typed = (column.dataType === 'date' ? new Date(String(value)) : value) as Value;
  if (typed instanceof Date && Number.isNaN(typed.getTime()))
    throw new Refusal('invalid', { errors: { filter: 'invalid-cursor' } });
  const build = (hole: Hole): SQL => {
    const pair = sql`(${column}, ${resource.id}) ${beyond} (${hole(column, typed)}, ${hole(resource.id, id)})`;
    return column.notNull ? pair : sql`(${pair} or ${column} is null)`;
  };
  return [{ shape, build }];
}

/** All rows that a list call would show its reader, page by page along the same order; for exports (security.md E14). */
export async function* pagesOf<Row>(
  resource: Resource<Row>,
  query: ListQuery,
  read: Reader,
  actor: Actor,
  rows: number,
): AsyncGenerator<object[]> {
  const ask: Asked = { ...asked(resource, query), from: 0, rows };
  const column = ask.sort === 'id' ? resource.id : (resource.sorts[ask.sort] as Column);
  for (;;) {
    const conditions = [
      ...scoped(resource, actor),
      ...resource.where(ask.filter, actor),
      ...afterCursor(resource, ask, column),
    ];
    const page = (await ListCache.of(read).rows(resource, ask, conditions, column)) as (Row &
      Record<string, unknown>)[];
    if (page.length > 0) yield page.map((row) => resource.present(row, actor));
    const last = page.at(-1);
    if (!last || page.length < rows) return;
    ask.after = [plain(last[ask.sort]), String(last.id)];
  }
}
