import { z } from 'zod';
import { ListQuery } from '../platform/list.ts';
import { type Route, route } from '../platform/route.ts';
import { SettingsChange, SettingsRow, TrialAnswer, TrialInput } from './contract.ts';
import { changeSettings } from './settingsService.ts';
import { findSettings } from './settingsStore.ts';
import { listVersions } from './settingsVersions.ts';
import { runTrial } from './trial.ts';

/** Word lists and thresholds of the screening: every version, the next one, and what it would change. */
export const settingsRoutes: Route[] = [
  route({
    method: 'get',
    path: '/api/screening-settings',
    may: 'screening:read',
    summary: 'Versions of word lists and thresholds, without the words',
    query: ListQuery,
    answer: z.array(SettingsRow),
    run: ({ context, query, actor }) => listVersions(query, context.db.read, actor),
  }),
  route({
    method: 'get',
    path: '/api/screening-settings/:id',
    may: 'screening:read',
    summary: 'One version of word lists and thresholds',
    answer: SettingsRow,
    run: ({ context, params, actor }) => findSettings(context.db.read, params.id ?? '', actor),
  }),
  route({
    method: 'post',
    path: '/api/screening/settings',
    may: 'screening:write',
    summary: 'Put the next version of word lists and thresholds in force',
    body: SettingsChange,
    answer: SettingsRow,
    run: ({ context, actor, body, requestId }) => changeSettings(context, actor, body, requestId),
  }),
  route({
    method: 'post',
    path: '/api/screening/trial',
    may: 'screening:write',
    summary: 'Try word lists and thresholds on the newest 1,000 reviews; nothing is saved',
    body: TrialInput,
    answer: TrialAnswer,
    run: ({ context, actor, body, request }) =>
      runTrial(context, actor, body, { stopped: () => request.socket.destroyed }),
  }),
];
