import { useQuery } from '@tanstack/react-query';
import type { Language } from '#db/words.ts';
import type { TemplateRow } from '#server/templates/contract.ts';
import { type TrustdeskProvider, useActs } from '../data/dataProvider.ts';

const PAGE_ROWS = 100;
const FRESH_MS = 60_000;
export const TEMPLATES_KEY = ['templates'];

/** All templates that fit the filter, in the order of their places. */
export function useTemplates(filter: { marketplaceId: string; queue?: string; archived?: boolean }) {
  const acts = useActs();
  return useQuery({
    queryKey: [...TEMPLATES_KEY, 'all', filter],
    queryFn: ({ signal }) => everyPage(acts, filter, signal),
    staleTime: FRESH_MS,
  });
}

async function everyPage(acts: TrustdeskProvider, filter: object, signal: AbortSignal): Promise<TemplateRow[]> {
  const rows: TemplateRow[] = [];
  for (let page = 1; ; page++) {
    const { data } = await acts.getList<TemplateRow>('templates', {
      filter,
      pagination: { page, perPage: PAGE_ROWS },
      sort: { field: 'position', order: 'ASC' },
      signal,
    });
    rows.push(...data);
    if (data.length < PAGE_ROWS) return rows;
  }
}

/** The reasons in the words that a person of this marketplace is told them in. */
export function useReplyWords(marketplaceId: string, language: Language | undefined) {
  const acts = useActs();
  return useQuery({
    queryKey: ['reply-words', marketplaceId, language],
    queryFn: ({ signal }) => acts.replyWords(marketplaceId, language ?? 'en', signal),
    enabled: language !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
