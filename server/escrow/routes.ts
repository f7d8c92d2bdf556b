import { needFresh } from '../access/stepUp.ts';
import { DecisionInput } from '../decisions/contract.ts';
import { sees } from '../platform/actor.ts';
import { once } from '../platform/once.ts';
import { Refusal } from '../platform/refusal.ts';
import { registerRoutes } from '../platform/registerRoutes.ts';
import { Answer, type Route, route } from '../platform/route.ts';
import { AtVersion } from '../queue/contract.ts';
import { approvalRoutes } from './approvalRoutes.ts';
import { presentEvidence } from './context.ts';
import {
  AddEvidence,
  DryRun,
  EscrowDisputeRow,
  EvidenceShown,
  InstructionRow,
  LastReconciliation,
  ReconcileInput,
  Reconciliation,
  SplitAnswer,
  SplitAsk,
} from './contract.ts';
import { changeEscrowDispute, findEscrowDispute } from './disputeStore.ts';
import { dryRun } from './dryRun.ts';
import { keepEvidence } from './evidence.ts';
import { holdRoutes } from './holdRoutes.ts';
import { escrowDisputeList, instructionList, presentInstruction } from './lists.ts';
import { previewSplit } from './preview.ts';
import { reconcile } from './reconcile.ts';
import { lastReconciliation } from './reconciliations.ts';
import { retryInstruction } from './retry.ts';

export const escrowRoutes: Route[] = [
  ...holdRoutes,
  ...approvalRoutes,
  ...registerRoutes(escrowDisputeList, 'escrow:read', EscrowDisputeRow),
  ...registerRoutes(instructionList, 'ledger:read', InstructionRow),
  route({
    method: 'post',
    path: '/api/escrow-disputes/:id/split',
    may: 'escrow-disputes:decide',
    summary: 'How a payment would be divided, from one number',
    body: SplitAsk,
    answer: SplitAnswer,
    run: ({ context: { db, clock }, actor, params, body }) =>
      previewSplit(db.read, actor, String(params.id), body, clock.now()),
  }),
  route({
    method: 'post',
    path: '/api/escrow-disputes/:id/evidence',
    may: 'escrow-disputes:decide',
    summary: 'Add what staff found out: a call, a log, a document',
    body: AddEvidence,
    answer: EvidenceShown,
    status: 201,
    idempotency: 'accepted',
    run: (call) => {
      const { context, actor, params, body } = call;
      return once(call, 'escrow-evidence', async (tx) => {
        if (body.text === undefined && body.url === undefined)
          throw new Refusal('evidence-missing', { errors: { text: 'evidence-missing' } });
        const dispute = await findEscrowDispute(tx, String(params.id), actor);
        if (dispute.state === 'closed') throw new Refusal('dispute-closed');
        const act = { tx, clock: context.clock, actor, now: context.clock.now() };
        const shown = await keepEvidence(act, dispute, { ...body, party: null, byId: actor.id });
        // As when a side shows something: a second signature is not held up, and whoever signs sees that it came late.
        if (dispute.state !== 'pending_approval') await changeEscrowDispute(tx, dispute, {});
        return new Answer(201, presentEvidence(shown));
      });
    },
  }),
  route({
    method: 'post',
    path: '/api/cases/:id/dry-run',
    may: 'escrow-disputes:decide',
    summary: 'What a decision about a payment would do, without doing it',
    body: DecisionInput,
    answer: DryRun,
    run: ({ context, actor, params, body }) => dryRun(context, actor, String(params.id), body),
  }),
  route({
    method: 'post',
    path: '/api/payment-instructions/:id/retry',
    may: 'ledger:reconcile',
    summary: 'Tell the payment provider again, with the same key',
    body: AtVersion,
    answer: InstructionRow,
    idempotency: 'accepted',
    run: (call) => {
      const { context, actor, params, body } = call;
      needFresh(context, actor);
      return once(call, 'retry-instruction', async (tx) =>
        presentInstruction(
          await retryInstruction({ tx, clock: context.clock, actor, now: context.clock.now() }, actor, {
            id: String(params.id),
            version: body.version,
          }),
          actor,
        ),
      );
    },
  }),
  route({
    method: 'get',
    path: '/api/reconciliation',
    may: 'ledger:reconcile',
    summary: 'What the last comparison with the books of the payment provider found',
    query: ReconcileInput,
    answer: LastReconciliation,
    run: async ({ context, actor, query }) => {
      if (!sees(actor, query.marketplaceId)) throw new Refusal('not-found');
      return { last: await lastReconciliation(context.db.read, query.marketplaceId) };
    },
  }),
  route({
    method: 'post',
    path: '/api/reconciliation',
    may: 'ledger:reconcile',
    summary: 'Compare our books with those of the payment provider',
    body: ReconcileInput,
    answer: Reconciliation,
    run: async ({ context, actor, body }) => {
      if (!sees(actor, body.marketplaceId)) throw new Refusal('not-found');
      return reconcile(context, body.marketplaceId, { by: actor });
    },
  }),
];
