import { z } from 'zod';
import { answerList, ListQuery } from '../platform/list.ts';
import { route } from '../platform/route.ts';
import {
  DeliveryRow,
  WebhookCreate,
  WebhookCreated,
  WebhookRow,
  WebhookTested,
  WebhookUpdate,
  WebhookUpdated,
} from './contract.ts';
import { deliveriesOf, webhookResource } from './lists.ts';
import { removeWebhook } from './remove.ts';
import { createWebhook, findWebhook, redeliver, showWebhook, testWebhook, updateWebhook } from './service.ts';

export const outboxRoutes = [
  route({
    method: 'get',
    path: '/api/webhooks',
    may: 'system:read',
    summary: 'Webhooks with what waits for them',
    query: ListQuery,
    answer: z.array(WebhookRow),
    run: ({ context, query, actor }) => answerList(webhookResource, query, context.db.read, actor),
  }),
  route({
    method: 'get',
    path: '/api/webhooks/:id',
    may: 'system:read',
    summary: 'One webhook',
    answer: WebhookRow,
    run: ({ context, params, actor }) => showWebhook(context.db.read, params.id, actor),
  }),
  route({
    method: 'post',
    path: '/api/webhooks',
    may: 'webhooks:manage',
    summary: 'Adds a webhook; its secret is shown this once',
    body: WebhookCreate,
    answer: WebhookCreated,
    status: 201,
    run: (call) => createWebhook(call, call.body),
  }),
  route({
    method: 'put',
    path: '/api/webhooks/:id',
    may: 'webhooks:manage',
    summary: 'Changes a webhook or replaces its secret',
    body: WebhookUpdate,
    answer: WebhookUpdated,
    run: (call) => updateWebhook(call, call.params.id, call.body),
  }),
  route({
    method: 'delete',
    path: '/api/webhooks/:id',
    may: 'webhooks:manage',
    summary: 'Deletes a webhook and the log of what was sent to it',
    answer: WebhookRow,
    run: (call) => removeWebhook(call, call.params.id),
  }),
  route({
    method: 'post',
    path: '/api/webhooks/:id/test',
    may: 'webhooks:manage',
    summary: 'Sends a test message',
    answer: WebhookTested,
    status: 202,
    run: (call) => testWebhook(call, call.params.id),
  }),
  route({
    method: 'get',
    path: '/api/webhooks/:id/deliveries',
    may: 'system:read',
    summary: 'What was sent to a webhook, newest first',
    query: ListQuery,
    answer: z.array(DeliveryRow),
    run: async ({ context, params, query, actor }) => {
      const webhook = await findWebhook(context.db.read, params.id, actor);
      return answerList(deliveriesOf(webhook.id), query, context.db.read, actor);
    },
  }),
  route({
    method: 'post',
    path: '/api/deliveries/:id/redeliver',
    may: 'webhooks:manage',
    summary: 'Tries a dead letter again',
    answer: DeliveryRow,
    run: (call) => redeliver(call, call.params.id),
  }),
];
