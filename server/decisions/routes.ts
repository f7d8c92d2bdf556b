import { z } from 'zod';
import { newId } from '../platform/ids.ts';
import { answerList, ListQuery } from '../platform/list.ts';
import { once } from '../platform/once.ts';
import { onceInSteps } from '../platform/onceInSteps.ts';
import { registerRoutes } from '../platform/registerRoutes.ts';
import { type Route, route } from '../platform/route.ts';
import { isAboutBlind, withoutWords } from '../queue/blind.ts';
import { findCase } from '../queue/store.ts';
import { presentCase } from '../queue/view.ts';
import { batchOf, decideMany, revertMany, undoMany } from './bulk.ts';
import {
  BulkAnswer,
  BulkDecision,
  BulkRevert,
  BulkRevertAnswer,
  BulkUndo,
  Decided,
  DecisionInput,
  DecisionRow,
  Revert,
  StatementRow,
} from './contract.ts';
import { deskOf } from './desks.ts';
import { decisionList, statementList } from './list.ts';
import { mustDecideSomewhere } from './rules.ts';
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
      mustDecideSomewhere(actor);
      const decisionId = newId();
      return once(call, 'decision', async (tx) =>
        present(call, await decide(tx, context, { actor, caseId: params.id ?? '', decisionId, input: body })),
      );
    },
  }),
  route({
    method: 'post',
    path: '/api/decisions/:id/undo',
    may: 'decisions:revert',
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
    run: async (call) => {
      const { context, actor, body, idempotencyKey } = call;
      mustDecideSomewhere(actor);
      const batchId = batchOf(actor.id, 'decisions', idempotencyKey);
      return onceInSteps(call, 'bulk-decisions', () => decideMany(context, actor, body, batchId));
    },
  }),
  route({
    method: 'post',
    path: '/api/bulk/undo',
    may: 'decisions:revert',
    summary: 'Take back a batch',
    body: BulkUndo,
    answer: BulkAnswer,
    idempotency: 'accepted',
    run: (call) => onceInSteps(call, 'bulk-undo', () => undoMany(call.context, call.actor, call.body.batchId)),
  }),
  route({
    method: 'post',
    path: '/api/bulk/revert',
    may: 'decisions:revert',
    summary: 'Reopen many at once, an answer for each',
    body: BulkRevert,
    answer: BulkRevertAnswer,
    idempotency: 'accepted',
    run: (call) => {
      const { context, actor, body, idempotencyKey } = call;
      const batchId = batchOf(actor.id, 'revert', idempotencyKey);
      return onceInSteps(call, 'bulk-revert', () => revertMany(context, actor, body, batchId));
    },
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
      const now = context.clock.now();
      const blind = await isAboutBlind(context.db.read, decision.subjectId, now);
      return presentDecision(decision, blind ? withoutWords(headline) : headline, actor, now);
    },
  }),
  ...registerRoutes(statementList, 'statements:read', StatementRow),
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
