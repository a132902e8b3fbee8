/** Reports of time, and those that people saved. */

import { defineSlice } from '../../../platform/slice.ts';
import type { ReportPorts } from './reports.ports.ts';
import { reportsRoutes } from './reports.routes.ts';
import { createReportsService } from './reports.service.ts';
import { savedReportEvents } from './saved-reports.events.ts';
import { savedReportsRoutes } from './saved-reports.routes.ts';
import { createSavedReportsService } from './saved-reports.service.ts';

export const reportsSlice = defineSlice({
  name: 'insight/reports',
  tables: ['saved_reports'],
  reads: ['tasks'],
  people: ['saved_reports.user_id'],
  events: savedReportEvents,
  mount: (ports: ReportPorts) => ({
    routes: [
      ...reportsRoutes(createReportsService(ports)),
      ...savedReportsRoutes(createSavedReportsService(ports)),
    ],
  }),
});
