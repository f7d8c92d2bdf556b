import { z } from 'zod';
import { RING_VERDICTS } from '#db/words.ts';
import { Id, Instant, MarketplaceId, Text } from '../platform/contract.ts';

/** A group that looks like one ring or one hand, with everything that speaks for it; for people, never acting. */
export const RingRow = z.object({
  id: Id,
  marketplaceId: MarketplaceId,
  score: z.number().min(0).max(1),
  authors: z.array(z.object({ id: Id, name: z.string() })),
  subjects: z.array(z.object({ id: Id, name: z.string() })),
  reviewIds: z.array(Id),
  evidence: z.array(
    z.object({
      /** One of `RING_SIGNALS`, or of those that an earlier version knew. */
      signal: z.string(),
      strength: z.number(),
      authorIds: z.array(Id),
      reviewIds: z.array(Id),
      figures: z.record(z.string(), z.number()),
    }),
  ),
  firstFoundAt: Instant,
  foundAt: Instant,
  verdict: z.enum(RING_VERDICTS).nullable(),
  verdictBy: z.string().nullable(),
  verdictAt: Instant.nullable(),
  note: z.string().nullable(),
  version: z.int(),
});
/** `POST /api/rings/<id>/verdict`; null takes an earlier one back. */
export const VerdictInput = z.strictObject({
  verdict: z.enum(RING_VERDICTS).nullable(),
  note: Text(1_000, 0),
  version: z.int(),
});

export type RingRow = z.infer<typeof RingRow>;
