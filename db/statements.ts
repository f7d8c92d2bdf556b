/**
 * Statements whose text is made once. Building a query costs more than running it (HOUSE law 11), and a decision is
 * seventeen of them; drizzle prepares for one connection only, while here each transaction brings its own.
 */
import { type Column, getTableColumns, getTableName, type Table } from 'drizzle-orm';
import type { Reader, Transaction } from './database.ts';
import { kit } from './kit.ts';
import { type Cell, decodeAll, planOf } from './rows.ts';

type Values = Record<string, unknown>;
type MapRows = (rows: unknown[][]) => unknown[];
interface Query {
  sql: string;
  params: unknown[];
}
interface Prepared {
  execute(values?: Values): Promise<unknown>;
  query: Query;
  fields?: readonly Cell[];
  joinsNotNullableMap?: unknown;
}
interface Session {
  prepareQuery(query: Query, fields: unknown, nameOrMethod: string, isArray: boolean, map?: MapRows): Prepared;
}
interface Built {
  prepare(name: string): Prepared;
}

/** What a name stands for, with all that drizzle would find out again at each call. */
interface Made extends Pick<Prepared, 'query' | 'fields' | 'joinsNotNullableMap'> {
  label: string;
  map: MapRows | undefined;
}

const made = new Map<string, Made>();
/** PostgreSQL remembers a statement by a name of at most 63 bytes for as long as a connection lives. */
const labelled = (): string => `s${made.size}`;

/** Drizzle's sessions of both dialects run a query that exists already; its types hide them. */
const sessionOf = (on: Reader): Session => (on as unknown as { session: Session }).session;

function run(
  on: Reader,
  { query, fields, joinsNotNullableMap, label, map }: Made,
  method: 'all' | 'run',
  params = query.params,
) {
  const isPostgres = kit.dialect === 'postgres';
  const isArray = method === 'all';
  const prepared = sessionOf(on).prepareQuery(
    { sql: query.sql, params },
    map ? undefined : fields,
    isPostgres ? label : method,
    isArray,
    map,
  );
  if (joinsNotNullableMap) prepared.joinsNotNullableMap = joinsNotNullableMap;
  return prepared;
}

/**
 * Asks the query that goes by `name`; `build` writes it the first time, with `sql.placeholder` for what changes.
 * Everything else in it must be the same at each call, or stand in the name.
 */
export async function ask<Q extends PromiseLike<readonly unknown[]>>(
  on: Reader,
  name: string,
  values: Values,
  build: () => Q,
): Promise<Awaited<Q>> {
  const found = made.get(name) ?? builtOf(name, build());
  return (await run(on, found, 'all').execute(values)) as Awaited<Q>;
}

function builtOf(name: string, builder: unknown): Made {
  const label = labelled();
  const { query, fields, joinsNotNullableMap } = (builder as Built).prepare(label);
  const plan = fields && planOf(fields);
  return keep(name, {
    query,
    fields,
    joinsNotNullableMap,
    label,
    map: plan && ((rows) => decodeAll(plan, rows)),
  });
}

function keep(name: string, one: Made): Made {
  made.set(name, one);
  return one;
}

const columnOf = (table: Table, field: string): Column => {
  const column = (getTableColumns(table) as Record<string, Column>)[field];
  if (!column) throw new Error(`${getTableName(table)} has no column ${field}.`);
  return column;
};
const given = (row: object): string[] => Object.keys(row).filter((field) => (row as Values)[field] !== undefined);
const encoded = (table: Table, row: object, fields: readonly string[]): unknown[] =>
  fields.map((field) => {
    const value = (row as Values)[field];
    return value === null ? null : columnOf(table, field).mapToDriverValue(value);
  });
const hole = (n: number): string => (kit.dialect === 'postgres' ? `$${n}` : '?');
const quoted = (table: Table, field: string): string => `"${columnOf(table, field).name}"`;

/** The rows that are as `match` says. @throws Error for a field that the table does not have, and where `match` looks for null */
export async function find<T extends Table>(
  on: Reader,
  table: T,
  match: Partial<T['$inferSelect']>,
): Promise<T['$inferSelect'][]> {
  const matching = givenToMatch(match);
  const name = `${getTableName(table)} where ${matching.join()}`;
  const found = made.get(name) ?? keep(name, selectOf(table, matching));
  return (await run(on, found, 'all', encoded(table, match, matching)).execute()) as T['$inferSelect'][];
}

function selectOf(table: Table, matching: readonly string[]): Made {
  const text = `select ${allOf(table)} from "${getTableName(table)}" where ${whereOf(table, matching)}`;
  return { query: { sql: text, params: [] }, label: labelled(), map: mapOf(table) };
}

/** Adds one row. @throws Error for a field that the table does not have */
export async function add<T extends Table>(tx: Transaction, table: T, row: T['$inferInsert']): Promise<void> {
  const fields = given(row);
  const name = `${getTableName(table)} + ${fields.join()}`;
  const found = made.get(name) ?? keep(name, insertOf(table, fields));
  await run(tx, found, 'run', encoded(table, row, fields)).execute();
}

function insertOf(table: Table, fields: readonly string[]): Made {
  const columns = fields.map((field) => quoted(table, field)).join(', ');
  const holes = fields.map((_, n) => hole(n + 1)).join(', ');
  const text = `insert into "${getTableName(table)}" (${columns}) values (${holes})`;
  return { query: { sql: text, params: [] }, label: labelled(), map: undefined };
}

/**
 * Changes the rows that are as `match` says; resolves to them as they are now, and to none where no row is so any more.
 * @throws Error for a field that the table does not have, and where `match` looks for null
 */
export async function change<T extends Table>(
  tx: Transaction,
  table: T,
  set: Partial<T['$inferSelect']>,
  match: Partial<T['$inferSelect']>,
): Promise<T['$inferSelect'][]> {
  const [setting, matching] = [given(set), givenToMatch(match)];
  const name = `${getTableName(table)} = ${setting.join()} where ${matching.join()}`;
  const found = made.get(name) ?? keep(name, updateOf(table, setting, matching));
  const params = [...encoded(table, set, setting), ...encoded(table, match, matching)];
  return (await run(tx, found, 'all', params).execute()) as T['$inferSelect'][];
}

function updateOf(table: Table, setting: readonly string[], matching: readonly string[]): Made {
  const sets = setting.map((field, n) => `${quoted(table, field)} = ${hole(n + 1)}`).join(', ');
  const where = whereOf(table, matching, setting.length);
  const text = `update "${getTableName(table)}" set ${sets} where ${where} returning ${allOf(table)}`;
  return { query: { sql: text, params: [] }, label: labelled(), map: mapOf(table) };
}

function givenToMatch(match: object): string[] {
  const matching = given(match);
  if (matching.some((field) => (match as Values)[field] === null)) throw new Error('Nothing equals null in SQL.');
  return matching;
}

const whereOf = (table: Table, matching: readonly string[], before = 0): string =>
  matching.map((field, n) => `${quoted(table, field)} = ${hole(before + n + 1)}`).join(' and ');
const allOf = (table: Table): string =>
  Object.keys(getTableColumns(table))
    .map((field) => quoted(table, field))
    .join(', ');

function mapOf(table: Table): MapRows {
  const columns = Object.entries(getTableColumns(table));
  const plan = planOf(columns.map(([name, field]) => ({ path: [name], field }))) ?? [];
  return (rows) => decodeAll(plan, rows);
}
