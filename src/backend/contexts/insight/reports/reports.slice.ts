/** Reports of time, and those that people saved. */

import { defineSlice } from '../../../platform/slice.ts';
import type { ReportPorts } from './reports.ports.ts';
import { reportsRoutes } from './reports.routes.ts';
import { reportScope } from './reports.scope.ts';
import { createReportsService } from './reports.service.ts';
import { reportTools } from './reports.tools.ts';
import { savedReports } from './saved-reports.record.ts';

export const reportsSlice = defineSlice({
  name: 'insight/reports',
  tables: ['saved_reports'],
  reads: ['time_entries'],
  people: ['saved_reports.user_id'],
  scope: reportScope,
  events: savedReports.events,
  mount: (ports: ReportPorts) => {
    const service = createReportsService(ports);
    return {
      routes: [...reportsRoutes(service), ...savedReports.routes(savedReports.service(ports))],
      tools: reportTools(service, ports.figures),
    };
  },
});
