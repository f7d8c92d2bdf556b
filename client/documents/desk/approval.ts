import { CHECK_CODES, type CheckCode } from '#db/words.ts';
import type { DocumentContext } from '#server/documents/contract.ts';
import type { Missing } from '../../desk/parts.ts';
import type { Key } from '../../i18n/messages.ts';

const WHYS = [
  'unanswered',
  'failed',
  'agent-only',
  'unexplained',
  'not-revealed',
  'linked',
  'rejected-before',
] as const;
/** The claim is said by the workbench itself. */
const SAID_ELSEWHERE = 'no-lease';

interface Lacking {
  /** The check, where it is about one. */
  name: Key | null;
  why: Key;
}

/** What stands between this person and an approval, as the server says, in words (verification.md §C2). */
export function approvalItems(missing: DocumentContext['missing']): Lacking[] {
  return missing
    .filter(({ why }) => why !== SAID_ELSEWHERE)
    .map(({ code, why }) => {
      const check = CHECK_CODES.find((it): it is CheckCode => it === code);
      const known = WHYS.find((it) => it === why) ?? 'other';
      return { name: check ? `words.checkCodes.${check}` : null, why: `desk.documents.why.${known}` };
    });
}

/** For the sentence above the buttons: how many there are, and the first two by name. */
export function missingForApproval(missing: DocumentContext['missing']): Missing | null {
  const items = approvalItems(missing);
  if (items.length === 0) return null;
  return { code: 'approval', count: items.length, items: items.slice(0, 2).map(({ name, why }) => name ?? why) };
}
