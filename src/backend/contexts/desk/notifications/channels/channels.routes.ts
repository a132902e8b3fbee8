/** Paths of what leaves; no logic. */
import * as z from 'zod';
import { callerOf } from '../../../../platform/http/authorization.ts';
import { defineRoute, type Route } from '../../../../platform/http/route.ts';
import { idParamsSchema } from '../../../../platform/http/wire.ts';
import {
  createdWebhookSchema,
  createWebhookSchema,
  deliveryListSchema,
  listDeliveriesSchema,
  putWebhookSecretSchema,
  sendNotificationSchema,
  webhookListSchema,
} from './channels.schema.ts';
import type { ChannelsService } from './channels.service.ts';

const path = '/api/v1/notifications';
const access = 'notification:read';
const tags = ['Notifications'];

export function channelRoutes(service: ChannelsService): readonly Route[] {
  return [
    ...webhookRoutes(service),
    defineRoute({
      method: 'GET',
      path: `${path}/deliveries`,
      access,
      schema: {
        operationId: 'listNotificationDeliveries',
        summary: 'What left by mail and webhook, and why something did not',
        tags,
        querystring: listDeliveriesSchema,
        response: { 200: deliveryListSchema },
      },
      handler: async (request) => await service.listDeliveries(callerOf(request), request.query),
    }),
    defineRoute({
      method: 'POST',
      path: `${path}/send`,
      access,
      schema: {
        operationId: 'sendNotification',
        summary: 'Sends a test by the channels that are set up',
        tags,
        body: sendNotificationSchema,
        response: { 202: deliveryListSchema },
      },
      handler: async (request, reply) =>
        await reply.code(202).send(await service.send(callerOf(request), request.body)),
    }),
  ];
}

function webhookRoutes(service: ChannelsService): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: `${path}/webhooks`,
      access,
      schema: { operationId: 'listNotificationWebhooks', tags, response: { 200: webhookListSchema } },
      handler: async (request) => await service.listWebhooks(callerOf(request)),
    }),
    defineRoute({
      method: 'POST',
      path: `${path}/webhooks`,
      access,
      config: { holdsSecret: true },
      schema: {
        operationId: 'createNotificationWebhook',
        summary: 'Its secret is shown this once',
        tags,
        body: createWebhookSchema,
        response: { 201: createdWebhookSchema },
      },
      handler: async (request, reply) =>
        await reply.code(201).send(await service.addWebhook(callerOf(request), request.body)),
    }),
    defineRoute({
      method: 'PUT',
      path: `${path}/webhooks/:id/secret`,
      access,
      config: { holdsSecret: true },
      schema: {
        operationId: 'putNotificationWebhookSecret',
        summary: 'Another secret, entered or made; it is shown this once',
        tags,
        params: idParamsSchema,
        body: putWebhookSecretSchema,
        response: { 200: createdWebhookSchema },
      },
      handler: async (request) => await service.putSecret(callerOf(request), request.params.id, request.body),
    }),
    defineRoute({
      method: 'DELETE',
      path: `${path}/webhooks/:id`,
      access,
      schema: {
        operationId: 'deleteNotificationWebhook',
        tags,
        params: idParamsSchema,
        response: { 204: z.null() },
      },
      handler: async (request, reply) => {
        await service.removeWebhook(callerOf(request), request.params.id);
        return reply.code(204).send(null);
      },
    }),
  ];
}
