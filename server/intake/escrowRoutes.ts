import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';
import type { Reader, Transaction } from '#db/open.ts';
import { findEscrowDispute } from '../escrow/disputeStore.ts';
import { partyOf } from '../escrow/disputes.ts';
import { takeEvents } from '../escrow/events.ts';
import { showEvidence } from '../escrow/evidenceIn.ts';
import { findHold } from '../escrow/holdStore.ts';
import { cancelHold, openHold } from '../escrow/holds.ts';
import { answerDispute, answerOffer, offer } from '../escrow/negotiate.ts';
import {
  EscrowAnswer,
  Evidence,
  Offer,
  OpenHold,
  PlatformEscrowDispute,
  PlatformHold,
  Report,
} from '../escrow/platformShapes.ts';
import { providerFor } from '../escrow/provider.ts';
import { report } from '../escrow/reports.ts';
import { PlatformEvents } from '../payments/platform/shapes.ts';
import type { PlatformActor } from '../platform/actor.ts';
import { newId } from '../platform/ids.ts';
import { once } from '../platform/once.ts';
import { Refusal } from '../platform/refusal.ts';
import { Answer, type Call, type Route, route } from '../platform/route.ts';
import { personOf } from '../reviews/store.ts';
import { shownDispute, shownHold } from './escrowShow.ts';

const onHold = { may: 'platform-key', answer: PlatformHold, idempotency: 'accepted' } as const;
const onDispute = { may: 'platform-key', answer: PlatformEscrowDispute, idempotency: 'accepted' } as const;

type PlatformCall = Pick<Call<PlatformActor>, 'context' | 'actor' | 'params'>;
const actOf = ({ context, actor }: PlatformCall, tx: Transaction) => ({
  tx,
  clock: context.clock,
  actor,
  now: context.clock.now(),
});

/** The dispute in the address, its payment, and who of the two speaks. */
async function partyTo(tx: Transaction, { actor, params }: PlatformCall, byId: string) {
  const dispute = await findEscrowDispute(tx, String(params.id), actor);
  const hold = await findHold(tx, dispute.holdId, actor);
  const person = await personOf(tx, actor.marketplaceId, byId, 'byId');
  return { dispute, hold, party: partyOf(hold, person.id) };
}

async function disputeNow(tx: Reader, { actor, params }: PlatformCall) {
  const dispute = await findEscrowDispute(tx, String(params.id), actor);
  return shownDispute(tx, dispute, await findHold(tx, dispute.holdId, actor));
}

