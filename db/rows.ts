import { Column, is, SQL } from 'drizzle-orm';

/** A cell of a row as drizzle describes it: where in the row it goes, and what decodes it. */
export interface Cell {
  path: readonly string[];
  field: unknown;
}
type Decode = ((cell: unknown) => unknown) | undefined;
/** What stands in each cell of a row, in order. */
type Plan = readonly (readonly [field: string, decode: Decode])[];

/**
 * How the rows of a selection are decoded, found out once: drizzle asks of each cell anew what kind of field it is,
 * which took as long as SQLite took to find the rows. Undefined for a nested selection, which keeps drizzle's way.
 */
export function planOf(cells: readonly Cell[]): Plan | undefined {
  const isFlat = cells.every(({ path }) => path.length === 1);
  return isFlat ? cells.map(({ path, field }) => [String(path[0]), decoderOf(field)]) : undefined;
}

export const decodeAll = (plan: Plan, rows: readonly unknown[][]): Record<string, unknown>[] =>
  rows.map((cells) => decode(plan, cells));

function decode(plan: Plan, cells: unknown[]): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  let n = 0;
  for (const [field, decoded] of plan) {
    const cell = cells[n++];
    row[field] = cell === null || !decoded ? cell : decoded(cell);
  }
  return row;
}

function decoderOf(field: unknown): Decode {
  const decoder = is(field, Column) ? field : decoderIn(is(field, SQL.Aliased) ? field.sql : field);
  // Most columns hand back what they are given.
  if (decoder.mapFromDriverValue === Column.prototype.mapFromDriverValue) return undefined;
  return (cell) => decoder.mapFromDriverValue(cell);
}

/** Drizzle keeps it to itself. */
const decoderIn = (expression: unknown) =>
  (expression as { decoder: { mapFromDriverValue(cell: unknown): unknown } }).decoder;
