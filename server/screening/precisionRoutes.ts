import { z } from 'zod';
import { sees } from '../platform/actor.ts';
import { MarketplaceId } from '../platform/contract.ts';
import { countersOf } from '../platform/count.ts';
import { Refusal } from '../platform/refusal.ts';
import { type Route, route } from '../platform/route.ts';
import { PrecisionRow } from './contract.ts';
import { precisionOf } from './rules.ts';

export const precisionRoutes: Route[] = [
  route({
    method: 'get',
    path: '/api/screening/precision',
    may: 'screening:read',
    summary: 'How often people agreed with each detector, by version and reason',
    query: z.strictObject({ marketplaceId: MarketplaceId.optional() }),
    answer: z.array(PrecisionRow),
    run: async ({ context, actor, query: { marketplaceId } }) => {
      if (marketplaceId && !sees(actor, marketplaceId)) throw new Refusal('not-found');
      const rows = precisionOf(await countersOf(context.db.read, 'screening'));
      return rows.filter(
        (row) => sees(actor, row.marketplaceId) && row.marketplaceId === (marketplaceId ?? row.marketplaceId),
      );
    },
  }),
];
