import type { RejectionReason } from '#db/words.ts';
import type { EscrowContext } from '#server/escrow/contract.ts';

/**
 * A payment dispute as the workbench holds any case: its two sides stand where a review has author and subject, and it
 * has neither a rating to preview nor reasons for rejection.
 */
export interface EscrowCase extends Omit<EscrowContext, 'review' | 'policy'> {
  author: EscrowContext['customer'];
  subject: EscrowContext['specialist'];
  review: { id: string; language: string | null; version: number; rating: number | null; text: string | null };
  previews: [];
  policy: EscrowContext['policy'] & { reasons: RejectionReason[] };
}

export function escrowCase(context: EscrowContext): EscrowCase {
  const { review, customer, specialist, dispute, policy } = context;
  return {
    ...context,
    author: customer,
    subject: specialist,
    review: {
      id: review?.id ?? '',
      language: customer.locale ?? specialist.locale,
      version: dispute.version,
      rating: review?.rating ?? null,
      text: review?.text ?? null,
    },
    previews: [],
    policy: { ...policy, reasons: [] },
  };
}
