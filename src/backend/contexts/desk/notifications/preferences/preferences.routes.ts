/** Paths of preferences; no logic. */
import { callerOf } from '../../../../platform/http/authorization.ts';
import { defineRoute, type Route } from '../../../../platform/http/route.ts';
import { expectedVersion } from '../../../../platform/http/versions.ts';
import { languageQuerySchema } from '../notifications.schema.ts';
import { pauseSchema, preferencesSchema, putPreferencesSchema } from './preferences.schema.ts';
import type { PreferencesService } from './preferences.service.ts';

const shared = {
  path: '/api/v1/notifications/preferences',
  access: 'notification:read',
} as const;
const tags = ['Notifications'];

export function preferencesRoutes(service: PreferencesService): readonly Route[] {
  return [
    defineRoute({
      ...shared,
      method: 'GET',
      schema: {
        operationId: 'getNotificationPreferences',
        summary: 'What the caller hears of, where, and when not',
        tags,
        querystring: languageQuerySchema,
        response: { 200: preferencesSchema },
      },
      handler: async (request) => await service.get(callerOf(request), request.query),
    }),
    defineRoute({
      ...shared,
      method: 'PUT',
      schema: {
        operationId: 'putNotificationPreferences',
        summary: 'Takes only what changes',
        tags,
        querystring: languageQuerySchema,
        body: putPreferencesSchema,
        response: { 200: preferencesSchema },
      },
      handler: async (request) =>
        await service.put(callerOf(request), request.body, {
          ...request.query,
          expected: expectedVersion(request),
        }),
    }),
    defineRoute({
      method: 'POST',
      path: '/api/v1/notifications/pause',
      access: 'notification:read',
      schema: {
        operationId: 'pauseNotifications',
        summary: 'Nothing is sent to the caller for an hour, or until tomorrow; what is locked is',
        tags,
        querystring: languageQuerySchema,
        body: pauseSchema,
        response: { 200: preferencesSchema },
      },
      handler: async (request) => await service.pause(callerOf(request), request.body, request.query),
    }),
  ];
}
