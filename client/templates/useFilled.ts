import type { TemplateField } from '#db/words.ts';
import type { TemplateRow } from '#server/templates/contract.ts';
import { fillPlaces, openPlaces } from './places.ts';
import { type Chosen, chooseLanguage, type ReplyFacts, replyValues } from './reply.ts';
import { useReplyWords } from './useTemplates.ts';

export interface Filled {
  text: string;
  language: Chosen['language'];
  why: Chosen['why'];
  /** Places that nothing fills, each once. */
  open: readonly TemplateField[];
}

/** The template as the recipient of this case will read it; undefined where there is none, or its words are on their way. */
export function useFilled(
  template: TemplateRow | undefined,
  marketplace: { id: string; locale: string },
  facts: ReplyFacts,
): Filled | undefined {
  const chosen = template && chooseLanguage(template.bodies, facts.readers, marketplace.locale);
  const words = useReplyWords(marketplace.id, chosen?.language);
  // Where the words do not come, the place of the reasons stays open, and everything else is there all the same.
  if (!template || !chosen || words.isLoading) return undefined;
  const body = template.bodies[chosen.language] ?? '';
  const text = fillPlaces(body, replyValues(facts, chosen.language, words.data?.reasons));
  return { text, ...chosen, open: openPlaces(text) };
}
