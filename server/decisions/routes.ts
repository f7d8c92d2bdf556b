import { z } from 'zod';
import { newId } from '../platform/ids.ts';
import { answerList, ListQuery } from '../platform/list.ts';
import { once } from '../platform/once.ts';
import { type Route, route } from '../platform/route.ts';
import { findCase } from '../queue/store.ts';
import { presentCase } from '../queue/view.ts';
import { batchOf, decideMany, undoMany } from './bulk.ts';
import {
  BulkAnswer,
  BulkDecision,
  BulkUndo,
  Decided,
  DecisionInput,
  DecisionRow,
  Revert,
  StatementRow,
} from './contract.ts';
import { deskOf } from './desks.ts';
import { decisionList, statementList } from './list.ts';
import { decide, revert, undo } from './service.ts';
import { findDecision } from './store.ts';
import { presentDecision } from './view.ts';

const Nothing = z.strictObject({});

export const decisionRoutes: Route[] = [
  route({
    method: 'get',
    path: '/api/cases/:id/context',
    may: 'cases:read',
    summary: 'Everything the desk shows about a case',
    answer: z.looseObject({}),
    run: async ({ context, params, actor }) => {
      const one = await findCase(context.db.read, params.id ?? '', actor);
      return deskOf(one.queue).context(context, actor, one);
    },
  }),
  route({
    method: 'post',
    path: '/api/cases/:id/decision',
    may: 'cases:read',
    summary: 'Decide',
    body: DecisionInput,
    answer: Decided,
    idempotency: 'required',
    run: (call) => {
      const { context, actor, params, body } = call;
      const decisionId = newId();
      return once(call, 'decision', async (tx) =>
        present(call, await decide(tx, context, { actor, caseId: params.id ?? '', decisionId, input: body })),
      );
    },
  }),
  route({
    method: 'post',
    path: '/api/decisions/:id/undo',
    may: 'cases:read',
    summary: 'Take back what is not public yet',
    body: Nothing,
    answer: Decided,
    idempotency: 'accepted',
    run: (call) =>
      once(call, 'undo', async (tx) => present(call, await undo(tx, call.context, call.actor, call.params.id ?? ''))),
  }),
  route({
    method: 'post',
    path: '/api/decisions/:id/revert',
    may: 'decisions:revert',
    summary: 'Reopen what took effect, with a reason',
    body: Revert,
    answer: Decided,
    idempotency: 'accepted',
    run: (call) => {
      const ask = { actor: call.actor, id: call.params.id ?? '', decisionId: newId(), reason: call.body.reason };
      return once(call, 'revert', async (tx) => present(call, await revert(tx, call.context, ask)));
    },
  }),
  route({
    method: 'post',
    path: '/api/bulk/decisions',
    may: 'cases:read',
    summary: 'Decide many at once, an answer for each',
    body: BulkDecision,
    answer: BulkAnswer,
    idempotency: 'required',
    run: ({ context, actor, body, idempotencyKey }) =>
      decideMany(context, actor, body, batchOf(actor.id, idempotencyKey)),
  }),
  route({
    method: 'post',
    path: '/api/bulk/undo',
    may: 'cases:read',
    summary: 'Take back a batch',
    body: BulkUndo,
    answer: BulkAnswer,
    run: ({ context, actor, body }) => undoMany(context, actor, body.batchId),
  }),
  route({
    method: 'get',
    path: '/api/decisions',
    may: 'decisions:read',
    summary: 'What was decided',
    query: ListQuery,
    answer: z.array(DecisionRow),
    run: ({ context, query, actor }) => answerList(decisionList(context.clock), query, context.db.read, actor),
  }),
  route({
    method: 'get',
    path: '/api/decisions/:id',
    may: 'decisions:read',
    summary: 'One decision',
    answer: DecisionRow,
    run: async ({ context, params, actor }) => {
      const decision = await findDecision(context.db.read, params.id ?? '', actor);
      const { headline } = await findCase(context.db.read, decision.caseId, actor);
      return presentDecision(decision, headline, actor, context.clock.now());
    },
  }),
  route({
    method: 'get',
    path: '/api/statements',
    may: 'statements:read',
    summary: 'Statements of reasons',
    query: ListQuery,
    answer: z.array(StatementRow),
    run: ({ context, query, actor }) => answerList(statementList, query, context.db.read, actor),
  }),
];

type Made = Awaited<ReturnType<typeof decide>>;
type Shown = { actor: Parameters<typeof presentDecision>[2]; context: { clock: { now(): Date } } };

function present({ actor, context }: Shown, { decision, one }: Made) {
  const now = context.clock.now();
  const undoUntil = decision.effectiveAt.toISOString();
  return {
    decision: { ...presentDecision(decision, one.headline, actor, now), undoUntil },
    case: presentCase(one, actor, now),
  };
}
