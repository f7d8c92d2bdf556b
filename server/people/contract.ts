import { z } from 'zod';
import { PERSON_KINDS } from '#db/words.ts';
import { Id, Instant, MarketplaceId, Text } from '../platform/contract.ts';

export const PutPerson = z.strictObject({
  displayName: Text(200),
  kinds: z.array(z.enum(PERSON_KINDS)).min(1).max(2),
  email: z.email().max(254).optional(),
  phone: z
    .string()
    .trim()
    .min(1)
    .max(40)
    .regex(/^\P{Cc}+$/u)
    .optional(),
  locale: z
    .string()
    .regex(/^[a-z]{2}(-[A-Z]{2})?$/)
    .optional(),
  registeredAt: Instant.optional(),
});
export const PlatformPerson = z.object({
  id: z.string(),
  displayName: z.string(),
  kinds: z.array(z.enum(PERSON_KINDS)),
});

/** A row of the register: never e-mail or telephone, which stay on the person's own page. */
export const PersonRow = z.object({
  id: Id,
  marketplaceId: MarketplaceId,
  externalId: z.string(),
  displayName: z.string(),
  kinds: z.array(z.enum(PERSON_KINDS)),
  locale: z.string().nullable(),
  registeredAt: Instant.nullable(),
  createdAt: Instant,
  version: z.int(),
});
export const PersonFilter = z.strictObject({
  id: z.array(Id).max(100).optional(),
  marketplaceId: MarketplaceId.optional(),
  /** Words of the name or the marketplace's own id. */
  q: z.string().max(100).optional(),
  _after: z.string().max(400).optional(),
});

export type PersonRow = z.infer<typeof PersonRow>;
export type PutPerson = z.infer<typeof PutPerson>;
