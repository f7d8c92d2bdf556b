import type { ScratchRow } from '#db/scratch.ts';
import { foldCounts } from '../platform/count.ts';
import { foldRatings } from '../ratings/store.ts';
import type { RejectReason } from './fault.ts';
import type { Load, Written } from './load.ts';
import { loadCategories, loadListings, loadOrders, loadPeople } from './loadMarket.ts';
import { loadReviews, type ReviewsWritten } from './loadReviews.ts';
import type { Rejects } from './rejects.ts';
import { settleFates } from './stage.ts';

export interface ImportResult {
  marketplaceId: string;
  /** New records of all kinds; 0 for an import that was through already. */
  written: number;
  people: Written;
  categories: Written;
  listings: Written;
  orders: Written;
  reviews: ReviewsWritten;
  rejected: number;
  rejectFiles: string[];
}

/** From the stage into the database, each kind after what it refers to. */
export async function loadStage(
  load: Load,
  pending: number,
  reviewRejects: Rejects,
  all: readonly Rejects[],
): Promise<ImportResult> {
  settleFates(load.stage, pending);
  const people = await loadPeople(load);
  const categories = await loadCategories(load);
  const listings = await loadListings(load);
  const orders = await loadOrders(load);
  const reject = (row: ScratchRow, reason: RejectReason) =>
    reviewRejects.add(Number(row.file_line), reason, JSON.parse(String(row.raw)) as string[]);
  const reviews = await loadReviews(load, reject);
  await foldAll(load);
  const files = await Promise.all(all.map((rejects) => rejects.close()));
  const written = [people, categories, listings, orders, reviews].reduce((sum, each) => sum + each.written, 0);
  const rejected = all.reduce((sum, each) => sum + each.count, 0);
  return {
    marketplaceId: load.marketplace.id,
    written,
    people,
    categories,
    listings,
    orders,
    reviews,
    rejected,
    rejectFiles: files.filter((file) => file !== null),
  };
}

/** Counters and marks of the whole history would wait for the server's sweep, and every read would add them up until then. */
async function foldAll({ context: { db } }: Load): Promise<void> {
  while ((await foldCounts(db)) > 0);
  while ((await foldRatings(db)) > 0);
}
