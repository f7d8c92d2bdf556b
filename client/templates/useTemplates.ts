import { useQuery } from '@tanstack/react-query';
import type { Language } from '#db/words.ts';
import type { TemplateRow } from '#server/templates/contract.ts';
import { useActs } from '../data/dataProvider.ts';
import { everyPage } from '../data/everyPage.ts';

const FRESH_MS = 60_000;
export const TEMPLATES_KEY = ['templates'];

/** All templates that fit the filter, in the order of their places. */
export function useTemplates(filter: { marketplaceId: string; queue?: string; archived?: boolean }) {
  const acts = useActs();
  return useQuery({
    queryKey: [...TEMPLATES_KEY, 'all', filter],
    queryFn: ({ signal }) => everyPage<TemplateRow>(acts, 'templates', { filter, field: 'position', signal }),
    staleTime: FRESH_MS,
  });
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
