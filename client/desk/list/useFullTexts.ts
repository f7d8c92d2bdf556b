import { useQueries } from '@tanstack/react-query';
import type { CaseRow } from '#server/queue/contract.ts';
import { useActs } from '../../data/dataProvider.ts';

/** A row of the list holds the text up to here; what is shorter is whole. */
const ABOUT_CHARACTERS = 80;
const FRESH_MS = 60_000;

export interface FullTexts {
  /** Whether whole texts are to be read at all; else the row's beginning is enough. */
  isWanted: boolean;
  /** Undefined while it is read, null where it could not be. */
  of: (row: CaseRow) => string | null | undefined;
  /** How many are not on the screen yet: nothing is rejected unread. */
  missing: number;
}

/**
 * Every text in full. A row is cut at 80 characters, so the longer ones are read from their case; those are few, since
 * what is swept are questions and texts of a word or two. A text blind to the reader is not there, and says so.
 */
export function useFullTexts(rows: readonly CaseRow[], isWanted: boolean): FullTexts {
  const acts = useActs();
  const cut = isWanted ? rows.filter((row) => row.headline.about.length >= ABOUT_CHARACTERS) : [];
  const answers = useQueries({
    queries: cut.map((row) => ({
      queryKey: ['desk-text', row.id, row.version],
      queryFn: async ({ signal }: { signal: AbortSignal }) => {
        const { review } = await acts.reviewContext(row.id, signal);
        return review.visible ? review.text : null;
      },
      staleTime: FRESH_MS,
      retry: false,
    })),
  });
  const of = (row: CaseRow) => {
    const at = cut.findIndex((it) => it.id === row.id);
    if (at < 0) return row.headline.about;
    return answers[at]?.isError ? null : answers[at]?.data;
  };
  return { isWanted, of, missing: isWanted ? rows.filter((row) => of(row) == null).length : 0 };
}
