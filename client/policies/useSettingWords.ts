import { QUEUES } from '#db/words.ts';
import type { Policy } from '#server/policies/contract.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import type { Setting } from './settings.ts';

/** A setting and its value in words. */
export function useSettingWords() {
  const t = useT();
  const { number, locale } = useFormats();
  const perQueue = (each: Record<(typeof QUEUES)[number], number>) =>
    QUEUES.map((queue) => `${t(`words.queues.${queue}`)}: ${number(each[queue])}`).join(' · ');
  const clauses = (policy: Policy) =>
    Object.entries(policy.clauses)
      .map(
        ([reason, clause]) =>
          `${reason}: ${clause.clause} ${locale === 'cs' || locale === 'uk' ? clause[locale] : clause.en}`,
      )
      .join('\n');
  const value = (setting: Setting, policy: Policy): string => {
    switch (setting) {
      case 'reviewableStatuses':
        return policy.reviewableStatuses.map((status) => t(`words.orderStatuses.${status}`)).join(', ');
      case 'uniquePer':
        return t(`words.uniquePer.${policy.uniquePer}`);
      case 'preModeration':
        return t(`words.preModeration.${policy.preModeration}`);
      case 'disputeClock':
        return t(`words.disputeClocks.${policy.disputeClock}`);
      case 'rejectionReasons':
        return policy.rejectionReasons.map((reason) => `${reason} ${t(`words.reasons.${reason}.short`)}`).join(' · ');
      case 'latinIsR06':
        return policy.latinIsR06 ? t('settings.policy.yes') : t('settings.policy.no');
      case 'graceSeconds':
      case 'leaseMinutes':
      case 'dueHours':
        return perQueue(policy[setting]);
      case 'clauses':
        return clauses(policy);
      case 'languages':
        return policy.languages.join(', ');
      case 'termsUrl':
        return policy.termsUrl ?? t('kit.time.none');
      default:
        return number(policy[setting]);
    }
  };
  return { label: (setting: Setting) => t(`settings.policy.${setting}`), value };
}
