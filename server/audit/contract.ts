import { z } from 'zod';
import { ACTOR_KINDS } from '#db/words.ts';
import { Id, Instant, MarketplaceId } from '../platform/contract.ts';

export const AuditRow = z.object({
  id: Id,
  seq: z.int().nullable(),
  marketplaceId: z.string().nullable(),
  actorKind: z.enum(ACTOR_KINDS),
  actorId: z.string(),
  actorAlias: z.string().nullable(),
  action: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  detail: z.record(z.string(), z.unknown()),
  requestId: z.string().nullable(),
  at: Instant,
});
export const AuditFilter = z.strictObject({
  id: z.array(Id).max(100).optional(),
  action: z.string().max(60).optional(),
  /** Also `sweep:publish` and the like. */
  actorId: z.string().max(100).optional(),
  subjectId: Id.optional(),
  marketplaceId: MarketplaceId.optional(),
  _after: z.string().max(400).optional(),
});
export type AuditRow = z.infer<typeof AuditRow>;
