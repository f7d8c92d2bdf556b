import { z } from 'zod';
import { CURRENCIES, PROVIDER_EVENTS } from '#db/words.ts';
import { Id, Instant } from '../../platform/contract.ts';

/** What a marketplace reports of the payments that it carries out itself. */
export const PlatformEvent = z
  .strictObject({
    /** Its own; the same word may be said again under it, and counts once. */
    eventId: z.string().min(1).max(200),
    kind: z.enum(PROVIDER_EVENTS),
    instructionId: Id.optional(),
    holdId: Id.optional(),
    payment: z.string().min(1).max(200).optional(),
    amountMinor: z.int().min(1),
    currency: z.enum(CURRENCIES),
    at: Instant.optional(),
    reason: z.string().max(500).optional(),
  })
  .superRefine(({ kind, instructionId, holdId, payment }, context) => {
    const isChargeback = kind.startsWith('chargeback');
    // Word that answers an instruction names it; a chargeback answers none and names what it is about.
    if (!isChargeback && instructionId === undefined)
      context.addIssue({ code: 'custom', path: ['instructionId'], message: 'invalid' });
    if (isChargeback && instructionId === undefined && holdId === undefined && payment === undefined)
      context.addIssue({ code: 'custom', path: ['holdId'], message: 'invalid' });
  });
/** One, or up to a hundred at once. */
export const PlatformEvents = z.union([PlatformEvent, z.array(PlatformEvent).min(1).max(100)]);
