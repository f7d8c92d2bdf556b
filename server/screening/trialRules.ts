import { type FindingWeight, REJECTION_REASONS, type RejectionReason } from '#db/words.ts';
import type { Finding, TrialAnswer } from './contract.ts';

type Tally = TrialAnswer['reasons'][number];
/** What a finding counts as in one version: `weightOf` with its thresholds. */
type Level = (finding: Finding) => FindingWeight;

export const emptyTally = (): Map<RejectionReason, Tally> =>
  new Map(
    REJECTION_REASONS.map((reason) => [
      reason,
      { reason, before: 0, after: 0, rightBefore: 0, rightAfter: 0, missedBefore: 0, missedAfter: 0 },
    ]),
  );

/**
 * Counts one text: flagged by either version, and against what people decided. Right: flagged for a reason for which it
 * was rejected or redacted. Missed: restricted for a reason that was not flagged. Undecided texts (null) are neither.
 */
export function tally(
  into: Map<RejectionReason, Tally>,
  [before, after]: readonly [ReadonlySet<RejectionReason>, ReadonlySet<RejectionReason>],
  restrictedFor: readonly RejectionReason[] | null,
): void {
  for (const [reason, row] of into) {
    const restricted = restrictedFor?.includes(reason) ?? false;
    const [was, is] = [before.has(reason), after.has(reason)];
    row.before += Number(was);
    row.after += Number(is);
    row.rightBefore += Number(was && restricted);
    row.rightAfter += Number(is && restricted);
    row.missedBefore += Number(!was && restricted);
    row.missedAfter += Number(!is && restricted);
  }
}

/** Reasons that are at least a flag. */
export const flaggedReasons = (findings: readonly Finding[], level: Level): ReadonlySet<RejectionReason> =>
  new Set(findings.filter((finding) => level(finding) !== 'highlight').map(({ reason }) => reason));

/** Findings that only one version has, or that weigh differently: a flag that became a highlight is lost and gained. */
export function differences(
  before: readonly Finding[],
  after: readonly Finding[],
  [was, is]: readonly [Level, Level],
): { gained: Finding[]; lost: Finding[] } {
  const name = ({ reason, sub, start, end, detector }: Finding, level: string) =>
    [reason, sub, start, end, detector, level].join(' ');
  const old = new Set(before.map((finding) => name(finding, was(finding))));
  const now = new Set(after.map((finding) => name(finding, is(finding))));
  return {
    gained: after.filter((finding) => !old.has(name(finding, is(finding)))),
    lost: before.filter((finding) => !now.has(name(finding, was(finding)))),
  };
}
