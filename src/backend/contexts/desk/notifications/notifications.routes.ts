/** Paths of notifications; no logic. */
import { callerOf } from '../../../platform/http/authorization.ts';
import { defineRoute, type Route } from '../../../platform/http/route.ts';
import { expectedVersion, setEtag } from '../../../platform/http/versions.ts';
import { idParamsSchema } from '../../../platform/http/wire.ts';
import {
  languageQuerySchema,
  listNotificationsSchema,
  notificationItemSchema,
  notificationListSchema,
  putReadSchema,
  readAllSchema,
  unreadSchema,
} from './notifications.schema.ts';
import type { NotificationsService } from './notifications.service.ts';

const tags = ['Notifications'];
const path = '/api/v1/notifications';
const access = 'notification:read';

export function notificationsRoutes(service: NotificationsService): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path,
      access,
      schema: {
        operationId: 'listNotifications',
        summary: 'What concerns the caller, the newest first',
        tags,
        querystring: listNotificationsSchema,
        response: { 200: notificationListSchema },
      },
      handler: async (request) => await service.list(callerOf(request), request.query),
    }),
    defineRoute({
      method: 'GET',
      path: `${path}/:id`,
      access,
      // The days that it names pass without a change of its version.
      config: { tellsMore: true },
      schema: {
        operationId: 'getNotification',
        tags,
        params: idParamsSchema,
        querystring: languageQuerySchema,
        response: { 200: notificationItemSchema },
      },
      async handler(request, reply) {
        const item = await service.get(callerOf(request), request.params.id, request.query);
        setEtag(reply, item);
        return item;
      },
    }),
    ...readingRoutes(service),
  ];
}

function readingRoutes(service: NotificationsService): readonly Route[] {
  return [
    defineRoute({
      method: 'PUT',
      path: `${path}/:id/read`,
      access,
      schema: {
        operationId: 'putNotificationRead',
        summary: 'Marks one as read, or as unread',
        tags,
        params: idParamsSchema,
        querystring: languageQuerySchema,
        body: putReadSchema,
        response: { 200: notificationItemSchema },
      },
      async handler(request, reply) {
        const { body, query, params } = request;
        const asked = { ...body, ...query, expected: expectedVersion(request) };
        const item = await service.putRead(callerOf(request), params.id, asked);
        setEtag(reply, item);
        return item;
      },
    }),
    defineRoute({
      method: 'POST',
      path: `${path}/read`,
      access,
      schema: {
        operationId: 'readAllNotifications',
        summary: 'Marks all as read, or those up to an instant',
        tags,
        body: readAllSchema,
        response: { 200: unreadSchema },
      },
      handler: async (request) => await service.readAll(callerOf(request), request.body),
    }),
  ];
}
