/** Paths of saved reports; no logic. */
import { resourceRoutes } from '../../../platform/http/resource-routes.ts';
import type { Route } from '../../../platform/http/route.ts';
import {
  createSavedReportSchema,
  listSavedReportsSchema,
  patchSavedReportSchema,
  savedReportPageSchema,
  savedReportSchema,
} from './saved-reports.schema.ts';
import type { SavedReportsService } from './saved-reports.service.ts';

export function savedReportsRoutes(service: SavedReportsService): readonly Route[] {
  return [
    ...resourceRoutes({
      path: '/api/v1/saved-reports',
      name: 'SavedReport',
      plural: 'SavedReports',
      access: { read: 'time:read', write: 'time:read' },
      schemas: {
        item: savedReportSchema,
        page: savedReportPageSchema,
        query: listSavedReportsSchema,
        create: createSavedReportSchema,
        patch: patchSavedReportSchema,
      },
      service,
    }),
  ];
}
