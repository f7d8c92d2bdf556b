import type { PrecisionRow } from '#server/screening/contract.ts';

/** Fewer judged places say little, whatever the share. */
export const SHOWN_MIN = 30;
const GOOD_FROM = 0.9;
const FAIR_FROM = 0.5;

export type Grade = 'none' | 'few' | 'good' | 'fair' | 'poor';

/** What a person may make of a detector: by the lower bound, so that luck is not praised (reviews.md D9). */
export function gradeOf({ shown, lower }: Pick<PrecisionRow, 'shown' | 'lower'>): Grade {
  if (shown === 0 || lower === null) return 'none';
  if (shown < SHOWN_MIN) return 'few';
  if (lower >= GOOD_FROM) return 'good';
  return lower >= FAIR_FROM ? 'fair' : 'poor';
}

/** Of each detector and reason the rows of its newest version; `1.10` comes after `1.9`. */
export function newestOnly(rows: readonly PrecisionRow[]): PrecisionRow[] {
  const newer = (one: PrecisionRow, other: PrecisionRow) =>
    one.version.localeCompare(other.version, 'en', { numeric: true }) > 0;
  const same = (one: PrecisionRow, other: PrecisionRow) =>
    one.detector === other.detector && one.reason === other.reason && one.marketplaceId === other.marketplaceId;
  return rows.filter((row) => !rows.some((other) => same(row, other) && newer(other, row)));
}
