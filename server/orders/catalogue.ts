import type { Transaction } from '#db/open.ts';
import type { Listing } from '#db/schema/market.ts';
import type { SubjectKind } from '#db/words.ts';
import type { PlatformActor } from '../platform/actor.ts';
import { canonical } from '../platform/crypto.ts';
import { record } from '../platform/record.ts';
import type { PutCategory, PutListing } from './contract.ts';
import { type Category, categoryByExternal, categoryOf, listingByExternal, peopleAt } from './references.ts';
import { changeListing, insertCategory, insertListing, renameCategory } from './store.ts';

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

/** A PUT of what is known already writes nothing. */
export function saysNothingNew<Values extends object>(known: Values, values: Values): boolean {
  const same = Object.keys(values).map((field) => [field, known[field as keyof Values]]);
  return canonical(Object.fromEntries(same)) === canonical(values);
}

/** Who said it, and that it was new. */
export async function trace(
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
