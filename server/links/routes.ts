import { newId } from '../platform/ids.ts';
import { once } from '../platform/once.ts';
import { type Route, route } from '../platform/route.ts';
import { LinkRow, Links, LinkVerdictInput } from './contract.ts';
import { judgeLink, linksOfPerson } from './service.ts';

export const linkRoutes: Route[] = [
  route({
    method: 'get',
    path: '/api/people/:id/links',
    may: 'registrations:read',
    summary: 'Accounts that have something in common with this one, and what people made of it',
    answer: Links,
    run: async ({ context: { db }, actor, params }) => ({
      items: await linksOfPerson(db.read, actor, String(params.id)),
    }),
  }),
  route({
    method: 'post',
    path: '/api/people/:id/links/:otherId/verdict',
    may: 'registrations:decide',
    summary: 'Say what two accounts are to each other; “unrelated” is remembered, so that nobody is asked again',
    body: LinkVerdictInput,
    answer: LinkRow,
    idempotency: 'accepted',
    run: (call) => {
      const { context, actor, params, body } = call;
      const made = { id: newId(), now: context.clock.now() };
      const pair = { personId: String(params.id), otherId: String(params.otherId) };
      return once(call, 'link-verdict', (tx) => judgeLink(tx, { actor, ...pair, ...body, ...made }));
    },
  }),
];
