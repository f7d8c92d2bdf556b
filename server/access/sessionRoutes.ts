import type { Request } from 'express';
import { z } from 'zod';
import type { Context } from '../platform/context.ts';
import { Answer, type Route, route } from '../platform/route.ts';
import {
  Me,
  PasswordChange,
  Preferences,
  SessionRow,
  SetUp,
  SetUpState,
  SetUpToken,
  SignIn,
  StepUp,
} from './contract.ts';
import { readCookie, writeCookie } from './cookies.ts';
import { DEVICE_SECONDS_MAX } from './device.ts';
import { meOf } from './me.ts';
import { changePassword, closeOwnSession, listOwnSessions, savePreferences, signOut } from './own.ts';
import { setUp, setUpState } from './setup.ts';
import { openSession, signIn } from './signIn.ts';
import { stepUp } from './stepUp.ts';

const browser = (context: Context, request: Request) => ({
  oldToken: readCookie(context, request, 'sid'),
  userAgent: request.get('user-agent'),
});

export const sessionRoutes: Route[] = [
  route({
    method: 'post',
    path: '/api/session',
    may: 'anyone',
    summary: 'Sign in',
    body: SignIn,
    answer: Me,
    status: 201,
    run: async ({ context, request, body, requestId }) => {
      const device = readCookie(context, request, 'device');
      const signed = await signIn(context, {
        ...body,
        ...browser(context, request),
        device,
        address: request.ip ?? '',
        requestId,
      });
      writeCookie(context, request, 'sid', signed.token);
      writeCookie(context, request, 'device', signed.device, DEVICE_SECONDS_MAX);
      return meOf(context, signed.staffId);
    },
  }),
  route({
    method: 'get',
    path: '/api/session',
    may: 'signed-in',
    summary: 'Who is signed in',
    answer: Me,
    run: ({ context, actor }) => meOf(context, actor.id),
  }),
  route({
    method: 'delete',
    path: '/api/session',
    may: 'signed-in',
    summary: 'Sign out',
    answer: null,
    run: async ({ context, actor, request, requestId }) => {
      await signOut(context, actor, requestId);
      writeCookie(context, request, 'sid', '');
      // Not the cookies, or the browser would be a stranger next time; not the cache, since nothing of ours is kept there.
      return new Answer(204, undefined, { 'Clear-Site-Data': '"storage"' });
    },
  }),
  route({
    method: 'post',
    path: '/api/session/step-up',
    may: 'signed-in',
    summary: 'Give the password again',
    body: StepUp,
    answer: null,
    run: async ({ context, actor, request, body, requestId }) => {
      writeCookie(context, request, 'sid', await stepUp(context, actor, body.password, requestId));
    },
  }),
];

export const ownRoutes: Route[] = [
  route({
    method: 'get',
    path: '/api/me',
    may: 'signed-in',
    summary: 'Who I am and what I may',
    answer: Me,
    run: ({ context, actor }) => meOf(context, actor.id),
  }),
  route({
    method: 'put',
    path: '/api/me/preferences',
    may: 'signed-in',
    summary: 'Save my preferences, whole',
    body: Preferences,
    answer: Preferences,
    run: ({ context, actor, body, requestId }) => savePreferences(context, actor, body, requestId),
  }),
  route({
    method: 'put',
    path: '/api/me/password',
    may: 'signed-in',
    summary: 'Change my password',
    body: PasswordChange,
    answer: null,
    run: ({ context, actor, body, requestId }) => changePassword(context, actor, body, requestId),
  }),
  route({
    method: 'get',
    path: '/api/me/sessions',
    may: 'signed-in',
    summary: 'Where I am signed in',
    answer: z.array(SessionRow),
    run: ({ context, actor }) => listOwnSessions(context, actor),
  }),
  route({
    method: 'delete',
    path: '/api/me/sessions/:id',
    may: 'signed-in',
    summary: 'Sign out another browser of mine',
    answer: null,
    run: ({ context, actor, params, requestId }) => closeOwnSession(context, actor, params.id ?? '', requestId),
  }),
];

export const setUpRoutes: Route[] = [
  route({
    method: 'post',
    path: '/api/setup/state',
    may: 'anyone',
    summary: 'What a set-up link is for',
    body: SetUpToken,
    answer: SetUpState,
    run: ({ context, body }) => setUpState(context, body.token),
  }),
  route({
    method: 'post',
    path: '/api/setup',
    may: 'anyone',
    summary: 'Use a set-up link',
    body: SetUp,
    answer: Me,
    status: 201,
    run: async ({ context, request, body, requestId }) => {
      const person = await setUp(context, body, requestId);
      const { token } = await openSession(context, person, { ...browser(context, request), requestId });
      writeCookie(context, request, 'sid', token);
      return meOf(context, person.id);
    },
  }),
];
