import type { SQL, sql } from 'drizzle-orm';
import { type Cell, decodeAll, planOf } from './rows.ts';

type Values = Record<string, unknown>;
interface Prepared {
  execute(values: Values): Promise<unknown[]>;
  /** What drizzle keeps to itself. */
  fields?: readonly Cell[];
  values?(values: Values): unknown[][];
}

/** The part of drizzle's builder that a list uses; both dialects give it, under types that have nothing else in common. */
interface ListBuilder {
  where(condition: SQL | undefined): ListBuilder;
  orderBy(...columns: SQL[]): ListBuilder;
  limit(rows: number): ListBuilder;
  offset(rows: number | ReturnType<typeof sql.placeholder>): ListBuilder;
  prepare(name: string): Prepared;
}

/** The one cast that makes a query without conditions into a list. */
export const listQuery = (query: object): ListBuilder => query as unknown as ListBuilder;

/** Prepares a list; where the driver hands out bare cells, as that of SQLite does, they are decoded by a plan made once. */
export function prepareList(query: ListBuilder, name: string): (values: Values) => Promise<unknown[]> {
  const prepared = query.prepare(name);
  const plan = prepared.fields && planOf(prepared.fields);
  if (!prepared.values || !plan) return (values) => prepared.execute(values);
  const read = prepared.values.bind(prepared);
  return async (values) => decodeAll(plan, read(values));
}
