import type { PersonDocument } from '#db/schema/documents.ts';
import type { Policy } from '../policies/contract.ts';
import { badgeUntil } from './rules.ts';

const DAY_MS = 86_400_000;

/**
 * What the clock does next for an approved document: the next invitation to come again (−30, −7, 0 days), then the end
 * of the badge (verification.md §C4, row 17).
 */
export function nextDue(
  one: Pick<PersonDocument, 'state' | 'approvedAt' | 'expiresOn' | 'verifiedName' | 'invitations'>,
  terms: Policy['documents'],
): Date | null {
  const until = badgeUntil(one, terms);
  if (!until) return null;
  const days = terms.inviteDays[one.invitations];
  return days === undefined ? until : new Date(until.getTime() - days * DAY_MS);
}
