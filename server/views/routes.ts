import { z } from 'zod';
import { answerList, ListQuery } from '../platform/list.ts';
import { Answer, type Route, route } from '../platform/route.ts';
import { SavedViewCreate, SavedViewGone, SavedViewRow, SavedViewUpdate } from './contract.ts';
import { createView, removeView, showView, updateView, withCounts } from './service.ts';
import { savedViewList, type Uncounted } from './store.ts';

/**
 * Whoever reads cases may keep filters for them, an auditor too: they are settings of his own, as preferences are. What
 * they show is asked under the reader's own rights.
 */
export const viewRoutes: Route[] = [
  route({
    method: 'get',
    path: '/api/saved-views',
    may: 'cases:read',
    summary: 'My views and those of the team, with the cases in each',
    query: ListQuery,
    answer: z.array(SavedViewRow),
    run: async ({ context, query, actor }) => {
      const { status, body, headers } = await answerList(savedViewList, query, context.db.read, actor);
      return new Answer(status, await withCounts({ context, actor }, body as Uncounted[]), headers);
    },
  }),
  route({
    method: 'get',
    path: '/api/saved-views/:id',
    may: 'cases:read',
    summary: 'One view',
    answer: SavedViewRow,
    run: ({ context, actor, params }) => showView({ context, actor }, params.id ?? ''),
  }),
  route({
    method: 'post',
    path: '/api/saved-views',
    may: 'cases:read',
    summary: 'Keeps a filter of a queue under a name; for the team with the right to share',
    body: SavedViewCreate,
    answer: SavedViewRow,
    status: 201,
    run: (call) => createView(call, call.body),
  }),
  route({
    method: 'put',
    path: '/api/saved-views/:id',
    may: 'cases:read',
    summary: 'Changes a view of my own',
    body: SavedViewUpdate,
    answer: SavedViewRow,
    run: (call) => updateView(call, call.params.id ?? '', call.body),
  }),
  route({
    method: 'delete',
    path: '/api/saved-views/:id',
    may: 'cases:read',
    summary: 'Deletes a view of my own',
    answer: SavedViewGone,
    run: (call) => removeView(call, call.params.id ?? ''),
  }),
];
