import { z } from 'zod';
import { type StaffActor, sees } from '../platform/actor.ts';
import { Id } from '../platform/contract.ts';
import { answerList, ListQuery } from '../platform/list.ts';
import { Refusal } from '../platform/refusal.ts';
import { type Call, type Route, route } from '../platform/route.ts';
import { baseUrl } from './connection.ts';
import {
  ApiKeyCreate,
  ApiKeyCreated,
  ApiKeyRow,
  SetUpLink,
  StaffCreate,
  StaffCreated,
  StaffRow,
  StaffUpdate,
} from './contract.ts';
import { createKey, revokeKey } from './keys.ts';
import { type By, createStaff, resetStaff, updateStaff } from './staff.ts';
import { findKeyById, findStaff, keysResource, presentKey, presentStaff, staffResource } from './store.ts';

const by = ({ context, actor, request, requestId }: Call<StaffActor>): By => ({
  actor,
  base: baseUrl(context.config, request),
  requestId,
});
/** An id that can be none does not exist; the database would choke on a NUL in it. */
function idOf({ id }: Record<string, string>): string {
  if (!Id.safeParse(id).success) throw new Refusal('not-found');
  return id ?? '';
}

/** Nobody is deleted: the trail and old decisions name their people, so whoever leaves is disabled (`PUT`, state). */
export const staffRoutes: Route[] = [
  route({
    method: 'get',
    path: '/api/staff',
    may: 'system:read',
    summary: 'Staff',
    query: ListQuery,
    answer: z.array(StaffRow),
    run: ({ context, actor, query }) => answerList(staffResource, query, context.db.read, actor),
  }),
  route({
    method: 'get',
    path: '/api/staff/:id',
    may: 'system:read',
    summary: 'One of the staff',
    answer: StaffRow,
    run: async ({ context, params }) => {
      const person = await findStaff(context.db.read, idOf(params));
      if (!person) throw new Refusal('not-found');
      return presentStaff(person);
    },
  }),
  route({
    method: 'post',
    path: '/api/staff',
    may: 'staff:manage',
    summary: 'Invite a colleague',
    body: StaffCreate,
    answer: StaffCreated,
    status: 201,
    run: async (call) => {
      const { person, setupLink } = await createStaff(call.context, by(call), call.body);
      return { ...presentStaff(person), setupLink };
    },
  }),
  route({
    method: 'put',
    path: '/api/staff/:id',
    may: 'staff:manage',
    summary: 'Change a colleague',
    body: StaffUpdate,
    answer: StaffRow,
    run: async (call) => presentStaff(await updateStaff(call.context, by(call), idOf(call.params), call.body)),
  }),
  route({
    method: 'post',
    path: '/api/staff/:id/link',
    may: 'staff:manage',
    summary: 'Make a link for a new password',
    answer: SetUpLink,
    status: 201,
    run: async (call) => ({ setupLink: await resetStaff(call.context, by(call), idOf(call.params)) }),
  }),
];

/** A key is not changed but replaced, and `DELETE` revokes it: the row stays, since the trail names it. */
export const keyRoutes: Route[] = [
  route({
    method: 'get',
    path: '/api/api-keys',
    may: 'system:read',
    summary: 'API keys',
    query: ListQuery,
    answer: z.array(ApiKeyRow),
    run: ({ context, actor, query }) => answerList(keysResource, query, context.db.read, actor),
  }),
  route({
    method: 'get',
    path: '/api/api-keys/:id',
    may: 'system:read',
    summary: 'One API key',
    answer: ApiKeyRow,
    run: async ({ context, actor, params }) => {
      const key = await findKeyById(context.db.read, idOf(params));
      if (!key || !sees(actor, key.marketplaceId)) throw new Refusal('not-found');
      return presentKey(key);
    },
  }),
  route({
    method: 'post',
    path: '/api/api-keys',
    may: 'api-keys:manage',
    summary: 'Make an API key',
    body: ApiKeyCreate,
    answer: ApiKeyCreated,
    status: 201,
    run: async (call) => {
      const { row, key } = await createKey(call.context, by(call), call.body);
      return { ...presentKey(row), key };
    },
  }),
  route({
    method: 'delete',
    path: '/api/api-keys/:id',
    may: 'api-keys:manage',
    summary: 'Revoke an API key',
    answer: ApiKeyRow,
    run: async (call) => presentKey(await revokeKey(call.context, by(call), idOf(call.params))),
  }),
];
