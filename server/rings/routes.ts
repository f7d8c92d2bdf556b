import { isNull } from 'drizzle-orm';
import { z } from 'zod';
import { type RingRow as KeptRing, rings } from '#db/schema/screening.ts';
import { RING_VERDICTS } from '#db/words.ts';
import { Id, MarketplaceId } from '../platform/contract.ts';
import { answerList, fixed, is, ListQuery, type Resource } from '../platform/list.ts';
import { once } from '../platform/once.ts';
import { Answer, type Route, route } from '../platform/route.ts';
import { RingRow, VerdictInput } from './contract.ts';
import { judgeRing, withNames } from './service.ts';
import { findRing } from './store.ts';

const RingFilter = z.strictObject({
  id: z.array(Id).max(100).optional(),
  marketplaceId: MarketplaceId.optional(),
  verdict: z.enum([...RING_VERDICTS, 'none']).optional(),
  _after: z.string().max(400).optional(),
});

const ringList: Resource<KeptRing> = {
  name: 'rings',
  select: (read) => read.select().from(rings),
  table: rings,
  id: rings.id,
  scope: rings.marketplaceId,
  sorts: { score: rings.score, foundAt: rings.foundAt },
  defaultSort: ['score', 'DESC'],
  filter: RingFilter,
  where: ({ id, marketplaceId, verdict }) => [
    ...is(rings.id, id),
    ...is(rings.marketplaceId, marketplaceId),
    ...(verdict === 'none' ? [fixed('unjudged', isNull(rings.verdict))] : is(rings.verdict, verdict)),
  ],
  // Who they are is looked up for the whole page at once.
  present: (row) => row,
};

/** Groups that look like one hand, for people to judge; neither the search nor a verdict acts on anybody (reviews.md B5). */
export const ringRoutes: Route[] = [
  route({
    method: 'get',
    path: '/api/rings',
    may: 'rings:read',
    summary: 'Groups that look like one ring or one hand, as of last night',
    query: ListQuery,
    answer: z.array(RingRow),
    run: async ({ context: { db }, query, actor }) => {
      const { status, body, headers } = await answerList(ringList, query, db.read, actor);
      return new Answer(status, await withNames(db.read, body as KeptRing[]), headers);
    },
  }),
  route({
    method: 'get',
    path: '/api/rings/:id',
    may: 'rings:read',
    summary: 'One group with all that speaks for it',
    answer: RingRow,
    run: async ({ context: { db }, params, actor }) =>
      (await withNames(db.read, [await findRing(db.read, params.id ?? '', actor)]))[0],
  }),
  route({
    method: 'post',
    path: '/api/rings/:id/verdict',
    may: 'rings:judge',
    summary: 'What a person makes of a group; null takes it back',
    body: VerdictInput,
    answer: RingRow,
    idempotency: 'accepted',
    run: (call) =>
      once(call, 'ring-verdict', async (tx) => {
        const { context, actor, params, body } = call;
        const judged = await judgeRing(tx, actor, params.id ?? '', body, context.clock.now());
        return (await withNames(tx, [judged]))[0];
      }),
  }),
];
