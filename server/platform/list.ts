import { type Column, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import { wordIs } from '#db/kit.ts';
import type { Reader } from '#db/open.ts';
import type { Actor } from './actor.ts';
import { type Asked, asked } from './listAsk.ts';
import { ListCache } from './listCache.ts';
import { Refusal } from './refusal.ts';
import { Answer } from './route.ts';

/** React-admin's list protocol as ra-data-simple-rest 5.15 speaks it (research/ux.md A3). */
export const ListQuery = z.strictObject({
  /** A thousand of our ids; what the address line does not hold is refused before (`url-too-long`). */
  filter: z.string().max(40_000).optional(),
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
  /** Where no column is the id by itself: those that make it together, in this order, joined by a full stop. */
  key?: readonly Column[];
  /** Where conditions or sorts speak of a joined table too: what is counted instead of the rows of `table`. */
  counted?(read: Reader): object;
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

const wrap = (value: unknown, id: unknown): string => Buffer.from(JSON.stringify([value, id])).toString('base64url');

/** Answers one list call: rows by index, a total that is kept or capped, and a cursor for what lies deeper. */
export async function answerList<Row>(
  resource: Resource<Row>,
  query: ListQuery,
  read: Reader,
  actor: Actor,
): Promise<Answer> {
  const cache = ListCache.of(read);
  const asks = asked(resource, query);
  const [ask] = asks;
  if (ask.many) {
    const found: object[] = [];
    for (const each of asks) {
      const rows = await cache.rows(resource, each, conditionsOf(resource, each, actor), columnOf(resource, each));
      found.push(...(rows as Row[]).map((row) => resource.present(row, actor)));
    }
    return new Answer(200, found);
  }
  const conditions = conditionsOf(resource, ask, actor);
  const rows = (await cache.rows(resource, ask, conditions, columnOf(resource, ask))) as Row[];
  const { total, capped } = await cache.total(resource, ask, conditions, actor, rows.length);
  const body = rows.map((row) => resource.present(row, actor));
  const last = rows.at(-1) as Record<string, unknown> | undefined;
  const more =
    rows.length === ask.rows && last ? wrap(plain(last[ask.sort === 'id' ? 'id' : ask.sort]), last.id) : undefined;
  // Where nothing stands there is no place to name (RFC 9110 §14.4); react-admin reads only what follows the slash.
  const part = rows.length === 0 ? '*' : `${ask.from}-${ask.from + rows.length - 1}`;
  return new Answer(200, body, {
    'Content-Range': `${resource.name} ${part}/${total}`,
    ...(capped && { 'X-Total-Capped': 'true' }),
    ...(more && { 'X-Next-After': more }),
  });
}

/** How many rows a list call with this filter would show its reader, without the rows; counted up to the cap (SPEC 6). */
export async function totalOf<Row>(
  resource: Resource<Row>,
  filter: object,
  read: Reader,
  actor: Actor,
): Promise<{ total: number; capped: boolean }> {
  const [ask] = asked(resource, { filter: JSON.stringify(filter) });
  const { total, capped } = await ListCache.of(read).total(
    resource,
    ask,
    conditionsOf(resource, ask, actor),
    actor,
    ask.rows,
  );
  return { total, capped };
}

const columnOf = <Row>(resource: Resource<Row>, { sort }: Asked): Column =>
  sort === 'id' ? resource.id : (resource.sorts[sort] as Column);

/** The cursor's last, so that a total can leave it out. */
const conditionsOf = <Row>(resource: Resource<Row>, ask: Asked, actor: Actor): Condition[] => [
  ...scoped(resource, actor),
  ...resource.where(ask.filter, actor),
  ...afterCursor(resource, ask, columnOf(resource, ask)),
];

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
  if (resource.key) return afterParts(resource.key, ask, column, resource.id);
  const beyond = sql.raw(ask.direction === 'ASC' ? '>' : '<');
  const shape = `after:${value === null ? 'null:' : ''}${ask.direction}`;
  if (value === null)
    return [{ shape, build: (hole) => sql`(${column} is null and ${resource.id} ${beyond} ${hole(resource.id, id)})` }];
  const typed = (column.dataType === 'date' ? new Date(String(value)) : value) as Value;
  if (typed instanceof Date && Number.isNaN(typed.getTime()))
    throw new Refusal('invalid', { errors: { 'filter._after': 'invalid-cursor' } });
  const build = (hole: Hole): SQL => {
    const pair = sql`(${column}, ${resource.id}) ${beyond} (${hole(column, typed)}, ${hole(resource.id, id)})`;
    return column.notNull ? pair : sql`(${pair} or ${column} is null)`;
  };
  return [{ shape, build }];
}

/** The same for an id of several parts; its columns are never null. */
function afterParts(key: readonly Column[], ask: Asked, column: Column, first: Column): Condition[] {
  const [value, id] = ask.after as [unknown, string];
  const sorted = column === first ? [] : [[column, value] as const];
  const parts = id.split('.');
  const places = [...sorted, ...key.map((each, n) => [each, parts[n] ?? ''] as const)];
  const cells = places.map(([each, cell]) => [each, typedFor(each, cell)] as const);
  const build = (hole: Hole): SQL =>
    sql`(${sql.join(
      cells.map(([each]) => sql`${each}`),
      sql`, `,
    )}) ${sql.raw(ask.direction === 'ASC' ? '>' : '<')} (${sql.join(
      cells.map(([each, cell]) => hole(each, cell)),
      sql`, `,
    )})`;
  return [{ shape: `after:${ask.direction}`, build }];
}

/** @throws Refusal for what no value of this column looks like */
function typedFor({ dataType }: Column, cell: unknown): Value {
  const typed = dataType === 'date' ? new Date(String(cell)) : dataType === 'number' ? Number(cell) : String(cell);
  if (Number.isNaN(typed instanceof Date ? typed.getTime() : typed))
    throw new Refusal('invalid', { errors: { 'filter._after': 'invalid-cursor' } });
  return typed;
}

/** All rows that a list call would show its reader, page by page along the same order; for exports (security.md E14). */
export async function* pagesOf<Row>(
  resource: Resource<Row>,
  query: ListQuery,
  read: Reader,
  actor: Actor,
  rows: number,
): AsyncGenerator<object[]> {
  for (const part of asked(resource, query)) {
    const ask: Asked = { ...part, from: 0, rows };
    for (let more = true; more; ) {
      const conditions = conditionsOf(resource, ask, actor);
      const page = (await ListCache.of(read).rows(resource, ask, conditions, columnOf(resource, ask))) as (Row &
        Record<string, unknown>)[];
      if (page.length > 0) yield page.map((row) => resource.present(row, actor));
      const last = page.at(-1);
      if (last) ask.after = [plain(last[ask.sort]), String(last.id)];
      more = page.length === rows;
    }
  }
}
