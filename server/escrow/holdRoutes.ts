import { z } from 'zod';
import type { Transaction } from '#db/open.ts';
import { needFresh } from '../access/stepUp.ts';
import type { StaffActor } from '../platform/actor.ts';
import { Text } from '../platform/contract.ts';
import { once } from '../platform/once.ts';
import { registerRoutes } from '../platform/registerRoutes.ts';
import { type Call, type Route, route } from '../platform/route.ts';
import type { Act } from './act.ts';
import { ApprovalRow, Backstop, CancelHold, Freeze, HoldListed, HoldShow, OpenOnBehalf } from './contract.ts';
import { showHold } from './holdShow.ts';
import { cancelHold } from './holds.ts';
import { holdList, presentApproval } from './lists.ts';
import { openOnBehalf } from './onBehalf.ts';
import { askToReopen, backstop, freeze, seenHold } from './staffActs.ts';

const actOf = ({ context, actor }: Pick<Call<StaffActor>, 'context' | 'actor'>, tx: Transaction): Act => ({
  tx,
  clock: context.clock,
  actor,
  now: context.clock.now(),
});

export const holdRoutes: Route[] = [
  ...registerRoutes(holdList, 'escrow:read', HoldListed),
  route({
    method: 'get',
    path: '/api/holds/:id/whole',
    may: 'escrow:read',
    summary: 'A reserved payment with its reports, disputes, journals and instructions',
    answer: HoldShow,
    run: ({ context: { db, clock }, actor, params }) => showHold(db.read, String(params.id), actor, clock.now()),
  }),
  route({
    method: 'post',
    path: '/api/holds/:id/freeze',
    may: 'escrow-disputes:decide',
    summary: 'Stop what silence would decide, and look at it (H12)',
    body: Freeze,
    answer: HoldShow,
    idempotency: 'accepted',
    run: (call) =>
      once(call, 'freeze-hold', async (tx) => {
        const { actor, body, params } = call;
        const act = actOf(call, tx);
        await freeze(act, actor, await seenHold(act, actor, String(params.id), body.version), body);
        return showHold(tx, String(params.id), actor, act.now);
      }),
  }),
  route({
    method: 'post',
    path: '/api/holds/:id/dispute',
    may: 'escrow-disputes:decide',
    summary: 'Open a dispute for a side that agreed to it (D1)',
    body: OpenOnBehalf,
    answer: HoldShow,
    idempotency: 'accepted',
    run: (call) =>
      once(call, 'dispute-on-behalf', async (tx) => {
        const { actor, body, params } = call;
        const act = actOf(call, tx);
        await openOnBehalf(act, actor, await seenHold(act, actor, String(params.id), body.version), body);
        return showHold(tx, String(params.id), actor, act.now);
      }),
  }),
  route({
    method: 'post',
    path: '/api/holds/:id/cancel',
    may: 'escrow:approve',
    summary: 'Give a reserved payment back where the deal was cancelled (H16)',
    body: CancelHold,
    answer: HoldShow,
    idempotency: 'accepted',
    run: (call) => {
      needFresh(call.context, call.actor);
      return once(call, 'cancel-hold', async (tx) => {
        const { actor, body, params } = call;
        const act = actOf(call, tx);
        const seen = await seenHold(act, actor, String(params.id), body.version);
        await cancelHold(act, seen, { who: 'manager', reason: body.reason });
        return showHold(tx, String(params.id), actor, act.now);
      });
    },
  }),
  route({
    method: 'post',
    path: '/api/holds/:id/backstop',
    may: 'escrow:approve',
    summary: 'End what nobody ended in time; a second manager signs (H19)',
    body: Backstop,
    answer: HoldShow,
    idempotency: 'accepted',
    run: (call) => {
      needFresh(call.context, call.actor);
      return once(call, 'backstop-hold', async (tx) => {
        const { actor, body, params } = call;
        const act = actOf(call, tx);
        await backstop(act, actor, await seenHold(act, actor, String(params.id), body.version), body);
        return showHold(tx, String(params.id), actor, act.now);
      });
    },
  }),
  route({
    method: 'post',
    path: '/api/escrow-disputes/:id/reopen',
    may: 'escrow:approve',
    summary: 'Open a closed dispute again while no money has left; a second manager signs (D24)',
    body: z.strictObject({ reason: Text(1000), version: z.int() }),
    answer: ApprovalRow,
    idempotency: 'accepted',
    run: (call) => {
      needFresh(call.context, call.actor);
      return once(call, 'reopen-dispute', async (tx) =>
        presentApproval(await askToReopen(actOf(call, tx), call.actor, String(call.params.id), call.body)),
      );
    },
  }),
];
