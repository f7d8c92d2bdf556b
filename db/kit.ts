/**
 * The words our schema is written in, spoken in two dialects and typed once.
 *
 * Types come from PostgreSQL, the stricter of the two; tests run on SQLite by default.
 * What compiles and passes there lies in what both dialects can do.
 */
import { type Column, getTableColumns, getTableName, type SQL, sql } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import * as pg from 'drizzle-orm/pg-core';
import * as lite from 'drizzle-orm/sqlite-core';

/**
 * A table whose columns have the names the database knows. Left to drizzle's `casing`, every query would make them
 * anew, which cost as much as running it.
 */
function withNames<T extends (...args: never[]) => unknown>(table: T): T {
  const named = (columns: Record<string, { config: object }>) => {
    for (const [field, { config }] of Object.entries(columns))
      Object.assign(config, { name: toSnakeCase(field), keyAsName: false });
    return columns;
  };
  const make = table as unknown as (name: string, columns: object, ...rest: unknown[]) => unknown;
  return ((name: string, columns: Parameters<typeof named>[0], ...rest: unknown[]) =>
    make(name, named(columns), ...rest)) as unknown as T;
}

const postgres = {
  dialect: 'postgres' as 'postgres' | 'sqlite',
  table: withNames(pg.pgTable),
  text: pg.text,
  integer: () => pg.integer(),
  /** A number that the database gives, for tables that FTS5 refers to by row. */
  rowId: () => pg.bigserial({ mode: 'number' }).primaryKey(),
  /** Counts and milliseconds that outgrow 32 bits. */
  long: () => pg.bigint({ mode: 'number' }),
  /** Minor units (haléře, копійки); never a float. */
  money: () => pg.bigint({ mode: 'number' }),
  flag: () => pg.boolean(),
  instant: () => pg.timestamp({ withTimezone: true, precision: 3, mode: 'date' }),
  json: <T>() => pg.jsonb().$type<T>(),
  index: pg.index,
  uniqueIndex: pg.uniqueIndex,
  check: pg.check,
  primaryKey: pg.primaryKey,
  foreignKey: pg.foreignKey,
};

type Kit = typeof postgres;

const sqlite = {
  dialect: 'sqlite',
  table: withNames(lite.sqliteTable),
  text: lite.text,
  integer: () => lite.integer(),
  rowId: () => lite.integer().primaryKey({ autoIncrement: true }),
  long: () => lite.integer(),
  money: () => lite.integer(),
  flag: () => lite.integer({ mode: 'boolean' }),
  instant: () => lite.integer({ mode: 'timestamp_ms' }),
  json: <T>() => lite.text({ mode: 'json' }).$type<T>(),
  index: lite.index,
  uniqueIndex: lite.uniqueIndex,
  check: lite.check,
  primaryKey: lite.primaryKey,
  foreignKey: lite.foreignKey,
} satisfies Record<keyof Kit, unknown>;

export const dialectOf = (url: string): Kit['dialect'] => (/^postgres(ql)?:/.test(url) ? 'postgres' : 'sqlite');

/** One process speaks one dialect; DATABASE_URL names it. */
export const kit: Kit =
  dialectOf(process.env.DATABASE_URL ?? '') === 'postgres' ? postgres : (sqlite as unknown as Kit);

/** Neither dialect checks a text enum by itself: `oneOf(t.status)` makes the database refuse a stranger. */
export function oneOf(column: Column) {
  // In this callback PostgreSQL hands out stand-ins that forgot their enum; the table still knows.
  const [field, real] =
    Object.entries(getTableColumns(column.table)).find(([, each]) => each.name === column.name) ?? [];
  const words = (real?.enumValues as string[] | undefined)?.map((word) => `'${word}'`).join(', ');
  if (!words) throw new Error(`${column.name} has no closed list of words.`);
  return kit.check(`${getTableName(column.table)}_${field}_known`, sql`${column} in (${sql.raw(words)})`);
}

/** A limit written into the query's text: a bound one makes SQLite plan the query anew at each call. */
export const atMost = (rows: number): number => sql.raw(String(rows)) as unknown as number;

/**
 * `column` holds one of these words of its closed list, written into the query instead of bound. Where a partial index
 * speaks of such a column, SQLite plans a query with a bound word anew at each call, to see whether the index serves
 * (a third of the time of a list), and PostgreSQL's generic plan cannot use the index at all.
 * @throws Error for a word that is not on the list, so nothing from outside ever becomes part of a query
 */
export function wordIs<C extends Column>(column: C, ...words: C['_']['data'][]): SQL<boolean> {
  if (words.length === 0) throw new Error(`${column.name} was asked for none of its words.`);
  const unknown = words.find((word) => !column.enumValues?.includes(String(word)));
  if (unknown !== undefined) throw new Error(`${column.name} does not know "${unknown}".`);
  const [only, ...more] = words.map((word) => `'${word}'`);
  return more.length === 0
    ? sql<boolean>`${column} = ${sql.raw(String(only))}`
    : sql<boolean>`${column} in (${sql.raw([only, ...more].join(', '))})`;
}
