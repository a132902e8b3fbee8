/** Paths of saved reports; no logic. */
import type { FastifyInstance } from 'fastify';
import { registerResource } from '../../../platform/http/resource-routes.ts';
import {
  createSavedReportSchema,
  listSavedReportsSchema,
  patchSavedReportSchema,
  savedReportPageSchema,
  savedReportSchema,
} from './saved-reports.schema.ts';
import type { SavedReportsService } from './saved-reports.service.ts';

export function registerSavedReports(app: FastifyInstance, service: SavedReportsService): void {
  registerResource(app, {
    path: '/api/v1/saved-reports',
    name: 'SavedReport',
    plural: 'SavedReports',
    schemas: {
      item: savedReportSchema,
      page: savedReportPageSchema,
      query: listSavedReportsSchema,
      create: createSavedReportSchema,
      patch: patchSavedReportSchema,
    },
    service,
  });
}
