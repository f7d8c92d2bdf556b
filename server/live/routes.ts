import { route } from '../platform/route.ts';
import { openStream } from './service.ts';

export const liveRoutes = [
  route({
    method: 'get',
    path: '/api/live',
    may: 'signed-in',
    summary: 'What others do, as server-sent events',
    answer: null,
    contentType: 'text/event-stream',
    run: async ({ context, actor, request }) => {
      if (request.res) openStream(context, actor, request.res, request.get('last-event-id'));
    },
  }),
];
