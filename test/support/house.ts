import { policies } from '#db/schema/market.ts';
import { allRoutes, furnish } from '#server/app.ts';
import { runDue } from '#server/jobs/service.ts';
import { newId } from '#server/platform/ids.ts';
import type { Policy } from '#server/policies/contract.ts';
import { DEFAULT_POLICIES } from '#server/policies/defaults.ts';
import { makeSweeps } from '#server/sweeps.ts';
import type { Client } from './apiClient.ts';
import { startServer, type TestServer } from './server.ts';
import { addMarketplace } from './staff.ts';

type MarketplaceId = 'izi' | 'qjob';
type Options = Parameters<typeof startServer>[0];

/** A deal that has ended, by the marketplace's own ids. */
export interface TestDeal {
  marketplaceId: MarketplaceId;
  orderId: string;
  listingId: string;
  customerId: string;
  specialistId: string;
}
export interface TestHouse extends TestServer {
  /** The marketplace's server, with a key of its own. */
  market(id: MarketplaceId): Promise<Client>;
  deal(id?: MarketplaceId, over?: Partial<TestDeal> & { status?: string; statusAt?: string }): Promise<TestDeal>;
  /** Hands in a review; resolves to its id. */
  review(deal: TestDeal, by?: 'customer' | 'specialist', over?: Record<string, unknown>): Promise<string>;
  /** Everything that is due by now happens, as often as it takes. */
  settle(): Promise<void>;
  /** Moves business time, as the demo does, so that nobody is signed out by it; what falls due happens. Milliseconds. */
  pass(ms: number): Promise<void>;
}

let n = 0;

/** Every room of the house over a database of its own, with both marketplaces and their policies. */
export async function startHouse(options: Options & { policy?: Partial<Policy> } = {}): Promise<TestHouse> {
  furnish();
  const sweeps = makeSweeps();
  const server = await startServer({ ...options, routes: allRoutes(sweeps) });
  const { context } = server;
  for (const id of ['izi', 'qjob'] as const) await addPolicy(server, id, options.policy);
  const keys = new Map<MarketplaceId, Client>();
  const settle = async () => void (await runDue(context, sweeps));

  const house: TestHouse = Object.assign(server, {
    settle,
    market: async (id: MarketplaceId) => {
      const known = keys.get(id) ?? (await server.platform(id, ['own-view', 'backfill']));
      keys.set(id, known);
      return known;
    },
    deal: (id: MarketplaceId = 'izi', over = {}) => makeDeal(house, id, over),
    review: async (deal: TestDeal, by: 'customer' | 'specialist' = 'customer', over: Record<string, unknown> = {}) => {
      const body = {
        orderId: deal.orderId,
        authorId: by === 'customer' ? deal.customerId : deal.specialistId,
        rating: 5,
        text: 'Все пройшло добре, дякую за роботу.',
        ...over,
      };
      const answer = await (await house.market(deal.marketplaceId)).post('/platform/v1/reviews', body);
      if (answer.status !== 201) throw new Error(`The review was not taken: ${answer.status} ${answer.text}`);
      return String(answer.body.id);
    },
    pass: async (ms: number) => {
      context.clock.setOffset(context.clock.offsetMs + ms);
      await settle();
    },
  });
  return house;
}

async function addPolicy({ context }: TestServer, id: MarketplaceId, over: Partial<Policy> = {}): Promise<void> {
  await addMarketplace(context, id);
  const at = new Date(context.clock.now().getTime() - 365 * 86_400_000);
  const row = {
    id: newId(),
    marketplaceId: id,
    version: 1,
    body: { ...DEFAULT_POLICIES[id], ...over },
    effectiveFrom: at,
    createdBy: 'test',
    createdAt: at,
  };
  await context.db.transaction(async (tx) => void (await tx.insert(policies).values(row)));
}

async function makeDeal(
  house: TestHouse,
  id: MarketplaceId,
  over: Partial<TestDeal> & { status?: string; statusAt?: string },
): Promise<TestDeal> {
  n += 1;
  const { status = 'completed', statusAt, ...own } = over;
  const deal = {
    marketplaceId: id,
    orderId: `o${n}`,
    listingId: `l${n}`,
    customerId: `c${n}`,
    specialistId: `s${n}`,
    ...own,
  };
  const market = await house.market(id);
  const put = async (path: string, body: object) => {
    const answer = await market.put(`/platform/v1/${path}`, body);
    if (answer.status !== 200 && answer.status !== 201) throw new Error(`${path}: ${answer.status} ${answer.text}`);
  };
  await put(`people/${deal.customerId}`, { displayName: `Олена ${n}`, kinds: ['customer'] });
  await put(`people/${deal.specialistId}`, { displayName: `Майстер ${n}`, kinds: ['specialist'] });
  await put(`listings/${deal.listingId}`, { title: `Шафа ${n}`, ownerId: deal.specialistId });
  const { listingId, customerId, specialistId } = deal;
  const at = statusAt ?? new Date(house.context.clock.now().getTime() - 86_400_000).toISOString();
  await put(`orders/${deal.orderId}`, { listingId, customerId, specialistId, status, statusAt: at });
  return deal;
}
