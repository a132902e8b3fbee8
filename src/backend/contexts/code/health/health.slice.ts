/** How healthy projects are, over time. */

import { defineSlice } from '../../../platform/slice.ts';
import { healthEvents } from './health.events.ts';
import { projectHealthRoutes } from './health.routes.ts';
import { healthScope } from './health.scope.ts';
import { createHealthService, type HealthPorts } from './health.service.ts';
import { healthTools } from './health.tools.ts';

export const healthSlice = defineSlice({
  name: 'code/health',
  tables: ['project_health'],
  reads: [],
  people: [],
  scope: healthScope,
  events: healthEvents,
  uses: { projects: ['project_health.project_id'] },
  mount: (ports: HealthPorts) => {
    const service = createHealthService(ports);
    return { routes: projectHealthRoutes(service), tools: healthTools(service) };
  },
});
