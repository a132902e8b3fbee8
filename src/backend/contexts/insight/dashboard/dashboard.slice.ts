/** How the practice is doing. */
import { defineSlice } from '../../../platform/slice.ts';
import { dashboardRoutes } from './dashboard.routes.ts';
import { createDashboardService, type DashboardPorts } from './dashboard.service.ts';

export const dashboardSlice = defineSlice({
  name: 'insight/dashboard',
  tables: [],
  reads: [],
  people: [],
  mount: (ports: DashboardPorts) => ({ routes: dashboardRoutes(createDashboardService(ports)) }),
});
