import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { people } from '#db/schema/market.ts';
import { type ReviewDispute, reviewDisputes } from '#db/schema/reviews.ts';
import { DISPUTE_GROUNDS, DISPUTE_STATUSES } from '#db/words.ts';
import { Id, MarketplaceId } from '../platform/contract.ts';
import { answerList, is, ListQuery, type Resource } from '../platform/list.ts';
import { type Route, route } from '../platform/route.ts';
import { DisputeRow } from './contract.ts';
import { findDispute } from './store.ts';

const DisputeFilter = z.strictObject({
  id: z.array(Id).max(100).optional(),
  marketplaceId: MarketplaceId.optional(),
  status: z.enum(DISPUTE_STATUSES).optional(),
  ground: z.enum(DISPUTE_GROUNDS).optional(),
  reviewId: Id.optional(),
  byId: Id.optional(),
  _after: z.string().max(400).optional(),
});

type Row = Pick<
  ReviewDispute,
  | 'id'
  | 'marketplaceId'
  | 'reviewId'
  | 'byId'
  | 'byParty'
  | 'ground'
  | 'reason'
  | 'status'
  | 'openedAt'
  | 'decidedAt'
  | 'version'
> & { byName: string };

export const disputeList: Resource<Row> = {
  name: 'review-disputes',
  select: (read) =>
    read
      .select({
        id: reviewDisputes.id,
        marketplaceId: reviewDisputes.marketplaceId,
        reviewId: reviewDisputes.reviewId,
        byId: reviewDisputes.byId,
        byName: people.displayName,
        byParty: reviewDisputes.byParty,
        ground: reviewDisputes.ground,
        reason: reviewDisputes.reason,
        status: reviewDisputes.status,
        openedAt: reviewDisputes.openedAt,
        decidedAt: reviewDisputes.decidedAt,
        version: reviewDisputes.version,
      })
      .from(reviewDisputes)
      .innerJoin(people, eq(people.id, reviewDisputes.byId)),
  table: reviewDisputes,
  id: reviewDisputes.id,
  scope: reviewDisputes.marketplaceId,
  sorts: { openedAt: reviewDisputes.openedAt },
  defaultSort: ['openedAt', 'DESC'],
  filter: DisputeFilter,
  where: (filter) => [
    ...is(reviewDisputes.id, filter.id),
    ...is(reviewDisputes.marketplaceId, filter.marketplaceId),
    ...is(reviewDisputes.status, filter.status),
    ...is(reviewDisputes.ground, filter.ground),
    ...is(reviewDisputes.reviewId, filter.reviewId),
    ...is(reviewDisputes.byId, filter.byId),
  ],
  kept: (filter) => {
    const { marketplaceId, status, ...more } = filter;
    const only = Object.values(more).every((value) => value === undefined);
    return only && marketplaceId && status ? ['review-disputes', [`${marketplaceId}:${status}`]] : undefined;
  },
  present,
};

function present(row: Row) {
  return { ...row, openedAt: row.openedAt.toISOString(), decidedAt: row.decidedAt?.toISOString() ?? null };
}

export const disputeRoutes: Route[] = [
  route({
    method: 'get',
    path: '/api/review-disputes',
    may: 'review-disputes:read',
    summary: 'Register of review disputes',
    query: ListQuery,
    answer: z.array(DisputeRow),
    run: ({ context, query, actor }) => answerList(disputeList, query, context.db.read, actor),
  }),
  route({
    method: 'get',
    path: '/api/review-disputes/:id',
    may: 'review-disputes:read',
    summary: 'One review dispute',
    answer: DisputeRow,
    run: async ({ context: { db }, params, actor }) => {
      const { id, marketplaceId, reviewId, byId, byParty, ground, reason, status, openedAt, decidedAt, version } =
        await findDispute(db.read, params.id ?? '', actor);
      const [by] = await db.read.select({ name: people.displayName }).from(people).where(eq(people.id, byId));
      return present({
        id,
        marketplaceId,
        reviewId,
        byId,
        byParty,
        ground,
        reason,
        status,
        openedAt,
        decidedAt,
        version,
        byName: by?.name ?? '',
      });
    },
  }),
];
