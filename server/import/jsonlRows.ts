import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Scratch } from '#db/scratch.ts';
import { ExternalId, Instant, Text } from '../platform/contract.ts';
import { canonical } from '../platform/crypto.ts';
import type { Policy } from '../policies/contract.ts';
import { REVIEW_CHARACTERS_MAX, Stars } from '../reviews/contract.ts';
import { slotOf } from '../reviews/rules.ts';
import type { RejectReason } from './fault.ts';

/** A line of `import reviews`. Only text, stars, language and time are needed; whoever and whatever is missing is made. */
export const ReviewLine = z.strictObject({
  text: Text(REVIEW_CHARACTERS_MAX, 0),
  rating: Stars,
  lang: z.string().regex(/^[a-z]{2}$/),
  createdAt: Instant,
  /** A name, or the marketplace's own id of somebody it has told us about. */
  author: z.string().trim().min(1).max(200).optional(),
  subject: z.string().trim().min(1).max(200).optional(),
  orderId: ExternalId.optional(),
  title: z.string().trim().max(300).optional(),
  externalId: ExternalId.optional(),
});
export type ReviewLine = z.infer<typeof ReviewLine>;

/** Whom reviews without a subject are about. */
const SUBJECT = 'import-subject';
const SHORT = 16;
const HASH_NAME = 8;

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, SHORT);
/** An id as it is; any other name gets one that is always the same for it. */
const idFor = (name: string): string => (ExternalId.safeParse(name).success ? name : `import-${hashOf(name)}`);

/**
 * Takes one line into the stage. A review without an id is known by its content, so the same line twice is one review; an
 * author who is not named is one for each review, an order that is not named one for each review too.
 */
export function takeLine(
  stage: Scratch,
  line: ReviewLine,
  at: number,
  policy: Pick<Policy, 'uniquePer'>,
): RejectReason | undefined {
  const content = hashOf(canonical(line));
  const ext = line.externalId ?? `import-${content}`;
  const author = line.author ? idFor(line.author) : `import-author-${content}`;
  const subject = line.subject ? idFor(line.subject) : SUBJECT;
  if (author === subject) return 'not-a-party';
  const when = new Date(line.createdAt).getTime();
  stage.insert('people', [author, line.author ?? `#${content.slice(0, HASH_NAME)}`, 1, 0]);
  stage.insert('people', [subject, line.subject ?? SUBJECT, 0, 1]);
  const order = line.orderId ?? `import-order-${content}`;
  const listing = `import-listing-${hashOf(`${subject} ${line.title ?? ''}`)}`;
  stage.insert('listings', [listing, line.title ?? line.subject ?? SUBJECT, null, subject]);
  stage.insert('orders', [order, listing, author, subject, 'completed', when, when, null]);
  const slot = slotOf({ authorId: author, subjectId: subject, listingId: listing, orderId: order }, policy);
  const made = [
    ext,
    order,
    author,
    slot,
    line.rating,
    line.text,
    line.lang,
    when,
    at,
    JSON.stringify([JSON.stringify(line)]),
  ];
  return stage.insert('reviews', made) ? undefined : 'duplicate';
}

/** Why a line is none, by the first thing that is wrong with it. */
export function lineFault(error: z.ZodError): RejectReason {
  const [issue] = error.issues;
  if (issue?.code === 'unrecognized_keys') return 'unknown-field';
  return (
    ({ rating: 'rating-out-of-range', createdAt: 'date-invalid', text: 'text-too-long' } as const)[
      String(issue?.path[0])
    ] ?? 'field-invalid'
  );
}
