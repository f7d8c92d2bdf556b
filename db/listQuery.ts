import { Column, is, SQL, type sql } from 'drizzle-orm';

type Values = Record<string, unknown>;
type Row = Record<string, unknown>;

/** The part of drizzle's builder that a list uses; both dialects give it, under types that have nothing else in common. */
export interface ListBuilder {
  where(condition: SQL | undefined): ListBuilder;
  orderBy(...columns: SQL[]): ListBuilder;
  limit(rows: number): ListBuilder;
  offset(rows: number | ReturnType<typeof sql.placeholder>): ListBuilder;
  prepare(name: string): { execute(values: Values): Promise<unknown[]>; values?(values: Values): unknown[][] };
  getSelectedFields(): Record<string, unknown>;
}

/** The one cast that makes a query without conditions into a list. */
export const listQuery = (query: object): ListBuilder => query as unknown as ListBuilder;

/**
 * Prepares a list whose rows are decoded by a plan made once. Drizzle asks of each cell anew what kind of field it is,
 * which took as long as SQLite took to find the rows; a nested selection, and PostgreSQL, keep its way.
 */
export function prepareList(query: ListBuilder, name: string): (values: Values) => Promise<unknown[]> {
  const prepared = query.prepare(name);
  const plan = planOf(query.getSelectedFields());
  if (!prepared.values || !plan) return (values) => prepared.execute(values);
  const read = prepared.values.bind(prepared);
  return async (values) => read(values).map((cells) => decode(plan, cells));
}

type Decode = ((cell: unknown) => unknown) | undefined;
type Plan = readonly (readonly [field: string, decode: Decode])[];

function planOf(fields: Record<string, unknown>): Plan | undefined {
  const entries = Object.entries(fields);
  const isFlat = entries.every(([, field]) => is(field, Column) || is(field, SQL) || is(field, SQL.Aliased));
  return isFlat ? entries.map(([name, field]) => [name, decoderOf(field)]) : undefined;
}

function decoderOf(field: unknown): Decode {
  const decoder = is(field, Column)
    ? field
    : (decoderIn(is(field, SQL.Aliased) ? field.sql : field) as { mapFromDriverValue(cell: unknown): unknown });
  // Most columns hand back what they are given.
  if (decoder.mapFromDriverValue === Column.prototype.mapFromDriverValue) return undefined;
  return (cell) => decoder.mapFromDriverValue(cell);
}

const decoderIn = (expression: unknown): unknown => (expression as { decoder: unknown }).decoder;

function decode(plan: Plan, cells: unknown[]): Row {
  const row: Row = {};
  let n = 0;
  for (const [field, decoded] of plan) {
    const cell = cells[n++];
    row[field] = cell === null || !decoded ? cell : decoded(cell);
  }
  return row;
}
