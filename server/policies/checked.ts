import { LANGUAGES, type Language } from '#db/words.ts';
import type { Policy } from './contract.ts';
import { POLICY_WORDS } from './words/index.ts';

/**
 * The public sentence on whether and how reviews are checked (UCPD 7(6), QJ-09, RULINGS 40). It is made from the policy
 * in force and from nothing else, so it cannot say what the rules do not do.
 */
export function howReviewsAreChecked(policy: Policy): Record<Language, string> {
  const texts = LANGUAGES.map((language) => [language, sentences(policy, language).join(' ')] as const);
  return Object.fromEntries(texts) as Record<Language, string>;
}

function sentences(policy: Policy, language: Language): string[] {
  const { checked, reasons } = POLICY_WORDS[language];
  return [
    checked.who(policy.reviewableStatuses, policy.reviewWindowDays),
    policy.uniquePer === 'listing' ? checked.onePerListing : checked.onePerOrder,
    policy.preModeration === 'all' ? checked.allRead : checked.flaggedRead,
    ...(policy.blindHours > 0 ? [checked.blind(policy.blindHours)] : []),
    checked.reasons(
      policy.rejectionReasons.map((reason) =>
        reason === 'R06' && !policy.latinIsR06 ? checked.capitalsOnly : reasons[reason],
      ),
    ),
    checked.redaction,
    checked.dispute(policy.disputeWindowDays, policy.disputeClock),
    checked.rating(policy.ratingShownFrom),
  ];
}
