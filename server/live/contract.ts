import { z } from 'zod';
import { CASE_STATES, PRESENCES, QUEUES } from '#db/words.ts';
import { Id, Instant, MarketplaceId } from '../platform/contract.ts';

/** `event: change`: what a list or an open case shows about somebody else's work. Never a text. */
export const Change = z.object({
  kind: z.literal('case'),
  id: Id,
  queue: z.enum(QUEUES),
  version: z.int(),
  state: z.enum(CASE_STATES),
  lease: z.object({ alias: z.string(), until: Instant }).nullable(),
});
/** `event: presence`: a colleague has this case on the screen until then, unless told again. */
export const PresenceTold = z.object({
  caseId: Id,
  queue: z.enum(QUEUES),
  staffId: Id,
  alias: z.string(),
  doing: z.enum(PRESENCES),
  until: Instant,
});
/** `event: queues`: the counts of a queue moved; at most once a second each. */
export const QueuesMoved = z.object({ queue: z.enum(QUEUES) });
/** `event: resync`: more was missed than can be told again; whoever listens reads anew what is on the screen. */
export const Resync = z.object({});
/** `event: session`: signed out or disabled. The stream ends after it. */
export const SessionEnded = z.object({ state: z.literal('ended') });

/** What processes tell one another; the marketplace decides who hears of it. */
export const LiveHint = z.discriminatedUnion('kind', [
  Change.extend({ marketplaceId: MarketplaceId }),
  PresenceTold.extend({ kind: z.literal('presence'), marketplaceId: MarketplaceId }),
  z.object({ kind: z.literal('queue'), queue: z.enum(QUEUES), marketplaceId: MarketplaceId }),
  z.object({ kind: z.literal('session'), staffId: Id }),
]);

export type Change = z.infer<typeof Change>;
export type PresenceTold = z.infer<typeof PresenceTold>;
export type QueuesMoved = z.infer<typeof QueuesMoved>;
export type Resync = z.infer<typeof Resync>;
export type SessionEnded = z.infer<typeof SessionEnded>;
export type LiveHint = z.infer<typeof LiveHint>;
