import { z } from 'zod';
import { QUEUES } from '#db/words.ts';
import { sees } from '../platform/actor.ts';
import { answerList, ListQuery } from '../platform/list.ts';
import { Refusal } from '../platform/refusal.ts';
import { Answer, type Route, route } from '../platform/route.ts';
import { isAboutBlind } from './blind.ts';
import {
  AtVersion,
  CaseRow,
  Colleague,
  HandOver,
  Hold,
  Home,
  Next,
  PresenceInput,
  QueueSummary,
  Skip,
} from './contract.ts';
import { colleagues, homeOf, queueSummaries } from './home.ts';
import { caseList, knownQueue } from './list.ts';
import { tellPresence } from './presence.ts';
import { mustWork } from './rules.ts';
import { claim, handOver, heartbeat, hold, release, skipCase, takeNext } from './service.ts';
import { findCase } from './store.ts';
import { presentCase } from './view.ts';

const onCase = { method: 'post', may: 'cases:read', answer: CaseRow } as const;

export const queueRoutes: Route[] = [
  route({
    method: 'get',
    path: '/api/cases',
    may: 'cases:read',
    summary: 'Cases of the queues',
    query: ListQuery,
    answer: z.array(CaseRow),
    run: ({ context, query, actor }) => answerList(caseList(context.clock), query, context.db.read, actor),
  }),
  route({
    method: 'get',
    path: '/api/cases/:id',
    may: 'cases:read',
    summary: 'One case',
    answer: CaseRow,
    run: async ({ context: { db, clock }, params, actor }) => {
      const one = await findCase(db.read, params.id ?? '', actor);
      const now = clock.now();
      return presentCase(one, actor, now, await isAboutBlind(db.read, one.subjectId, now));
    },
  }),
  route({
    method: 'post',
    path: '/api/queues/:queue/next',
    may: 'cases:read',
    summary: 'Claim the best case I may do; 204 when none is left',
    body: Next,
    answer: CaseRow,
    run: async ({ context, params, actor, body }) => {
      const queue = knownQueue(params.queue);
      if (!queue) throw new Refusal('not-found');
      mustWork(actor.permissions, queue);
      const one = await takeNext(context, actor, queue, body.marketplaceId);
      return one ? presentCase(one, actor, context.clock.now()) : new Answer(204);
    },
  }),
  route({
    ...onCase,
    path: '/api/cases/:id/claim',
    summary: 'Take a case in hand',
    body: AtVersion,
    run: async (call) =>
      shown(call, await inMyQueue(call, () => claim(call.context, call.actor, idOf(call), call.body.version))),
  }),
  route({
    ...onCase,
    path: '/api/cases/:id/heartbeat',
    summary: 'Extend a lease that is still live',
    body: AtVersion,
    run: async (call) => shown(call, await inMyQueue(call, () => heartbeat(call.context, call.actor, idOf(call)))),
  }),
  route({
    ...onCase,
    path: '/api/cases/:id/release',
    summary: 'Give a case back',
    body: AtVersion,
    run: async (call) => shown(call, await inMyQueue(call, () => release(call.context, call.actor, idOf(call)))),
  }),
  route({
    ...onCase,
    path: '/api/cases/:id/skip',
    summary: 'Not for me today',
    body: Skip,
    run: async (call) =>
      shown(call, await inMyQueue(call, () => skipCase(call.context, call.actor, idOf(call), call.body))),
  }),
  route({
    ...onCase,
    path: '/api/cases/:id/hold',
    summary: 'Keep it while I ask around',
    body: Hold,
    run: async (call) =>
      shown(call, await inMyQueue(call, () => hold(call.context, call.actor, idOf(call), call.body))),
  }),
  route({
    ...onCase,
    path: '/api/cases/:id/hand-over',
    summary: 'Put it before a colleague',
    body: HandOver,
    run: async (call) => {
      const one = await findCase(call.context.db.read, idOf(call), call.actor);
      const to = (await colleagues(call.context.db.read, one.queue, one.marketplaceId)).find(
        (each) => each.id === call.body.toStaffId,
      );
      if (!to) throw new Refusal('colleague-cannot', { errors: { toStaffId: 'colleague-cannot' } });
      const { version, note } = call.body;
      return shown(
        call,
        await inMyQueue(call, () => handOver(call.context, call.actor, one.id, { version, note, to })),
      );
    },
  }),
  route({
    method: 'post',
    path: '/api/cases/:id/presence',
    may: 'cases:read',
    summary: 'I have the case on the screen: a hint for colleagues that lapses by itself',
    body: PresenceInput,
    answer: null,
    run: async (call) => {
      await tellPresence(call.context, call.actor, idOf(call), call.body.doing);
      return new Answer(204);
    },
  }),
  route({
    method: 'get',
    path: '/api/queues',
    may: 'cases:read',
    summary: 'My queues: open, due soon, overdue',
    answer: z.array(QueueSummary),
    run: ({ context, actor }) => queueSummaries(context, actor),
  }),
  route({
    method: 'get',
    path: '/api/home',
    may: 'signed-in',
    summary: 'What stands in front of me',
    answer: Home,
    run: ({ context, actor }) => homeOf(context, actor),
  }),
  route({
    method: 'get',
    path: '/api/colleagues',
    may: 'cases:read',
    summary: 'Who else works this queue',
    answer: z.array(Colleague),
    query: z.strictObject({ queue: z.enum(QUEUES), marketplaceId: z.string().max(32).optional() }),
    run: async ({ context, actor, query }) => {
      if (query.marketplaceId && !sees(actor, query.marketplaceId)) throw new Refusal('not-found');
      return (await colleagues(context.db.read, query.queue, query.marketplaceId, actor)).filter(
        (each) => each.id !== actor.id,
      );
    },
  }),
];

type CaseCall = Parameters<Parameters<typeof route<'cases:read', undefined, typeof AtVersion>>[0]['run']>[0];
type Of = Pick<CaseCall, 'context' | 'actor' | 'params'>;
const idOf = ({ params }: Of): string => params.id ?? '';

/** The desk's own permission: reading cases is not working them. */
async function inMyQueue<T>(call: Of, work: () => Promise<T>): Promise<T> {
  const one = await findCase(call.context.db.read, idOf(call), call.actor);
  mustWork(call.actor.permissions, one.queue);
  return work();
}

const shown = ({ actor, context }: Of, one: Parameters<typeof presentCase>[0]) =>
  presentCase(one, actor, context.clock.now());
