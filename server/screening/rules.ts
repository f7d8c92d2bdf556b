import type { JudgedFinding, KeptFinding } from '#db/schema/spine.ts';
import type { Outcome, RejectionReason } from '#db/words.ts';
import { DETECTORS } from '#db/words.ts';
import type { PrecisionRow, Thresholds } from './contract.ts';

/** 95 of 100 (two-sided). */
const Z = 1.96;

/**
 * The least share that `hits` of `n` still speak for, at 95 % (Wilson 1927; reviews.md D3); null of nothing. Unlike the
 * share itself it does not call one right out of one perfect.
 */
export function wilsonLower(hits: number, n: number): number | null {
  if (n <= 0) return null;
  const p = hits / n;
  const spread = Z * Math.sqrt((p * (1 - p)) / n + Z ** 2 / (4 * n ** 2));
  return Math.max(0, (p + Z ** 2 / (2 * n) - spread) / (1 + Z ** 2 / n));
}

/** Findings that are flags and not only highlights (reviews.md B4), the surest first. */
export const flagsOf = <Found extends Pick<KeptFinding, 'confidence'>>(
  findings: readonly Found[],
  { flag }: Pick<Thresholds, 'flag'>,
): Found[] => findings.filter(({ confidence }) => confidence >= flag).sort((a, b) => b.confidence - a.confidence);

interface Said {
  outcome: Outcome;
  reasons?: readonly RejectionReason[] | undefined;
  spans?: readonly { start: number; end: number }[] | undefined;
  /** Passages that the person agreed with, where his screen asked him. */
  confirmed?: readonly { start: number; end: number; reason?: RejectionReason | undefined }[] | undefined;
}

/** Outcomes that say something about a text; the others pass it on. */
const JUDGING: readonly Outcome[] = ['publish', 'reject', 'redact', 'remove'];

/**
 * What a decision says about the flags that were shown with it; null where it says nothing. Who was not asked passage by
 * passage agreed with those whose reason he restricted for, and, where he hid passages, only with what he hid.
 */
export function judge(flags: readonly KeptFinding[], said: Said): JudgedFinding[] | null {
  if (!JUDGING.includes(said.outcome)) return null;
  return flags.map((finding) => ({ ...finding, confirmed: agrees(finding, said) }));
}

function agrees(finding: KeptFinding, { outcome, reasons = [], spans = [], confirmed }: Said): boolean {
  if (confirmed)
    return confirmed.some(
      ({ start, end, reason = finding.reason }) =>
        start === finding.start && end === finding.end && reason === finding.reason,
    );
  if (outcome === 'publish' || !reasons.includes(finding.reason)) return false;
  return outcome !== 'redact' || spans.some(({ start, end }) => start < finding.end && finding.start < end);
}

const PARTS = ['shown', 'confirmed'] as const;

/** Keys and amounts of the kept counters (scope `screening`) that a decision moves: + when it takes effect, − when it is taken back. */
export function precisionChanges(
  marketplaceId: string,
  findings: readonly JudgedFinding[],
  sign: 1 | -1,
): Record<string, number> {
  const changes: Record<string, number> = {};
  for (const { detector, version, reason, confirmed } of findings)
    for (const part of confirmed ? PARTS : PARTS.slice(0, 1)) {
      const key = [marketplaceId, detector, version, reason, part].join('|');
      changes[key] = (changes[key] ?? 0) + sign;
    }
  return changes;
}

/** Live precision (reviews.md D9) out of the kept counters, by marketplace, detector, newest version and reason. */
export function precisionOf(counters: readonly { key: string; n: number }[]): PrecisionRow[] {
  const rows = new Map<string, PrecisionRow>();
  for (const { key, n } of counters) {
    const [marketplaceId = '', name, version = '', reason, part] = key.split('|');
    const detector = DETECTORS.find((known) => known === name);
    if (!detector || (part !== 'shown' && part !== 'confirmed')) continue;
    const group = `${marketplaceId}|${name}|${version}|${reason}`;
    const none = { shown: 0, confirmed: 0, precision: null, lower: null };
    const row = rows.get(group) ?? { marketplaceId, detector, version, reason: reason as RejectionReason, ...none };
    rows.set(group, { ...row, [part]: row[part] + n });
  }
  return [...rows.values()]
    .map((row) => ({
      ...row,
      precision: row.shown > 0 ? row.confirmed / row.shown : null,
      lower: wilsonLower(row.confirmed, row.shown),
    }))
    .sort(
      (a, b) => orderOf(a).localeCompare(orderOf(b)) || b.version.localeCompare(a.version, 'en', { numeric: true }),
    );
}

const orderOf = ({ marketplaceId, detector, reason }: PrecisionRow) =>
  `${marketplaceId} ${String(DETECTORS.indexOf(detector)).padStart(2, '0')} ${reason}`;