export const escrowIntake: Route[] = [
  route({
    ...onHold,
    method: 'post',
    path: '/platform/v1/escrow/holds',
    summary: 'Reserve the payment of an order (QJ-02)',
    body: OpenHold,
    status: 201,
    run: (call) => {
      const id = newId();
      return once(call, 'open-hold', async (tx) => {
        const hold = await openHold(actOf(call, tx), call.actor, call.body, id);
        return new Answer(201, await shownHold(tx, hold));
      });
    },
  }),
  route({
    may: 'platform-key',
    answer: PlatformHold,
    method: 'get',
    path: '/platform/v1/escrow/holds/:id',
    summary: 'How a reserved payment stands',
    run: async ({ context: { db }, actor, params }) =>
      shownHold(db.read, await findHold(db.read, String(params.id), actor)),
  }),
  route({
    ...onHold,
    method: 'post',
    path: '/platform/v1/escrow/holds/:id/reports',
    summary: 'One side says whether the work is done (QJ-03)',
    body: Report,
    run: (call) =>
      once(call, 'hold-report', async (tx) => {
        await report(actOf(call, tx), call.actor, String(call.params.id), call.body);
        return shownHold(tx, await findHold(tx, String(call.params.id), call.actor));
      }),
  }),
  route({
    ...onHold,
    method: 'post',
    path: '/platform/v1/escrow/holds/:id/cancel',
    summary: 'The deal was cancelled: give the payment back, or never take it (H16)',
    body: z.strictObject({}),
    run: (call) =>
      once(call, 'hold-cancel', async (tx) => {
        const hold = await findHold(tx, String(call.params.id), call.actor);
        return shownHold(tx, await cancelHold(actOf(call, tx), hold, { who: 'platform' }));
      }),
  }),
  route({
    may: 'platform-key',
    answer: PlatformEscrowDispute,
    method: 'get',
    path: '/platform/v1/escrow/disputes/:id',
    summary: 'How a dispute about a payment stands',
    run: (call) => disputeNow(call.context.db.read, call),
  }),
  route({
    ...onDispute,
    method: 'post',
    path: '/platform/v1/escrow/disputes/:id/evidence',
    summary: 'A side shows something',
    body: Evidence,
    run: (call) =>
      once(call, 'escrow-evidence', async (tx) => {
        const { byId, ...shown } = call.body;
        await showEvidence(actOf(call, tx), await partyTo(tx, call, byId), shown);
        return disputeNow(tx, call);
      }),
  }),
  route({
    ...onDispute,
    method: 'post',
    path: '/platform/v1/escrow/disputes/:id/offers',
    summary: 'A side offers how to divide the payment (D5)',
    body: Offer,
    run: (call) =>
      once(call, 'escrow-offer', async (tx) => {
        const { dispute, hold, party } = await partyTo(tx, call, call.body.byId);
        const { refundMinor, text = null } = call.body;
        await offer(actOf(call, tx), dispute, hold, party, { by: party, refundMinor, text });
        return disputeNow(tx, call);
      }),
  }),
  route({
    ...onDispute,
    method: 'post',
    path: '/platform/v1/escrow/disputes/:id/answers',
    summary: 'A side answers an offer, or the dispute itself (D2, D3, D6, D7, D12, D13, D18, D21)',
    body: EscrowAnswer,
    run: (call) =>
      once(call, 'escrow-answer', async (tx) => {
        const { dispute, hold, party } = await partyTo(tx, call, call.body.byId);
        if ('offerId' in call.body) await answerOffer(actOf(call, tx), dispute, hold, party, call.body);
        else await answerDispute(actOf(call, tx), dispute, hold, party, call.body);
        return disputeNow(tx, call);
      }),
  }),
];

const Taken = z.object({ taken: z.int(), known: z.int() });

/** Of a provider, with room for the largest of its words. */
const BODY_BYTES_MAX = 256_000;

/** Words of the payment provider: relayed by a marketplace that pays itself, or signed by the provider. */
export const providerEvents: Route[] = [
  route({
    method: 'post',
    path: '/platform/v1/escrow/provider-events',
    may: 'platform-key',
    summary: 'Word of the payments that the marketplace carries out itself: confirmations, failures, chargebacks',
    body: PlatformEvents,
    answer: Taken,
    run: async ({ context, actor, body }) => {
      const provider = providerFor(context);
      if (provider.name !== 'platform') throw new Refusal('not-allowed');
      const events = provider.eventsIn({}, JSON.stringify(body), context.clock.wall());
      return tally(events.length, await takeEvents(context, provider.name, events, actor));
    },
  }),
  route({
    method: 'post',
    path: '/platform/v1/escrow/provider-events/signed',
    may: 'anyone',
    summary: 'Word of the payment provider itself; its signature is the proof, so no key is asked for',
    answer: Taken,
    run: async ({ context, request }) => {
      const provider = providerFor(context);
      if (provider.name === 'platform') throw new Refusal('not-found');
      const raw = await textOf(request, BODY_BYTES_MAX);
      const events = provider.eventsIn(plainHeaders(request.headers), raw, context.clock.wall());
      return tally(events.length, await takeEvents(context, provider.name, events));
    },
  }),
];

const tally = (all: number, taken: number) => ({ taken, known: all - taken });

const plainHeaders = (headers: IncomingHttpHeaders): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]));

/** The body as it was signed: parsing and writing it again would not be it. @throws Refusal body-too-large */
async function textOf(stream: AsyncIterable<Buffer>, bytesMax: number): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of stream) {
    bytes += part.length;
    if (bytes > bytesMax) throw new Refusal('body-too-large');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
