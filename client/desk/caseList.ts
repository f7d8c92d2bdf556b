import type { Role } from '#db/words.ts';
import type { CaseRow } from '#server/queue/contract.ts';

/**
 * The list as it stands under the hand. The server may know better at any moment, but rows neither move nor
 * appear until the person asks for it: what is new is counted in `fresh`, what somebody else finished is only
 * named in `gone`.
 */
export interface CaseList {
  rows: readonly CaseRow[];
  total: number;
  /** Opened after the list was read, or opened again since, as a live event said. */
  fresh: readonly string[];
  /** When the list was read, in milliseconds of the business clock. */
  readAt: number;
  /** Of cases that are not in the list, what live events said last: being worked on, or open for anybody. */
  heard: Readonly<Record<string, 'worked' | 'open'>>;
  gone: readonly string[];
  /** Cases that I took out of the list, with the place where they stood. */
  away: readonly { id: string; index: number; settled: boolean }[];
}

export type CaseListEvent =
  | { type: 'loaded'; rows: readonly CaseRow[]; total: number; readAt: number }
  | { type: 'appended'; rows: readonly CaseRow[]; total: number }
  | { type: 'looked'; rows: readonly CaseRow[]; total: number }
  | { type: 'left'; id: string }
  | { type: 'settled'; ids: readonly string[] }
  | { type: 'back'; row: CaseRow }
  | { type: 'changed'; id: string; change: Partial<CaseRow> };

export const EMPTY_LIST: CaseList = { rows: [], total: 0, fresh: [], readAt: 0, heard: {}, gone: [], away: [] };

export function caseList(list: CaseList, event: CaseListEvent): CaseList {
  switch (event.type) {
    case 'loaded':
      return loaded(list, event);
    case 'appended': {
      const known = new Set([...list.rows.map((row) => row.id), ...list.away.map((it) => it.id)]);
      return { ...list, rows: [...list.rows, ...event.rows.filter((row) => !known.has(row.id))], total: event.total };
    }
    case 'looked':
      return looked(list, event.rows);
    case 'left':
      return left(list, event.id);
    case 'settled':
      return { ...list, away: list.away.map((it) => (event.ids.includes(it.id) ? { ...it, settled: true } : it)) };
    case 'back':
      return back(list, event.row);
    case 'changed':
      return changed(list, event.id, event.change);
  }
}

/** Who asks for the next case: what was escalated is only for managers (SPEC 3). */
interface Worker {
  role: Role;
}

/** The case to show after `id`: the one below, else the one above; never one that this person cannot take. */
export function nextAfter(list: CaseList, id: string, worker: Worker): CaseRow | undefined {
  const at = list.rows.findIndex((row) => row.id === id);
  const order = [...list.rows.slice(at + 1), ...list.rows.slice(0, Math.max(at, 0)).reverse()];
  return order.find((row) => isFree(list, row, worker));
}

/** Can be taken now: not done, not in other hands, not put off, not above this person's level. */
export function isFree(list: CaseList, row: CaseRow, worker: Worker): boolean {
  const isInOtherHands = row.lease !== null && !row.lease.mine;
  return !list.gone.includes(row.id) && !isInOtherHands && row.heldUntil === null && mayWorkLevel(row, worker);
}

export function mayWorkLevel(row: Pick<CaseRow, 'level'>, { role }: Worker): boolean {
  return row.level < 2 || role === 'manager';
}

function loaded(list: CaseList, { rows, total, readAt }: Extract<CaseListEvent, { type: 'loaded' }>): CaseList {
  // A decision on its way is not yet known to the server's list, and must not come back by that door.
  const away = list.away.filter((it) => !it.settled);
  const shown = rows.filter((row) => !away.some((it) => it.id === row.id));
  return { ...EMPTY_LIST, rows: shown, total: total - (rows.length - shown.length), readAt, away };
}

function looked(list: CaseList, rows: readonly CaseRow[]): CaseList {
  const seen = new Map(rows.map((row) => [row.id, row]));
  const known = new Set([...list.rows.map((row) => row.id), ...list.away.map((it) => it.id)]);
  return {
    ...list,
    rows: list.rows.map((row) => seen.get(row.id) ?? row),
    fresh: rows.filter((row) => !known.has(row.id) && isNew(list, row)).map((row) => row.id),
  };
}

/** A row that only slid into the page, since others above it were decided, is not new. */
function isNew({ readAt, heard }: CaseList, { id, openedAt }: CaseRow): boolean {
  return Date.parse(openedAt) > readAt || heard[id] === 'open';
}

function left(list: CaseList, id: string): CaseList {
  const index = list.rows.findIndex((row) => row.id === id);
  if (index < 0) return list;
  return {
    ...list,
    rows: list.rows.filter((row) => row.id !== id),
    total: Math.max(0, list.total - 1),
    away: [...list.away.filter((it) => it.id !== id), { id, index, settled: false }],
  };
}

function back(list: CaseList, row: CaseRow): CaseList {
  const rest = list.rows.filter((it) => it.id !== row.id);
  const wasThere = rest.length < list.rows.length;
  const index = list.away.find((it) => it.id === row.id)?.index ?? placeByDue(rest, row);
  return {
    ...list,
    rows: [...rest.slice(0, index), row, ...rest.slice(index)],
    total: list.total + (wasThere ? 0 : 1),
    away: list.away.filter((it) => it.id !== row.id),
    gone: list.gone.filter((id) => id !== row.id),
    fresh: list.fresh.filter((id) => id !== row.id),
  };
}

function placeByDue(rows: readonly CaseRow[], row: CaseRow): number {
  const later = rows.findIndex((it) => it.dueAt > row.dueAt);
  return later < 0 ? rows.length : later;
}

function changed(list: CaseList, id: string, change: Partial<CaseRow>): CaseList {
  const before = list.rows.find((row) => row.id === id);
  if (before === undefined) return hearing(list, id, change);
  const row = { ...before, ...change };
  const isGone = row.state !== 'open' && row.state !== before.state;
  return {
    ...list,
    rows: list.rows.map((it) => (it.id === id ? row : it)),
    gone: isGone && !list.gone.includes(id) ? [...list.gone, id] : list.gone,
  };
}

/** A case given back by a colleague was open all the time; one that comes open without having been worked on is new here. */
function hearing(list: CaseList, id: string, { lease, state }: Partial<CaseRow>): CaseList {
  if (list.away.some((it) => it.id === id)) return list;
  const { [id]: before, ...others } = list.heard;
  if (state !== undefined && state !== 'open') return before === undefined ? list : { ...list, heard: others };
  const now = before ?? (lease ? 'worked' : 'open');
  return now === before ? list : { ...list, heard: { ...others, [id]: now } };
}
