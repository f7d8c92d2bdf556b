import type { z } from 'zod';
import { Refusal } from '../../platform/refusal.ts';
import type { PaymentProvider, ProviderEvent } from '../contract.ts';
import { jsonOf } from '../json.ts';
import { type PlatformEvent, PlatformEvents } from './shapes.ts';

/**
 * The marketplace carries payments out itself: it is told by `escrow.instruction`, and reports with its API key. The key
 * is the proof, so its words carry no signature; it keeps no books that we could read, so there is nothing to compare.
 */
export const platformProvider: PaymentProvider = {
  name: 'platform',
  send: async ({ id }) => ({ outcome: 'taken', ref: id }),
  find: async ({ amount }) => ({ state: 'taken', amount, ref: null }),
  eventsIn(_headers, raw, wall) {
    const parsed = PlatformEvents.safeParse(jsonOf(raw));
    if (!parsed.success) throw new Refusal('payment-event-strange');
    return [parsed.data].flat().map((said) => wordOf(said, wall));
  },
  async *statement() {},
};

function wordOf(said: z.infer<typeof PlatformEvent>, wall: Date): ProviderEvent {
  const { eventId, instructionId = null, holdId = null, payment = null, reason = null } = said;
  // Two marketplaces may count their words alike; what the word is about tells them apart.
  const about = instructionId ?? holdId ?? payment;
  return {
    ...{ id: `platform:${about}:${eventId}`, kind: said.kind, instructionId, holdId, payment },
    ...{ amount: said.amountMinor, currency: said.currency, at: said.at ? new Date(said.at) : wall, reason },
  };
}
