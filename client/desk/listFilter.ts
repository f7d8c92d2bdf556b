import { CASE_VIEWS, REJECTION_REASONS, type RejectionReason } from '#db/words.ts';

export type CaseView = (typeof CASE_VIEWS)[number];
/** What the address holds besides queue and case, so that Back and a shared link restore it. */
export interface ListFilter {
  view: CaseView;
  marketplaceId: string | null;
  stars: readonly number[];
  language: string | null;
  /** Cases whose surest finding of the filter is one of these. */
  flags: readonly RejectionReason[];
  /** The saved view that it came from; the filter stands beside it, so that a link works without the view. */
  saved?: string;
}

export const NO_FILTER: ListFilter = { view: 'all', marketplaceId: null, stars: [], language: null, flags: [] };

export function filterOf(search: URLSearchParams): ListFilter {
  const view = CASE_VIEWS.find((it) => it === search.get('view')) ?? 'all';
  const stars = (search.get('stars') ?? '').split(',').map(Number);
  const flags: readonly string[] = (search.get('flag') ?? '').split(',');
  const saved = search.get('saved');
  return {
    view,
    marketplaceId: search.get('marketplace'),
    stars: [1, 2, 3, 4, 5].filter((star) => stars.includes(star)),
    language: search.get('language'),
    flags: REJECTION_REASONS.filter((reason) => flags.includes(reason)),
    ...(saved && { saved }),
  };
}

/** The same filter as the end of an address, empty where nothing is set. */
export function searchOf(filter: ListFilter): string {
  const search = new URLSearchParams();
  if (filter.view !== 'all') search.set('view', filter.view);
  if (filter.marketplaceId !== null) search.set('marketplace', filter.marketplaceId);
  if (filter.stars.length > 0) search.set('stars', filter.stars.join(','));
  if (filter.language !== null) search.set('language', filter.language);
  if (filter.flags.length > 0) search.set('flag', filter.flags.join(','));
  if (filter.saved !== undefined) search.set('saved', filter.saved);
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}

export function filtersSet(filter: ListFilter): number {
  const set = [
    filter.marketplaceId !== null,
    filter.stars.length > 0,
    filter.language !== null,
    filter.flags.length > 0,
  ];
  return set.filter(Boolean).length;
}
