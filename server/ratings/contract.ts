import { z } from 'zod';

/** A rating as it may be shown: `value` has two decimals, half up, and is null below the threshold (IZI-20, IZI-23). */
export const RatingView = z.object({ count: z.int(), sum: z.int(), value: z.number().nullable(), shown: z.boolean() });
export const PlatformRating = RatingView.extend({
  personId: z.string(),
  byCategory: z.array(RatingView.extend({ categoryId: z.string() })),
});
export const PlatformRatings = z.object({ items: z.array(PlatformRating) });

export type RatingView = z.infer<typeof RatingView>;
export type PlatformRating = z.infer<typeof PlatformRating>;
