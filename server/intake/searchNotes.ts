import { eq, inArray } from 'drizzle-orm';
import { reviews } from '#db/schema/reviews.ts';
import { type Case, cases, decisions } from '#db/schema/spine.ts';
import { excerptOf, holdsWords } from '../platform/excerpt.ts';
import { blindColumns, isBlindSubject, type MaybeBlind, mayReadBlind } from '../queue/blind.ts';
import type { SearchItem } from './contract.ts';
import type { Look } from './searchShow.ts';

/**
 * Cases by name, or by what colleagues noted at them. A note may tell what a blind text says, so it is found by those who
 * decide the case, and by nobody else before the text is open to all (RULINGS 9).
 */
export async function showCases(look: Look, ids: string[], byWords: ReadonlySet<string>): Promise<SearchItem[]> {
  const { id, marketplaceId, queue, headline, holdReason, handOverNote } = cases;
  const rows = await look.read
    .select({ id, marketplaceId, queue, headline, holdReason, handOverNote, ...blindColumns })
    .from(cases)
    .leftJoin(reviews, eq(reviews.id, cases.subjectId))
    .where(inArray(cases.id, ids));
  return rows.flatMap((row) => {
    const byName = !byWords.has(row.id) || holdsWords(row.headline.name, look.q);
    if (!byName && isClosed(look, row)) return [];
    const note = byName ? undefined : excerptIn([row.handOverNote, row.holdReason], look.q);
    return [
      {
        kind: 'case' as const,
        id: row.id,
        title: row.headline.name,
        subtitle: note ?? row.queue,
        noted: note !== undefined,
        marketplaceId: row.marketplaceId,
      },
    ];
  });
}

/** Decisions by their internal note and their message, under the same rule. */
export async function showDecisions(look: Look, ids: string[], byWords: ReadonlySet<string>): Promise<SearchItem[]> {
  const { id, marketplaceId, queue, outcome, message, note } = decisions;
  const rows = await look.read
    .select({ id, marketplaceId, queue, outcome, message, note, headline: cases.headline, ...blindColumns })
    .from(decisions)
    .innerJoin(cases, eq(cases.id, decisions.caseId))
    .leftJoin(reviews, eq(reviews.id, decisions.subjectId))
    .where(inArray(decisions.id, ids));
  return rows.flatMap((row) => {
    if (byWords.has(row.id) && isClosed(look, row)) return [];
    const words = byWords.has(row.id) ? excerptIn([row.note, row.message], look.q) : undefined;
    return [
      {
        kind: 'decision' as const,
        id: row.id,
        title: row.headline.name,
        subtitle: words ?? row.outcome,
        noted: words !== undefined,
        marketplaceId: row.marketplaceId,
      },
    ];
  });
}

const isClosed = ({ actor, now }: Look, row: MaybeBlind & Pick<Case, 'queue'>): boolean =>
  isBlindSubject(row, now) && !mayReadBlind(actor, row);

function excerptIn(texts: readonly (string | null)[], q: string): string | undefined {
  for (const text of texts) {
    const found = text === null ? undefined : excerptOf(text, q);
    if (found !== undefined) return found;
  }
  return undefined;
}
