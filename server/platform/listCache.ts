import { and, asc, type Column, desc, type SQL, sql } from 'drizzle-orm';
import { atMost } from '#db/kit.ts';
import { listQuery, prepareList } from '#db/listQuery.ts';
import type { Reader } from '#db/open.ts';
import { type Actor, sees } from './actor.ts';
import { counted } from './count.ts';
import type { Condition, Resource } from './list.ts';
import type { Asked } from './listAsk.ts';

/** Beyond it a total reads "1,000+" and pages go by cursor (SPEC 6). */
export const TOTAL_CAP = 1_000;
const SHAPES_MAX = 500;
const TOTAL_KEPT_MS = 5_000;

type Prepared = (values: Record<string, unknown>) => Promise<unknown[]>;

/**
 * Prepared queries by shape, and totals for some seconds. Building a query costs more than running it: prepared
 * once a shape, a list of 25 of a million was measured at 0.49 of the bare server against 0.33 (HOUSE law 11).
 */
export class ListCache {
  static #of = new WeakMap<Reader, ListCache>();
  static of(read: Reader): ListCache {
    const found = ListCache.#of.get(read) ?? new ListCache(read);
    ListCache.#of.set(read, found);
    return found;
  }

  readonly #read: Reader;
  readonly #prepared = new Map<string, Prepared>();
  readonly #totals = new Map<string, { total: number; capped: boolean; until: number }>();
  constructor(read: Reader) {
    this.#read = read;
  }

  async rows<Row>(resource: Resource<Row>, ask: Asked, conditions: Condition[], column: Column): Promise<unknown[]> {
    const { where, values, shape } = fill(conditions);
    const part = `${ask.from === 0 ? 'first' : 'later'}:${ask.rows}`;
    const name = `${resource.name}:${ask.sort}:${ask.direction}:${part}:${shape}`;
    const query = this.#prepare(name, () => {
      const key = resource.key ?? [resource.id];
      const order = column === resource.id ? key : [column, ...key];
      const page = listQuery(resource.select(this.#read))
        .where(where)
        .orderBy(...order.map((each) => inOrder(each, ask.direction)))
        .limit(atMost(ask.rows));
      return prepareList(ask.from === 0 ? page : page.offset(sql.placeholder('from')), this.#name('list'));
    });
    return query({ ...values, from: ask.from });
  }

  async total<Row>(
    resource: Resource<Row>,
    ask: Asked,
    conditions: Condition[],
    actor: Actor,
    seen: number,
  ): Promise<{ total: number; capped: boolean }> {
    const { marketplaceId } = ask.filter;
    // A kept counter knows nothing of its reader: how many there are elsewhere is not for him either.
    const kept =
      typeof marketplaceId === 'string' && !sees(actor, marketplaceId) ? undefined : resource.kept?.(ask.filter, actor);
    if (kept) {
      const counts = await Promise.all(kept[1].map((key) => counted(this.#read, kept[0], key)));
      return { total: counts.reduce((sum, n) => sum + n, 0), capped: false };
    }
    if (ask.from === 0 && !ask.after && seen < ask.rows) return { total: seen, capped: false };
    const { where, values, shape } = fill(ask.after ? conditions.slice(0, -1) : conditions);
    const key = JSON.stringify([resource.name, shape, values]);
    const found = this.#totals.get(key);
    if (found && found.until > Date.now()) return found;
    const query = this.#prepare(`${resource.name}:count:${shape}`, () => {
      const all = resource.counted?.(this.#read) ?? this.#read.select({ one: sql<number>`1` }).from(resource.table);
      const some = listQuery(all)
        .where(where)
        .limit(atMost(TOTAL_CAP + 1));
      return prepareList(some, this.#name('total'));
    });
    const n = (await query(values)).length;
    const total = { total: Math.min(n, TOTAL_CAP), capped: n > TOTAL_CAP, until: Date.now() + TOTAL_KEPT_MS };
    if (this.#totals.size > SHAPES_MAX) this.#totals.clear();
    this.#totals.set(key, total);
    return total;
  }

  /** PostgreSQL remembers names for as long as a connection lives, so none is given twice, not even after a clearing. */
  #name = (kind: string) => `${kind}_${this.#named++}`;
  #named = 0;

  #prepare(name: string, build: () => Prepared): Prepared {
    const found = this.#prepared.get(name);
    if (found) return found;
    if (this.#prepared.size > SHAPES_MAX) this.#prepared.clear();
    const made = build();
    this.#prepared.set(name, made);
    return made;
  }
}

/** The dialects disagree on where null stands; a column that has none keeps the order of its index. */
function inOrder(column: Column, direction: 'ASC' | 'DESC'): SQL {
  const ordered = direction === 'ASC' ? asc(column) : desc(column);
  return column.notNull ? ordered : sql`${ordered} nulls last`;
}

/** Conditions with placeholders for their values; the encoder of the column turns a Date into what the dialect keeps. */
function fill(conditions: Condition[]): { where: SQL | undefined; values: Record<string, unknown>; shape: string } {
  const values: Record<string, unknown> = {};
  let n = 0;
  const parts = conditions.map((condition) =>
    condition.build((column, value) => {
      const name = `v${n++}`;
      values[name] = value;
      return sql`${sql.param(sql.placeholder(name), column)}`;
    }),
  );
  return { where: and(...parts), values, shape: conditions.map((condition) => condition.shape).join(',') };
}
