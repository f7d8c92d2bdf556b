import type { Outcome } from '#db/words.ts';
import { useT } from '../i18n/useT.ts';

/** What a template goes with, in words; none named means all. */
export function useOutcomeWords(): (outcomes: readonly Outcome[]) => string {
  const t = useT();
  return (outcomes) =>
    outcomes.length === 0
      ? t('desk.replies.all')
      : outcomes.map((outcome) => t(`words.outcomes.${outcome}.do`)).join(', ');
}
