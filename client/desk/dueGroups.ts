import type { CaseRow } from '#server/queue/contract.ts';

const DUE_GROUPS = ['overdue', 'soon', 'waiting', 'later'] as const;
export type DueGroup = (typeof DUE_GROUPS)[number];

/** Where a row stands in the list: overdue → due soon → waiting for a party → later (TOKENS §6). */
function dueGroup(row: Pick<CaseRow, 'dueAt' | 'state'>, now: number, soonHours: number): DueGroup {
  if (row.state === 'waiting') return 'waiting';
  const left = Date.parse(row.dueAt) - now;
  if (left <= 0) return 'overdue';
  return left <= soonHours * 3_600_000 ? 'soon' : 'later';
}

/** Rows keep the server's order inside a group; empty groups are left out. */
export function inDueGroups(
  rows: readonly CaseRow[],
  now: number,
  soonHours: number,
): { group: DueGroup; rows: CaseRow[] }[] {
  const groups = DUE_GROUPS.map((group) => ({
    group,
    rows: rows.filter((row) => dueGroup(row, now, soonHours) === group),
  }));
  return groups.filter(({ rows: some }) => some.length > 0);
}
