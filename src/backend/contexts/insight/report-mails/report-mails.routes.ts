/** Paths of reports by mail; no logic. */
import { callerOf } from '../../../platform/http/authorization.ts';
import { resourceRoutes } from '../../../platform/http/resource-routes.ts';
import { defineRoute, type Route } from '../../../platform/http/route.ts';
import { idParamsSchema } from '../../../platform/http/wire.ts';
import {
  createReportMailSchema,
  listReportMailsSchema,
  patchReportMailSchema,
  reportMailPageSchema,
  reportMailPreviewSchema,
  reportMailSchema,
} from './report-mails.schema.ts';
import type { ReportMailsService } from './report-mails.service.ts';

const path = '/api/v1/report-mails';
const tags = ['Reports'];

export function reportMailsRoutes(service: ReportMailsService): readonly Route[] {
  return [
    ...resourceRoutes({
      path,
      name: 'ReportMail',
      plural: 'ReportMails',
      tags,
      access: { read: 'report-mail:read', write: 'report-mail:write' },
      schemas: {
        item: reportMailSchema,
        page: reportMailPageSchema,
        query: listReportMailsSchema,
        create: createReportMailSchema,
        patch: patchReportMailSchema,
      },
      service,
    }),
    defineRoute({
      method: 'GET',
      path: `${path}/:id/preview`,
      access: 'report-mail:read',
      schema: {
        operationId: 'previewReportMail',
        summary: 'The mail that would leave now, with its CSV file',
        tags,
        params: idParamsSchema,
        response: { 200: reportMailPreviewSchema },
      },
      handler: async (request) => await service.preview(callerOf(request), request.params.id),
    }),
  ];
}
