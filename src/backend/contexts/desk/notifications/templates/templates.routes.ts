/** Paths of templates; no logic. */
import { callerOf } from '../../../../platform/http/authorization.ts';
import { defineRoute, type Route } from '../../../../platform/http/route.ts';
import { languageQuerySchema } from '../notifications.schema.ts';
import {
  previewTemplateSchema,
  templateListSchema,
  templateParamsSchema,
  templatePreviewSchema,
} from './templates.schema.ts';
import type { TemplatesService } from './templates.service.ts';

const path = '/api/v1/notifications/templates';
const access = 'notification:read';
const tags = ['Notifications'];

export function templatesRoutes(service: TemplatesService): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path,
      access,
      schema: {
        operationId: 'listNotificationTemplates',
        tags,
        querystring: languageQuerySchema,
        response: { 200: templateListSchema },
      },
      handler: async (request) => await service.list(callerOf(request), request.query),
    }),
    defineRoute({
      method: 'POST',
      path: `${path}/:type/preview`,
      access,
      schema: {
        operationId: 'previewNotificationTemplate',
        summary: 'The text of a type with sample values, as a channel carries it',
        tags,
        params: templateParamsSchema,
        body: previewTemplateSchema,
        response: { 200: templatePreviewSchema },
      },
      handler: async (request) => await service.preview(callerOf(request), request.params.type, request.body),
    }),
  ];
}
