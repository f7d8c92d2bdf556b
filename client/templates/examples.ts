import { type Language, REJECTION_REASONS, type RejectionReason } from '#db/words.ts';
import type { ReplyFacts } from './reply.ts';

/** What a preview is filled with: people and things that nobody is, in the language of the text. */
const EXAMPLES: Record<Language, { person: string; listing: string }> = {
  en: { person: 'Jane Example', listing: 'Oak table, 180 cm' },
  cs: { person: 'Jana Vzorová', listing: 'Malování bytu 2+1' },
  uk: { person: 'Олена Зразкова', listing: 'Дубовий стіл, 180 см' },
};
const REASONS: readonly RejectionReason[] = [REJECTION_REASONS[7], REJECTION_REASONS[9]];

export const exampleFacts = (language: Language, marketplace: ReplyFacts['marketplace'], now: number): ReplyFacts => ({
  readers: [{ displayName: EXAMPLES[language].person, locale: language }],
  order: { externalId: 'A-1024', listingTitle: EXAMPLES[language].listing },
  stars: 2,
  reasons: REASONS,
  marketplace,
  now,
});
