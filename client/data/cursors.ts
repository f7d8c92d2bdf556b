/** Rows a list can be paged through by number; further pages go by cursor (SPEC 6). */
export const TOTAL_CAP = 1_000;

const LISTS_MAX = 50;
/** Of each list: page → cursor that the server gave for the page after it. */
const lists = new Map<string, Map<number, string>>();

export const listKey = (...parts: unknown[]): string => JSON.stringify(parts);

export function keepCursor(list: string, page: number, cursor: string): void {
  const pages = lists.get(list) ?? new Map<number, string>();
  lists.delete(list);
  lists.set(list, pages.set(page, cursor));
  const oldest = lists.keys().next();
  if (lists.size > LISTS_MAX && !oldest.done) lists.delete(oldest.value);
}

/** The cursor that leads to this page; undefined where the page before it was never seen. */
export const cursorTo = (list: string, page: number): string | undefined => lists.get(list)?.get(page - 1);
