import { CURRENCIES, LEGAL_BASES, QUEUES } from '#db/words.ts';
import type { Policy } from '#server/policies/contract.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { DOCUMENT_NUMBERS, RETENTION_NUMBERS } from './DocumentSetting.tsx';
import { ESCROW_NUMBERS, MONEY_LIMITS } from './EscrowSetting.tsx';
import type { Setting } from './settings.ts';

/** A setting and its value in words. */
export function useSettingWords() {
  const t = useT();
  const { number, money, locale } = useFormats();
  const perQueue = (each: Record<(typeof QUEUES)[number], number>) =>
    QUEUES.map((queue) => `${t(`words.queues.${queue}`)}: ${number(each[queue])}`).join(' · ');
  const clauses = (policy: Policy) =>
    Object.entries(policy.clauses)
      .map(
        ([reason, clause]) =>
          `${reason}: ${clause.clause} ${locale === 'cs' || locale === 'uk' ? clause[locale] : clause.en}`,
      )
      .join('\n');
  const escrowWords = (escrow: Policy['escrow']) =>
    [
      ...ESCROW_NUMBERS.map((name) => `${t(`settings.escrow.${name}`)}: ${number(escrow[name])}`),
      `${t('settings.escrow.reminderHours')}: ${escrow.reminderHours.join(', ')}`,
      `${t('settings.escrow.ageDays')}: ${escrow.ageDays.join(', ')}`,
      `${t('settings.escrow.feeOnRefund')}: ${t(`words.feeOnRefund.${escrow.feeOnRefund}`)}`,
      ...CURRENCIES.flatMap((currency) =>
        MONEY_LIMITS.map(
          (limit) => `${t(`settings.escrow.limits.${limit}`)}: ${money(escrow.limits[currency][limit], currency)}`,
        ),
      ),
    ].join('\n');
  const documentWords = (documents: Policy['documents']) =>
    [
      ...DOCUMENT_NUMBERS.map((name) => `${t(`settings.documents.${name}`)}: ${number(documents[name])}`),
      `${t('settings.documents.inviteDays')}: ${documents.inviteDays.join(', ')}`,
      ...LEGAL_BASES.flatMap((basis) =>
        RETENTION_NUMBERS.map(
          (name) =>
            `${t(`settings.documents.retention.${name}`)} (${t(`words.legalBases.${basis}`)}): ${number(documents.retention[basis][name])}`,
        ),
      ),
    ].join('\n');
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
      case 'documents':
        return documentWords(policy.documents);
      case 'escrow':
        return escrowWords(policy.escrow);
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
