import { z } from 'zod';
import { ESCROW_REASONS } from '#db/words.ts';
import { needFresh } from '../access/stepUp.ts';
import { findDecision } from '../decisions/store.ts';
import type { StaffActor } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { answerList, ListQuery } from '../platform/list.ts';
import { once } from '../platform/once.ts';
import { type Route, route } from '../platform/route.ts';
import { approve, returnToDesk } from './approvals.ts';
import { type ApprovalFacts, ApprovalRow, ApprovalShow, Approve, ReturnApproval } from './contract.ts';
import { findApproval, findEscrowDispute } from './disputeStore.ts';
import { findHold, partiesOf } from './holdStore.ts';
import { approvalList, presentApproval } from './lists.ts';
import { whyNotSign } from './signers.ts';

/** A second signature with exactly the facts that it is for. */
async function show({ db: { read }, clock }: Context, id: string, actor: StaffActor) {
  const approval = await findApproval(read, id, actor);
  const dispute = await findEscrowDispute(read, approval.disputeId, actor);
  const hold = await findHold(read, approval.holdId, actor);
  const { customer, specialist } = await partiesOf(read, hold);
  const decision = approval.decisionId ? await findDecision(read, approval.decisionId, actor) : null;
  const whyNot = await whyNotSign(read, approval, hold, actor, clock.now());
  const named = decision?.extra.finding ?? dispute.reason;
  return {
    ...presentApproval(approval, decision?.caseId ?? null),
    facts: JSON.parse(approval.facts) as ApprovalFacts,
    factsHash: approval.factsHash,
    customerName: customer.displayName,
    specialistName: specialist.displayName,
    message: decision?.message ?? null,
    decisionNote: decision?.note ?? null,
    finding: ESCROW_REASONS.find((reason) => reason === named) ?? dispute.reason,
    mayApprove: whyNot === null,
    whyNot,
  };
}

export const approvalRoutes: Route[] = [
  route({
    method: 'get',
    path: '/api/approvals',
    may: 'escrow:read',
    summary: 'Second signatures, wanted and given',
    query: ListQuery,
    answer: z.array(ApprovalRow),
    run: ({ context, query, actor }) => answerList(approvalList, query, context.db.read, actor),
  }),
  route({
    method: 'get',
    path: '/api/approvals/:id',
    may: 'escrow:read',
    summary: 'What is to be signed, and whether I may',
    answer: ApprovalShow,
    run: ({ context, params, actor }) => show(context, String(params.id), actor),
  }),
  route({
    method: 'post',
    path: '/api/approvals/:id/approve',
    may: 'escrow:approve',
    summary: 'Sign exactly what was shown (D15)',
    body: Approve,
    answer: ApprovalRow,
    idempotency: 'accepted',
    run: (call) => {
      const { context, actor, params, body } = call;
      needFresh(context, actor);
      return once(call, 'approve', async (tx) => {
        const act = { tx, clock: context.clock, actor, now: context.clock.now() };
        return presentApproval(await approve(act, actor, { id: String(params.id), ...body }));
      });
    },
  }),
  route({
    method: 'post',
    path: '/api/approvals/:id/return',
    may: 'escrow:approve',
    summary: 'Not signed: back to the desk, with a note',
    body: ReturnApproval,
    answer: ApprovalRow,
    idempotency: 'accepted',
    run: (call) => {
      const { context, actor, params, body } = call;
      return once(call, 'return-approval', async (tx) => {
        const act = { tx, clock: context.clock, actor, now: context.clock.now() };
        return presentApproval(await returnToDesk(act, actor, { id: String(params.id), ...body }));
      });
    },
  }),
];
