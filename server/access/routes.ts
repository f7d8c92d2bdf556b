import type { Request } from 'express';
import { z } from 'zod';
import { type StaffActor, sees } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { Id } from '../platform/contract.ts';
import { answerList, ListQuery } from '../platform/list.ts';
import { Refusal } from '../platform/refusal.ts';
import { Answer, type Call, type Route, route } from '../platform/route.ts';
import { baseUrl } from './connection.ts';
import {
  ApiKeyCreate, ApiKeyCreated, ApiKeyRow, Me, PasswordChange, Preferences, SessionRow, SetUp, SetUpLink, SetUpState, SetUpToken, SignIn, StaffCreate, StaffCreated,
  StaffRow, StaffUpdate, StepUp,
} from './contract.ts';
import { readCookie, writeCookie } from './cookies.ts';
import { DEVICE_SECONDS_MAX } from './device.ts';
import { createKey, revokeKey } from './keys.ts';
import { meOf } from './me.ts';
import { changePassword, closeOwnSession, listOwnSessions, savePreferences, signOut } from './own.ts';
import { setUp, setUpState } from './setup.ts';
import { openSession, signIn } from './signIn.ts';
import { type By, createStaff, resetStaff, updateStaff } from './staff.ts';
import { stepUp } from './stepUp.ts';
import { findKeyById, findStaff, keysResource, presentKey, presentStaff, staffResource } from './store.ts';

const browser = (context: Context, request: Request) => ({ oldToken: readCookie(context, request, 'sid'), userAgent: request.get('user-agent') });
const by = ({ context, actor, request, requestId }: Call<StaffActor>): By => ({ actor, base: baseUrl(context.config, request), requestId });
/** An id that can be none does not exist; the database would choke on a NUL in it. */
function idOf({ id }: Record<string, string>): string {
  if (!Id.safeParse(id).success) throw new Refusal('not-found');
  return id ?? '';
}

const session: Route[] = [
  route({
    method: 'post', path: '/api/session', may: 'anyone', summary: 'Sign in', body: SignIn, answer: Me, status: 201,
    run: async ({ context, request, body, requestId }) => {
      const device = readCookie(context, request, 'device');
      const signed = await signIn(context, { ...body, ...browser(context, request), device, address: request.ip ?? '', requestId });
      writeCookie(context, request, 'sid', signed.token);
      writeCookie(context, request, 'device', signed.device, DEVICE_SECONDS_MAX);
      return meOf(context, signed.staffId);
    },
  }),
  route({
    method: 'get', path: '/api/session', may: 'signed-in', summary: 'Who is signed in', answer: Me,
    run: ({ context, actor }) => meOf(context, actor.id),
  }),
  route({
    method: 'delete', path: '/api/session', may: 'signed-in', summary: 'Sign out', answer: null,
    run: async ({ context, actor, request, requestId }) => {
      await signOut(context, actor, requestId);
      writeCookie(context, request, 'sid', '');
      // Not the cookies, or the browser would be a stranger next time; not the cache, since nothing of ours is kept there.
      return new Answer(204, undefined, { 'Clear-Site-Data': '"storage"' });
    },
  }),
  route({
    method: 'post', path: '/api/session/step-up', may: 'signed-in', summary: 'Give the password again', body: StepUp, answer: null,
    run: async ({ context, actor, request, body, requestId }) => {
      writeCookie(context, request, 'sid', await stepUp(context, actor, body.password, requestId));
    },
  }),
];

const own: Route[] = [
  route({ method: 'get', path: '/api/me', may: 'signed-in', summary: 'Who I am and what I may', answer: Me, run: ({ context, actor }) => meOf(context, actor.id) }),
  route({
    method: 'put', path: '/api/me/preferences', may: 'signed-in', summary: 'Save my preferences, whole', body: Preferences, answer: Preferences,
    run: ({ context, actor, body, requestId }) => savePreferences(context, actor, body, requestId),
  }),
  route({
    method: 'put', path: '/api/me/password', may: 'signed-in', summary: 'Change my password', body: PasswordChange, answer: null,
    run: ({ context, actor, body, requestId }) => changePassword(context, actor, body, requestId),
  }),
  route({
    method: 'get', path: '/api/me/sessions', may: 'signed-in', summary: 'Where I am signed in', answer: z.array(SessionRow),
    run: ({ context, actor }) => listOwnSessions(context, actor),
  }),
  route({
    method: 'delete', path: '/api/me/sessions/:id', may: 'signed-in', summary: 'Sign out another browser of mine', answer: null,
    run: ({ context, actor, params, requestId }) => closeOwnSession(context, actor, idOf(params), requestId),
  }),
];

