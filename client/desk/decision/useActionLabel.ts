import { useT } from '../../i18n/useT.ts';
import { useBench } from '../bench.ts';
import type { DeskAction } from '../parts.ts';

/** What is written on the button of an action; once words are being marked, "redact" says that it publishes too. */
export function useActionLabel(): (action: DeskAction) => string {
  const bench = useBench();
  const t = useT();
  const isRedacting = bench.draft.redacting && bench.queue === 'reviews';
  return ({ outcome, dialog }) => {
    if (outcome === 'redact' && isRedacting) return t('desk.action.redactPublish');
    if (outcome === 'split') return t('desk.money.review');
    if (dialog === 'reject' || dialog === 'return' || dialog === 'sign' || dialog === 'refuse')
      return t('desk.money.form', { outcome: t(`words.outcomes.${outcome}.do`) });
    if (outcome === 'propose' || outcome === 'amend' || outcome === 'uphold')
      return t('desk.money.form', { outcome: t(`words.outcomes.${outcome}.do`) });
    return dialog === 'ask' ? t('desk.action.ask') : t(`words.outcomes.${outcome}.do`);
  };
}
