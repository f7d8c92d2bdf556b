import type { Transaction } from '#db/open.ts';
import type { Listing, Order } from '#db/schema/market.ts';
import type { SubjectKind } from '#db/words.ts';
import { announce } from '../outbox/store.ts';
import type { PlatformActor } from '../platform/actor.ts';
import { canonical } from '../platform/crypto.ts';
import { record } from '../platform/record.ts';
import { Refusal } from '../platform/refusal.ts';
import { type Terms, termsOf } from '../policies/store.ts';
import type { PutCategory, PutListing, PutOrder } from './contract.ts';
import {
  type Category,
  categoryByExternal,
  categoryOf,
  listingByExternal,
  listingOf,
  orderByExternal,
  peopleAt,
} from './references.ts';
import { asksForFeedback, clocksOf, statusOf } from './rules.ts';
import { changeListing, changeOrder, insertCategory, insertListing, insertOrder, renameCategory } from './store.ts';

/** How far a marketplace's clock may run ahead of ours before an instant is taken for a mistake. */
const AHEAD_MS_MAX = 24 * 3_600_000;

/** `freshId` is made outside, since the transaction may run again (RULINGS 27). */
export interface PutAsk<Body> {
  actor: PlatformActor;
  freshId: string;
  externalId: string;
  body: Body;
  at: Date;
  requestId?: string;
}

export async function putCategory(tx: Transaction, ask: PutAsk<PutCategory>): Promise<Category> {
  const { actor, externalId, body, at } = ask;
  const { marketplaceId } = actor;
  const known = await categoryByExternal(tx, marketplaceId, externalId);
  if (known?.name === body.name) return known;
  const category = known
    ? await renameCategory(tx, known, body.name, at)
    : await insertCategory(tx, { id: ask.freshId, marketplaceId, externalId, name: body.name, createdAt: at });
  await trace(tx, ask, 'category', category.id, known !== undefined);
  return category;
}

/** @throws Refusal person-unknown, category-unknown */
export async function putListing(tx: Transaction, ask: PutAsk<PutListing>): Promise<Listing> {
  const { actor, externalId, body, at } = ask;
  const { marketplaceId } = actor;
  const { ownerId: owner } = await peopleAt(tx, marketplaceId, { ownerId: body.ownerId });
  const category = body.categoryId === undefined ? null : await categoryOf(tx, marketplaceId, body.categoryId);
  const values = { title: body.title, categoryId: category?.id ?? null, ownerId: owner.id };
  const known = await listingByExternal(tx, marketplaceId, externalId);
  if (known && saysNothingNew(known, values)) return known;
  const listing = known
    ? await changeListing(tx, known, values, at)
    : await insertListing(tx, { id: ask.freshId, marketplaceId, externalId, createdAt: at, ...values });
  await trace(tx, ask, 'listing', listing.id, known !== undefined);
  return listing;
}

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
    : await insertOrder(tx, { id: ask.freshId, marketplaceId, externalId, createdAt: at, ...asked }, listing.title);
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

function saysNothingNew<Values extends object>(known: Values, values: Values): boolean {
  const same = Object.keys(values).map((field) => [field, known[field as keyof Values]]);
  return canonical(Object.fromEntries(same)) === canonical(values);
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

async function trace(
  tx: Transaction,
  ask: PutAsk<unknown>,
  kind: SubjectKind,
  id: string,
  known: boolean,
  detail = {},
): Promise<void> {
  const { actor, at, requestId } = ask;
  const action = `${kind}.${known ? 'changed' : 'created'}`;
  await record(tx, actor, {
    action,
    subjectKind: kind,
    subjectId: id,
    marketplaceId: actor.marketplaceId,
    detail,
    at,
    requestId,
  });
}
