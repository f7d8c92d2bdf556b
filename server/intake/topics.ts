import { z } from 'zod';
import { OUTCOMES, TOPICS, type Topic } from '#db/words.ts';
import { Id, Instant, Reason } from '../platform/contract.ts';
import { PlatformReview, Stars } from '../reviews/contract.ts';

/** Words only where the public may read them. */
const ReviewData = PlatformReview.extend({ text: z.string().optional() });
/** The statement of reasons that goes to the author, in his language (DSA 17). */
const Statement = z.object({ id: Id, language: z.string(), text: z.string() });
const Restriction = ReviewData.extend({
  reasons: z.array(Reason),
  message: z.string().nullable(),
  /** Null where the author himself asked for it (R12): that restricts nobody. */
  statement: Statement.nullable(),
});

/** What each message tells; ids of people and orders are the marketplace's own, all others ours. */
const DATA = {
  'feedback.requested': z.object({
    orderId: z.string(),
    personId: z.string(),
    aboutId: z.string(),
    reviewWindowEndsAt: Instant.nullable(),
  }),
  'notice.to-person': z.object({
    notice: z.literal('review-left-about-you'),
    personId: z.string(),
    orderId: z.string(),
    reviewId: Id,
    answerHours: z.int(),
  }),
  'review.published': PlatformReview,
  'review.rejected': Restriction.extend({ resubmitUntil: Instant.nullable() }),
  'review.redacted': Restriction.extend({
    text: z.string(),
    originalText: z.string(),
    resubmitUntil: Instant.nullable().optional(),
    by: z.literal('moderation').optional(),
  }),
  'review.removed': ReviewData.extend({
    by: z.enum(['author', 'moderation']),
    reasons: z.array(Reason).optional(),
    message: z.string().nullable().optional(),
    statement: Statement.nullable().optional(),
  }),
  'review.restored': ReviewData,
  'dispute.asked': z.object({ disputeId: Id, reviewId: Id, personId: z.string(), question: z.string() }),
  'dispute.decided': z.object({
    disputeId: Id,
    outcome: z.enum(OUTCOMES['review-disputes']),
    message: z.string().nullable(),
    review: ReviewData.extend({ rating: Stars }),
  }),
  'webhook.test': z.object({ webhookId: Id }),
} as const satisfies Record<Topic, z.ZodType>;

const SUMMARIES: Record<Topic, string> = {
  'feedback.requested':
    'Ask this person to review the other side: the order may be reviewed now. Sent once to each side (QJ-07).',
  'notice.to-person':
    'Tell this person that a review was left about them; the first 2xx starts the blind clock (IZI-15).',
  'review.published': 'A review is public; `replacesId` names the one it took the place of (IZI-11).',
  'review.rejected': 'A review was rejected; the statement of reasons is for its author.',
  'review.redacted': 'Parts of a review were hidden; the statement of reasons is for its author.',
  'review.removed': 'A review that was public is gone.',
  'review.restored': 'A review that was gone or changed stands as shown here again.',
  'dispute.asked': 'A party of a dispute is asked something; answer with `POST /disputes/{id}/answers`.',
  'dispute.decided': 'A dispute was decided.',
  'webhook.test': 'Sent from the console, to see that messages arrive.',
};

interface Message {
  topic: Topic;
  summary: string;
  /** The whole signed body: type, timestamp, data (Standard Webhooks). */
  schema: z.ZodType;
}

/** Every topic with the body of its messages: for the OpenAPI document, and for tests that hold messages to it. */
export const MESSAGES: readonly Message[] = TOPICS.map((topic) => ({
  topic,
  summary: SUMMARIES[topic],
  schema: z.object({ type: z.literal(topic), timestamp: Instant, data: DATA[topic] }),
}));
