import { z } from 'zod';
import { CANCELLED_BY, ORDER_STATUSES } from '#db/words.ts';
import { ExternalId, Id, Instant, MarketplaceId, Text } from '../platform/contract.ts';

export const PutCategory = z.strictObject({ name: Text(200) });
export const PutListing = z.strictObject({ title: Text(300), categoryId: ExternalId.optional(), ownerId: ExternalId });
export const PutOrder = z
  .strictObject({
    listingId: ExternalId,
    customerId: ExternalId,
    specialistId: ExternalId,
    /** Words that are not ours are kept as `open` (SPEC 5). */
    status: z.string().trim().min(1).max(40),
    statusAt: Instant.optional(),
    amountMinor: z.int().min(0).max(1_000_000_000_000).optional(),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .optional(),
    cancelledBy: z.enum(CANCELLED_BY).optional(),
  })
  .refine((order) => (order.amountMinor === undefined) === (order.currency === undefined), {
    path: ['currency'],
    message: 'amount-without-currency',
  });

export const PlatformOrder = z.object({
  id: z.string(),
  status: z.enum(ORDER_STATUSES),
  terminalAt: Instant.nullable(),
  reviewWindowEndsAt: Instant.nullable(),
});
export const PlatformListing = z.object({ id: z.string(), title: z.string() });
export const PlatformCategory = z.object({ id: z.string(), name: z.string() });

export const OrderRow = z.object({
  id: Id,
  marketplaceId: MarketplaceId,
  externalId: z.string(),
  listingId: Id,
  listingTitle: z.string(),
  customerId: Id,
  customerName: z.string(),
  specialistId: Id,
  specialistName: z.string(),
  status: z.enum(ORDER_STATUSES),
  statusAt: Instant,
  terminalAt: Instant.nullable(),
  reviewWindowEndsAt: Instant.nullable(),
  amountMinor: z.int().nullable(),
  currency: z.string().nullable(),
  cancelledBy: z.string().nullable(),
  version: z.int(),
});
export const ListingRow = z.object({
  id: Id,
  marketplaceId: MarketplaceId,
  externalId: z.string(),
  title: z.string(),
  categoryId: Id.nullable(),
  ownerId: Id,
  createdAt: Instant,
});
export const CategoryRow = z.object({
  id: Id,
  marketplaceId: MarketplaceId,
  externalId: z.string(),
  name: z.string(),
  createdAt: Instant,
});

const Page = {
  id: z.array(Id).max(100).optional(),
  marketplaceId: MarketplaceId.optional(),
  _after: z.string().max(400).optional(),
};
export const OrderFilter = z.strictObject({
  ...Page,
  status: z.enum(ORDER_STATUSES).optional(),
  customerId: Id.optional(),
  specialistId: Id.optional(),
  listingId: Id.optional(),
  /** The order's own number at the marketplace, or the beginning of it. */
  q: z.string().max(100).optional(),
});
export const ListingFilter = z.strictObject({ ...Page, ownerId: Id.optional(), categoryId: Id.optional() });
export const CategoryFilter = z.strictObject(Page);

export type OrderRow = z.infer<typeof OrderRow>;
export type ListingRow = z.infer<typeof ListingRow>;
export type CategoryRow = z.infer<typeof CategoryRow>;
export type PutCategory = z.infer<typeof PutCategory>;
export type PutListing = z.infer<typeof PutListing>;
export type PutOrder = z.infer<typeof PutOrder>;
