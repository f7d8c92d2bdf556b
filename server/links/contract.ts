import { z } from 'zod';
import { IDENTITY_KINDS, LINK_VERDICTS } from '#db/words.ts';
import { Id, Instant, Text } from '../platform/contract.ts';

/** How much two accounts have in common; what is less than possible is not shown. */
export const LINK_BANDS = ['strong', 'possible'] as const;

/** Another account of the same marketplace, one step away, with what both are known by: never the thing itself. */
export const LinkRow = z.object({
  personId: Id,
  displayName: z.string(),
  kinds: z.array(z.enum(IDENTITY_KINDS)),
  /** 1 − Π(1 − weight of each kind), 0 to 1. */
  strength: z.number(),
  band: z.enum(LINK_BANDS),
  /** What a person made of it last. “unrelated” asks nobody any more. */
  verdict: z.enum(LINK_VERDICTS).nullable(),
  verdictAt: Instant.nullable(),
});
export const Links = z.object({ items: z.array(LinkRow) });
/** `POST /api/people/<id>/links/<otherId>/verdict` */
export const LinkVerdictInput = z.strictObject({ verdict: z.enum(LINK_VERDICTS), note: Text(1000).optional() });

export type LinkBand = (typeof LINK_BANDS)[number];
export type LinkRow = z.infer<typeof LinkRow>;
export type LinkVerdictInput = z.infer<typeof LinkVerdictInput>;
