import { and, eq, getTableName, gte, inArray, lt, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { atMost } from '#db/kit.ts';
import type { Reader } from '#db/open.ts';
import { ask } from '#db/statements.ts';

/** What one of our ids may be made of. */
const ID = /^[A-Za-z0-9_-]{1,64}$/;
/** The head of one of our ids, as screens show it. */
const HEAD_OF_ID = /^[0-9a-f]{6,8}(?:-[0-9a-f-]{0,27})?$/;
/** What people say to each other: `R-3F9A21`, a letter for the kind and the first digits of the id. */
const SHORT_ID = /^([a-z])-([0-9a-f]{3,32})$/;
/** Where an id has its dashes, counted in digits. */
const GROUPS = [8, 4, 4, 4, 12];
/** Sorts behind every character of an id. */
const BEHIND = 'g';

export interface Named {
  table: PgTable;
  id: PgColumn;
  scope: PgColumn;
  /** Letters of short ids that mean this kind. */
  letter: string;
  /** The marketplace's own id, where there is one. */
  externalId?: PgColumn;
  /** What it is about, and the letters of short ids that lead to it that way. */
  about?: { column: PgColumn; letters: readonly string[] };
}

/** How a record is named: the whole of a column, or how it begins. */
interface Naming {
  column: PgColumn;
  value: string;
  isHead: boolean;
}

/** Ids of records that `q` names: by our id, its head, the short form of screens, or the marketplace's own id. */
export async function idsNamed(
  read: Reader,
  kind: Named,
  q: string,
  marketplaceIds: readonly string[],
  rowsMax: number,
): Promise<string[]> {
  const head = headOf(kind, q.toLowerCase());
  const namings: Naming[] = [
    ...(ID.test(q) ? [{ column: kind.id, value: q, isHead: false }] : []),
    ...(head ? [head] : []),
    ...(kind.externalId ? [{ column: kind.externalId, value: q, isHead: false }] : []),
  ];
  const found: string[] = [];
  // One after another, since the planner leaves the index where `or` joins two columns.
  for (const naming of namings) found.push(...(await idsBy(read, kind, naming, marketplaceIds, rowsMax)));
  return [...new Set(found)].slice(0, rowsMax);
}

async function idsBy(
  read: Reader,
  { table, id, scope }: Named,
  { column, value, isHead }: Naming,
  marketplaceIds: readonly string[],
  rowsMax: number,
): Promise<string[]> {
  const hole = (name: string) => sql.placeholder(name);
  const named = isHead ? and(gte(column, hole('value')), lt(column, hole('end'))) : eq(column, hole('value'));
  const seen = inArray(
    scope,
    marketplaceIds.map((_, at) => hole(`seen${at}`)),
  );
  const name = `search ${getTableName(table)} ${column.name} ${isHead} ${marketplaceIds.length} ${rowsMax}`;
  const values = {
    value,
    end: value + BEHIND,
    ...Object.fromEntries(marketplaceIds.map((each, at) => [`seen${at}`, each])),
  };
  const rows = await ask(read, name, values, () =>
    read.select({ id }).from(table).where(and(named, seen)).limit(atMost(rowsMax)),
  );
  return rows.map((row) => String(row.id));
}

function headOf({ id, letter, about }: Named, q: string): Naming | undefined {
  if (HEAD_OF_ID.test(q)) return { column: id, value: q, isHead: true };
  const [, said, digits = ''] = SHORT_ID.exec(q) ?? [];
  const column = said === letter ? id : about?.letters.includes(said ?? '') ? about.column : undefined;
  return column && { column, value: dashed(digits), isHead: true };
}

/** Short ids leave the dashes out. */
function dashed(digits: string): string {
  let at = 0;
  const parts = GROUPS.map((size) => {
    at += size;
    return digits.slice(at - size, at);
  });
  return parts.filter((part) => part !== '').join('-');
}
