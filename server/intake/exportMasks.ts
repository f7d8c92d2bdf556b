import type { CaseRow } from '../queue/contract.ts';
import type { ReviewRow } from '../reviews/contract.ts';
import { ABOUT_CHARACTERS } from '../reviews/view.ts';
import { hidePersonal } from '../screening/personal.ts';

/** The register on the screen shows the words; in a file the numbers in them would travel on. */
export const maskReview = (row: Pick<ReviewRow, 'text' | 'language'>): object => ({
  ...row,
  text: row.text === null ? null : hidePersonal(row.text, row.language),
});

export const maskHeadline = (row: { headline: CaseRow['headline'] }): object => {
  const { about, language, ...headline } = row.headline;
  return {
    ...row,
    headline: { ...headline, about: hidePersonal(about, language ?? null, ABOUT_CHARACTERS), language },
  };
};
