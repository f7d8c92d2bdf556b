import type { PlatformActor } from '../platform/actor.ts';
import { externalIdIn } from '../platform/externalId.ts';
import { newId } from '../platform/ids.ts';
import { once } from '../platform/once.ts';
import { registerRoutes } from '../platform/registerRoutes.ts';
import { type Call, type Route, route } from '../platform/route.ts';
import { type PutAsk, putCategory, putListing } from './catalogue.ts';
import {
  CategoryRow,
  ListingRow,
  OrderRow,
  PlatformCategory,
  PlatformListing,
  PlatformOrder,
  PutCategory,
  PutListing,
  PutOrder,
} from './contract.ts';
import { categoriesResource, listingsResource, ordersResource } from './register.ts';
import { putOrder } from './service.ts';

/** Everything the transaction must not make itself (RULINGS 27). */
const askOf = <Body>({
  actor,
  params,
  body,
  context,
  requestId,
}: Call<PlatformActor, undefined, Body>): PutAsk<Body> => ({
  actor,
  freshId: newId(),
  externalId: externalIdIn(params),
  body,
  at: context.clock.now(),
  requestId,
});

const put = { method: 'put', may: 'platform-key', idempotency: 'accepted' } as const;

export const ordersRoutes: Route[] = [
  route({
    ...put,
    path: '/platform/v1/categories/:id',
    summary: 'Name a category of services or goods',
    body: PutCategory,
    answer: PlatformCategory,
    run: async (call) => {
      const ask = askOf(call);
      return once(call, 'put-category', async (tx) => ({
        id: ask.externalId,
        name: (await putCategory(tx, ask)).name,
      }));
    },
  }),
  route({
    ...put,
    path: '/platform/v1/listings/:id',
    summary: 'Say what a listing offers and whose it is',
    body: PutListing,
    answer: PlatformListing,
    run: async (call) => {
      const ask = askOf(call);
      return once(call, 'put-listing', async (tx) => ({
        id: ask.externalId,
        title: (await putListing(tx, ask)).title,
      }));
    },
  }),
  route({
    ...put,
    path: '/platform/v1/orders/:id',
    summary: 'Say how an order stands; its first end starts the review window (IZI-13)',
    body: PutOrder,
    answer: PlatformOrder,
    run: async (call) => {
      const ask = askOf(call);
      return once(call, 'put-order', async (tx) => {
        const { status, terminalAt, reviewWindowEndsAt } = await putOrder(tx, ask);
        return {
          id: ask.externalId,
          status,
          terminalAt: terminalAt?.toISOString() ?? null,
          reviewWindowEndsAt: reviewWindowEndsAt?.toISOString() ?? null,
        };
      });
    },
  }),
  ...registerRoutes(ordersResource, 'orders:read', OrderRow),
  ...registerRoutes(listingsResource, 'listings:read', ListingRow),
  ...registerRoutes(categoriesResource, 'categories:read', CategoryRow),
];
