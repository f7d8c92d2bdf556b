import { aliasedTable, eq } from 'drizzle-orm';
import { listQuery } from '#db/listQuery.ts';
import type { Reader } from '#db/open.ts';
import { categories, type Listing, listings, type Order, orders, people } from '#db/schema/market.ts';
import { ORDER_STATUSES } from '#db/words.ts';
import { is, type Resource } from '../platform/list.ts';
import { matching } from '../platform/search.ts';
import {
  CategoryFilter,
  type CategoryRow,
  ListingFilter,
  type ListingRow,
  OrderFilter,
  type OrderRow,
} from './contract.ts';
import type { Category } from './references.ts';
import { keyOf } from './store.ts';

const customers = aliasedTable(people, 'customers');
const specialists = aliasedTable(people, 'specialists');

type Listed = Order & { listingTitle: string; customerName: string; specialistName: string };

export const ordersResource: Resource<Listed> = {
  name: 'orders',
  select: (read: Reader) =>
    listQuery(
      read
        .select({
          id: orders.id,
          marketplaceId: orders.marketplaceId,
          externalId: orders.externalId,
          listingId: orders.listingId,
          listingTitle: listings.title,
          customerId: orders.customerId,
          customerName: customers.displayName,
          specialistId: orders.specialistId,
          specialistName: specialists.displayName,
          status: orders.status,
          statusAt: orders.statusAt,
          terminalAt: orders.terminalAt,
          reviewWindowEndsAt: orders.reviewWindowEndsAt,
          amountMinor: orders.amountMinor,
          currency: orders.currency,
          cancelledBy: orders.cancelledBy,
          version: orders.version,
        })
        .from(orders)
        .innerJoin(listings, eq(listings.id, orders.listingId))
        .innerJoin(customers, eq(customers.id, orders.customerId))
        .innerJoin(specialists, eq(specialists.id, orders.specialistId)),
    ),
  table: orders,
  id: orders.id,
  scope: orders.marketplaceId,
  sorts: { statusAt: orders.statusAt },
  defaultSort: ['statusAt', 'DESC'],
  filter: OrderFilter,
  where: (filter) => [
    ...is(orders.id, filter.id),
    ...is(orders.marketplaceId, filter.marketplaceId),
    ...is(orders.status, filter.status),
    ...is(orders.customerId, filter.customerId),
    ...is(orders.specialistId, filter.specialistId),
    ...is(orders.listingId, filter.listingId),
    ...matching(orders.id, 'order', filter.q),
  ],
  kept: (filter) => {
    const { marketplaceId, status, ...rest } = filter as { marketplaceId?: string; status?: Order['status'] };
    if (!marketplaceId || Object.keys(rest).length > 0) return undefined;
    const statuses = status ? [status] : ORDER_STATUSES;
    return ['orders', statuses.map((each) => keyOf({ marketplaceId }, each))];
  },
  present: (row): OrderRow => ({
    ...row,
    statusAt: row.statusAt.toISOString(),
    terminalAt: row.terminalAt?.toISOString() ?? null,
    reviewWindowEndsAt: row.reviewWindowEndsAt?.toISOString() ?? null,
  }),
};

export const listingsResource: Resource<Listing> = {
  name: 'listings',
  select: (read) => listQuery(read.select().from(listings)),
  table: listings,
  id: listings.id,
  scope: listings.marketplaceId,
  sorts: { createdAt: listings.createdAt },
  defaultSort: ['createdAt', 'DESC'],
  filter: ListingFilter,
  where: (filter) => [
    ...is(listings.id, filter.id),
    ...is(listings.marketplaceId, filter.marketplaceId),
    ...is(listings.ownerId, filter.ownerId),
    ...is(listings.categoryId, filter.categoryId),
  ],
  present: ({ updatedAt: _, ...row }): ListingRow => ({ ...row, createdAt: row.createdAt.toISOString() }),
};

export const categoriesResource: Resource<Category> = {
  name: 'categories',
  select: (read) => listQuery(read.select().from(categories)),
  table: categories,
  id: categories.id,
  scope: categories.marketplaceId,
  sorts: { createdAt: categories.createdAt, name: categories.name },
  defaultSort: ['createdAt', 'DESC'],
  filter: CategoryFilter,
  where: (filter) => [...is(categories.id, filter.id), ...is(categories.marketplaceId, filter.marketplaceId)],
  present: ({ updatedAt: _, ...row }): CategoryRow => ({ ...row, createdAt: row.createdAt.toISOString() }),
};
