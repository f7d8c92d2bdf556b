import { z } from 'zod';
import { codeOf, fieldsOf } from './fields.ts';
import type { ListQuery, Resource } from './list.ts';
import { TOTAL_CAP } from './listCache.ts';
import { Refusal } from './refusal.ts';

const PAGE_ROWS_MAX = 100;
const PAGE = [0, 24] as const;
/** As many as `getMany` may ask for at once; the address line holds about 700 of our ids (32 kB of headers). */
const IDS_MAX = 1_000;
/** And as many as one prepared query takes: a query of every length would be a shape of its own. */
const IDS_PER_QUERY = 100;

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

const Range = z.tuple([z.int().min(0), z.int().min(0)]);
const Sort = z.tuple([z.string().max(40), z.enum(['ASC', 'DESC'])]);
const Cursor = z.tuple([z.union([z.string(), z.number(), z.null()]), z.string()]);

/**
 * What a list call asks for: one query, or several where it names more ids than one takes, since `getMany` must get
 * all that there are (ux.md A3).
 * @throws Refusal naming `filter.<field>`, `sort` or `range`
 */
export function asked<Row>(resource: Resource<Row>, query: ListQuery): [Asked, ...Asked[]] {
  const given = query.filter ? parseJson(query.filter, 'filter') : {};
  const ids = query.range === undefined ? idsOf(given) : undefined;
  const [sort, direction] = sortOf(resource, query.sort);
  const [from, to] = ids ? [0, IDS_PER_QUERY - 1] : rangeOf(query.range);
  const askFor = (part: unknown): Asked => {
    const { _after, ...filter } = filterOf(resource, part);
    const after = _after === undefined ? undefined : cursorOf(String(_after));
    return { filter, sort, direction, from: after ? 0 : from, rows: to - from + 1, after, many: ids !== undefined };
  };
  const [first = given, ...rest] = ids && ids.length > IDS_PER_QUERY ? inChunks(given as object, ids) : [given];
  return [askFor(first), ...rest.map(askFor)];
}

function idsOf(given: unknown): unknown[] | undefined {
  const ids = typeof given === 'object' && given !== null && 'id' in given ? given.id : undefined;
  if (!Array.isArray(ids)) return undefined;
  if (ids.length > IDS_MAX) throw new Refusal('invalid', { errors: { 'filter.id': 'too-big' } });
  return ids;
}

/** An id that is named twice is answered once, also from two chunks. */
function inChunks(given: object, ids: readonly unknown[]): object[] {
  const each = [...new Set(ids)];
  return Array.from({ length: Math.ceil(each.length / IDS_PER_QUERY) }, (_, at) => ({
    ...given,
    id: each.slice(at * IDS_PER_QUERY, (at + 1) * IDS_PER_QUERY),
  }));
}

function filterOf<Row>(resource: Resource<Row>, given: unknown): Record<string, unknown> {
  const parsed = resource.filter.safeParse(given);
  if (parsed.success) return parsed.data;
  const unknown = parsed.error.issues.some((issue) => issue.code === 'unrecognized_keys' && issue.path.length === 0);
  throw new Refusal(unknown ? 'unknown-filter' : 'invalid', { errors: fieldsOf(parsed.error, 'filter') });
}

function sortOf<Row>(resource: Resource<Row>, text: string | undefined): readonly [string, 'ASC' | 'DESC'] {
  if (!text) return resource.defaultSort;
  const sort = parsedAs(Sort, parseJson(text, 'sort'), 'sort');
  if (sort[0] !== 'id' && !Object.hasOwn(resource.sorts, sort[0]))
    throw new Refusal('unknown-sort', { errors: { sort: 'unknown-sort' } });
  return sort;
}

function rangeOf(text: string | undefined): readonly [number, number] {
  if (!text) return PAGE;
  const [from, to] = parsedAs(Range, parseJson(text, 'range'), 'range');
  if (to < from) throw new Refusal('invalid', { errors: { range: 'too-small' } });
  if (to - from >= PAGE_ROWS_MAX) throw new Refusal('invalid', { errors: { range: 'too-big' } });
  if (from >= TOTAL_CAP) throw new Refusal('range-too-deep', { errors: { range: 'range-too-deep' } });
  return [from, to];
}

function cursorOf(text: string): [unknown, string] {
  const cursor = Cursor.safeParse(jsonOf(Buffer.from(text, 'base64url').toString('utf8')));
  if (!cursor.success) throw new Refusal('invalid', { errors: { 'filter._after': 'invalid-cursor' } });
  return cursor.data;
}

/** A pair is one thing to whoever asks: the place inside of it that does not fit has no name. */
function parsedAs<Pair>(schema: z.ZodType<Pair>, value: unknown, field: string): Pair {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Refusal('invalid', { errors: { [field]: issue ? codeOf(issue) : 'invalid' } });
}

function parseJson(text: string, field: string): unknown {
  const value = jsonOf(text);
  if (value === undefined) throw new Refusal('invalid', { errors: { [field]: 'malformed-json' } });
  return value;
}

/** Undefined, which no JSON means, where it is none. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
