import type { Span } from '#db/schema/reviews.ts';
import type { RejectionReason } from '#db/words.ts';
import type { DeskCall, Plan } from '../decisions/desks.ts';
import { statementOf } from '../decisions/statement.ts';
import type { ReviewWhole } from './store.ts';

interface Restriction {
  outcome: 'reject' | 'redact' | 'remove';
  reasons: readonly RejectionReason[];
  spans: readonly Span[];
  message: string | null;
  resubmitUntil: Date | null;
  /** Whether the screening had pointed at what is restricted (DSA 17(3)(c)). */
  program: boolean;
  disputeOpenedAt: Date | null;
  /** A dispute with proof: the ground where no reason is named (IZI-18). */
  proven: boolean;
}

/** The statement that goes to the author of a review with the decision; null where only he himself wished it (R12). */
export function statementAbout(whole: ReviewWhole, call: DeskCall, restriction: Restriction): Plan['statement'] {
  const { review, order, listing, author } = whole;
  const { disputeOpenedAt, program, ...rest } = restriction;
  const stated = statementOf({
    decisionId: call.decisionId,
    effectiveAt: call.effectiveAt,
    ...rest,
    foundBy: { program, disputeOpenedAt },
    review,
    order: { item: listing.title, status: order.status, terminalAt: order.terminalAt },
    terms: call.terms,
    recipient: { locale: author.locale ?? call.terms.marketplace.locale, business: null },
  });
  return stated && { recipientId: author.id, language: stated.language, text: stated.text, data: { ...stated.data } };
}
