/** Projects of clients. */

import { defineSlice } from '../../../platform/slice.ts';
import { projectEvents } from './projects.events.ts';
import { projectsRoutes } from './projects.routes.ts';
import { createProjectsService, type ProjectPorts } from './projects.service.ts';

export const projectsSlice = defineSlice({
  name: 'practice/projects',
  tables: ['projects'],
  reads: [],
  people: [],
  events: projectEvents,
  uses: { clients: ['projects.client_id'] },
  mount: (ports: ProjectPorts) => ({ routes: projectsRoutes(createProjectsService(ports)) }),
});