const setup: Route[] = [
  route({
    method: 'post', path: '/api/setup/state', may: 'anyone', summary: 'What a set-up link is for', body: SetUpToken, answer: SetUpState,
    run: ({ context, body }) => setUpState(context, body.token),
  }),
  route({
    method: 'post', path: '/api/setup', may: 'anyone', summary: 'Use a set-up link', body: SetUp, answer: Me, status: 201,
    run: async ({ context, request, body, requestId }) => {
      const person = await setUp(context, body, requestId);
      const { token } = await openSession(context, person, { ...browser(context, request), requestId });
      writeCookie(context, request, 'sid', token);
      return meOf(context, person.id);
    },
  }),
];

const colleagues: Route[] = [
  route({
    method: 'get', path: '/api/staff', may: 'system:read', summary: 'Staff', query: ListQuery, answer: z.array(StaffRow),
    run: ({ context, actor, query }) => answerList(staffResource, query, context.db.read, actor),
  }),
  route({
    method: 'get', path: '/api/staff/:id', may: 'system:read', summary: 'One of the staff', answer: StaffRow,
    run: async ({ context, params }) => {
      const person = await findStaff(context.db.read, idOf(params));
      if (!person) throw new Refusal('not-found');
      return presentStaff(person);
    },
  }),
  route({
    method: 'post', path: '/api/staff', may: 'staff:manage', summary: 'Invite a colleague', body: StaffCreate, answer: StaffCreated, status: 201,
    run: async (call) => {
      const { person, setupLink } = await createStaff(call.context, by(call), call.body);
      return { ...presentStaff(person), setupLink };
    },
  }),
  route({
    method: 'put', path: '/api/staff/:id', may: 'staff:manage', summary: 'Change a colleague', body: StaffUpdate, answer: StaffRow,
    run: async (call) => presentStaff(await updateStaff(call.context, by(call), idOf(call.params), call.body)),
  }),
  route({
    method: 'post', path: '/api/staff/:id/link', may: 'staff:manage', summary: 'Make a link for a new password', answer: SetUpLink, status: 201,
    run: async (call) => ({ setupLink: await resetStaff(call.context, by(call), idOf(call.params)) }),
  }),
];

const keys: Route[] = [
  route({
    method: 'get', path: '/api/api-keys', may: 'system:read', summary: 'API keys', query: ListQuery, answer: z.array(ApiKeyRow),
    run: ({ context, actor, query }) => answerList(keysResource, query, context.db.read, actor),
  }),
  route({
    method: 'get', path: '/api/api-keys/:id', may: 'system:read', summary: 'One API key', answer: ApiKeyRow,
    run: async ({ context, actor, params }) => {
      const key = await findKeyById(context.db.read, idOf(params));
      if (!key || !sees(actor, key.marketplaceId)) throw new Refusal('not-found');
      return presentKey(key);
    },
  }),
  route({
    method: 'post', path: '/api/api-keys', may: 'api-keys:manage', summary: 'Make an API key', body: ApiKeyCreate, answer: ApiKeyCreated, status: 201,
    run: async (call) => {
      const { row, key } = await createKey(call.context, by(call), call.body);
      return { ...presentKey(row), key };
    },
  }),
  route({
    method: 'delete', path: '/api/api-keys/:id', may: 'api-keys:manage', summary: 'Revoke an API key', answer: ApiKeyRow,
    run: async (call) => presentKey(await revokeKey(call.context, by(call), idOf(call.params))),
  }),
];

export const accessRoutes: Route[] = [...session, ...own, ...setup, ...colleagues, ...keys];
