import type { Transaction } from '#db/open.ts';
import type { PersonDocument } from '#db/schema/documents.ts';
import { closeCaseOf } from '../decisions/subject.ts';
import type { Terms } from '../policies/store.ts';
import { NOBODY, rankOf } from '../queue/rules.ts';
import { tellOf } from '../queue/service.ts';
import { changeCase, liveCaseOf, openCase } from '../queue/store.ts';
import { personById } from './store.ts';

const QUEUE = 'documents';
const HOUR_MS = 3_600_000;

/** Offers a document to the desk, anew or again; `level` 2 is for managers (verification.md §C4, rows 1, 11 and 14). */
export async function bringToDesk(
  tx: Transaction,
  one: PersonDocument,
  terms: Terms,
  now: Date,
  { level = 1 }: { level?: 1 | 2 } = {},
): Promise<void> {
  const { displayName } = await personById(tx, one.personId);
  const dueAt = new Date(now.getTime() + terms.policy.dueHours[QUEUE] * HOUR_MS);
  const { type, country, attempt } = one;
  const headline = { name: displayName, about: '', document: { type, country, attempt } };
  const known = await liveCaseOf(tx, QUEUE, one.id);
  if (known) {
    const again = {
      ...NOBODY,
      state: 'open',
      decisionId: null,
      level,
      headline,
      dueAt,
      rank: rankOf(dueAt, []),
    } as const;
    return tellOf(tx, await changeCase(tx, known, again));
  }
  await openCase(tx, {
    marketplaceId: one.marketplaceId,
    queue: QUEUE,
    subjectKind: 'document',
    subjectId: one.id,
    level,
    priority: [],
    headline,
    openedAt: now,
    dueAt,
  });
}

export const takeFromDesk = (tx: Transaction, one: PersonDocument, now: Date): Promise<void> =>
  closeCaseOf(tx, QUEUE, one.id, now);
