import type { Transaction } from '#db/open.ts';
import type { Listing, Order } from '#db/schema/market.ts';
import { announce } from '../outbox/store.ts';
import { Refusal } from '../platform/refusal.ts';
import { type Terms, termsOf } from '../policies/store.ts';
import { type PutAsk, saysNothingNew, trace } from './catalogue.ts';
import type { PutOrder } from './contract.ts';
import { listingOf, orderByExternal, peopleAt } from './references.ts';
import { asksForFeedback, clocksOf, statusOf } from './rules.ts';
import { changeOrder, insertOrder } from './store.ts';

/** How far a marketplace's clock may run ahead of ours before an instant is taken for a mistake. */
const AHEAD_MS_MAX = 24 * 3_600_000;

/**
 * An order as its marketplace knows it; the same words again write nothing. Becoming reviewable asks both sides once.
 * @throws Refusal listing-unknown, person-unknown, same-person
 */
export async function putOrder(tx: Transaction, ask: PutAsk<PutOrder>): Promise<Order> {
  const { actor, externalId, body, at } = ask;
  const { marketplaceId } = actor;
  const terms = await termsOf(tx, marketplaceId, at);
  const listing = await listingOf(tx, marketplaceId, body.listingId);
  const parties = await peopleAt(tx, marketplaceId, { customerId: body.customerId, specialistId: body.specialistId });
  if (parties.customerId.id === parties.specialistId.id)
    throw new Refusal('same-person', { errors: { specialistId: 'same-person' } });
  const known = await orderByExternal(tx, marketplaceId, externalId);
  const values = valuesOf(
    body,
    { listing, customer: parties.customerId, specialist: parties.specialistId },
    known,
    terms,
    at,
  );
  if (known && saysNothingNew(known, values)) return known;
  const asks = asksForFeedback({ ...values, feedbackRequestedAt: known?.feedbackRequestedAt ?? null }, terms, at);
  const asked = { ...values, feedbackRequestedAt: asks ? at : (known?.feedbackRequestedAt ?? null) };
  const order = known
    ? await changeOrder(tx, known, asked, at)
    : await insertOrder(tx, { id: ask.freshId, marketplaceId, externalId, createdAt: at, ...asked });
  if (asks) await askBothSides(tx, order, body, at);
  await trace(tx, ask, 'order', order.id, known !== undefined, { status: order.status, version: order.version });
  return order;
}

interface Parts {
  listing: Listing;
  customer: { id: string };
  specialist: { id: string };
}

function valuesOf(
  body: PutOrder,
  { listing, customer, specialist }: Parts,
  known: Order | undefined,
  terms: Terms,
  at: Date,
) {
  const status = statusOf(body.status);
  const statusAt = statusAtOf(body, status === known?.status ? known.statusAt : at, at);
  return {
    listingId: listing.id,
    customerId: customer.id,
    specialistId: specialist.id,
    status,
    statusAt,
    amountMinor: body.amountMinor ?? null,
    currency: body.currency ?? null,
    cancelledBy: body.cancelledBy ?? null,
    ...clocksOf(known, status, statusAt, terms),
  };
}

/** Left out: since when we know of it. An instant to come would start a window that nobody has yet. */
function statusAtOf(body: PutOrder, otherwise: Date, now: Date): Date {
  if (body.statusAt === undefined) return otherwise;
  const statusAt = new Date(body.statusAt);
  if (statusAt.getTime() > now.getTime() + AHEAD_MS_MAX)
    throw new Refusal('invalid', { errors: { statusAt: 'in-the-future' } });
  return statusAt;
}

async function askBothSides(tx: Transaction, order: Order, body: PutOrder, at: Date): Promise<void> {
  const { marketplaceId, externalId } = order;
  const sides = [
    { personId: body.customerId, aboutId: body.specialistId },
    { personId: body.specialistId, aboutId: body.customerId },
  ];
  const until = order.reviewWindowEndsAt?.toISOString() ?? null;
  for (const side of sides) {
    const payload = { orderId: externalId, ...side, reviewWindowEndsAt: until };
    await announce(tx, {
      marketplaceId,
      subjectId: order.id,
      topic: 'feedback.requested',
      payload,
      createdAt: at,
      availableAt: at,
    });
  }
}
