import { externalIdIn } from '../platform/externalId.ts';
import { newId } from '../platform/ids.ts';
import { once } from '../platform/once.ts';
import { listRoute } from '../platform/registerRoutes.ts';
import { type Route, route } from '../platform/route.ts';
import { PersonRow, PlatformPerson, PutPerson } from './contract.ts';
import { peopleResource } from './register.ts';
import { putPerson } from './service.ts';
import { marksTold } from './told.ts';

export const peopleRoutes: Route[] = [
  route({
    method: 'put',
    path: '/platform/v1/people/:id',
    may: 'platform-key',
    summary: 'Say what the marketplace knows of a person',
    body: PutPerson,
    answer: PlatformPerson,
    idempotency: 'accepted',
    run: async (call) => {
      const { actor, body, requestId } = call;
      const ask = {
        actor,
        freshId: newId(),
        externalId: externalIdIn(call.params),
        person: body,
        marks: await marksTold(call.context, actor.marketplaceId, body),
        at: call.context.clock.now(),
        requestId,
      };
      return once(call, 'put-person', async (tx) => {
        const { externalId, displayName, kinds } = await putPerson(tx, ask);
        return { id: externalId, displayName, kinds };
      });
    },
  }),
  listRoute(peopleResource, 'people:read', PersonRow),
];
