import { z } from 'zod';
import { PersonRow } from '../people/contract.ts';
import { RatingView } from '../ratings/contract.ts';

const BATCH_ITEMS_MAX = 1_000;

/** One of the calls below `/platform/v1`, as it would be made alone. */
export const BatchItem = z.strictObject({
  method: z.enum(['PUT', 'POST']),
  /** Below `/platform/v1` or in full, ids percent-encoded: `/orders/o-1`, `/platform/v1/orders/o-1`. */
  path: z.string().min(2).max(300).startsWith('/'),
  body: z.unknown(),
  /** Without one, the batch's own key and the item's place make one. */
  idempotencyKey: z
    .string()
    .regex(/^[\x21-\x7e]{1,255}$/)
    .optional(),
});
export const Batch = z.strictObject({ items: z.array(BatchItem).min(1).max(BATCH_ITEMS_MAX) });

/** Answers in the order of the items. `status` and `body` are what the call would have got alone. */
export const BatchAnswer = z.object({
  results: z.array(z.object({ index: z.int(), status: z.int(), body: z.unknown(), replayed: z.boolean() })),
});

export type BatchItem = z.infer<typeof BatchItem>;

const SEARCH_KINDS = ['person', 'order', 'review', 'review-dispute', 'case', 'decision'] as const;
export const SearchItem = z.object({
  kind: z.enum(SEARCH_KINDS),
  id: z.string(),
  title: z.string(),
  /** Of a case its queue and of a decision its outcome, as codes; else, and where `noted` says so, words to be shown as they are. */
  subtitle: z.string(),
  /** Found by what a colleague wrote: a note, a message, why it is on hold. */
  noted: z.boolean(),
  marketplaceId: z.string(),
});
export const SearchAnswer = z.object({ items: z.array(SearchItem) });

export type SearchItem = z.infer<typeof SearchItem>;

/** A person's own page; the rating lies in a room above people, so the whole of it is put together here. */
export const PersonShow = PersonRow.extend({
  email: z.string().nullable(),
  phone: z.string().nullable(),
  rating: RatingView,
});
export type PersonShow = z.infer<typeof PersonShow>;
