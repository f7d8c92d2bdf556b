import type { BadgeState, DocumentReason, DocumentSide, DocumentState, DocumentType } from '#db/words.ts';
import { monthsAfter } from '../platform/zones.ts';

/** A passport shows all on one page; a card has a back. */
export const sidesOf = (type: DocumentType): readonly DocumentSide[] =>
  type === 'passport' ? ['front'] : ['front', 'back'];

export const missingSides = (type: DocumentType, there: readonly DocumentSide[]): DocumentSide[] =>
  sidesOf(type).filter((side) => !there.includes(side));

const MONTHS_A_YEAR = 12;
const DAY_MS = 86_400_000;

export const yearsAfter = (at: Date, years: number): Date => monthsAfter(at, years * MONTHS_A_YEAR);

export interface BadgeTerms {
  badgeMonths: number;
  badgeGraceDays: number;
}
export interface BadgeFacts {
  state: DocumentState;
  approvedAt: Date | null;
  /** The day after which the document is void, `YYYY-MM-DD`. */
  expiresOn: string | null;
  /** The name it was approved for. */
  verifiedName: string | null;
}

/** Until when an approved document carries the badge: its own end with a grace, or the badge's, whichever is first (§C5). */
export function badgeUntil({ approvedAt, expiresOn }: BadgeFacts, terms: BadgeTerms): Date | null {
  if (!approvedAt) return null;
  const aged = monthsAfter(approvedAt, terms.badgeMonths);
  if (!expiresOn) return aged;
  const voidAt = new Date(Date.parse(`${expiresOn}T00:00:00Z`) + (terms.badgeGraceDays + 1) * DAY_MS);
  return voidAt < aged ? voidAt : aged;
}

/**
 * The badge “Qjob ID – ověřený specialista” (QJ-06) as a pure function of rows and time (verification.md §C5): the best
 * that any check of the person gives.
 * @param suspended whether a sanction of at least a suspension holds now
 */
export function badgeOf(
  all: readonly BadgeFacts[],
  person: { displayName: string },
  terms: BadgeTerms,
  now: Date,
  suspended = false,
): { state: BadgeState; since: Date | null; until: Date | null } {
  const states = all.map((one) => {
    const until = badgeUntil(one, terms);
    if (!one.approvedAt || !until) return { state: 'none' as const, since: null, until: null };
    const since = one.approvedAt;
    if (one.state === 'withdrawn') return { state: 'none' as const, since: null, until: null };
    if (one.state === 'expired' || now >= until) return { state: 'lapsed' as const, since, until };
    // Revoked, or revoked and looked at again.
    if (one.state !== 'approved') return { state: 'revoked' as const, since, until };
    const holds = !suspended && one.verifiedName === person.displayName;
    return { state: holds ? ('active' as const) : ('suspended' as const), since, until };
  });
  const best = BEST.flatMap((state) => states.filter((one) => one.state === state))[0];
  return best ?? { state: 'none', since: null, until: null };
}
/** A new approval outweighs what came before; a revocation outweighs that something has merely run out. */
const BEST: readonly BadgeState[] = ['active', 'suspended', 'revoked', 'lapsed', 'none'];

/** What the public reads of since when: a month, never a day (§C5). */
export const monthOf = (at: Date | null): string | null => at?.toISOString().slice(0, 7) ?? null;

export const isFraud = (ground: DocumentReason): boolean => ground.startsWith('FRAUD_');
