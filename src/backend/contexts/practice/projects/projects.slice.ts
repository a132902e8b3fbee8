/** Projects of clients. */
import { defineSlice } from '../../../platform/slice.ts';
import { projectsRoutes } from './projects.routes.ts';
import { createProjectsService, type ProjectPorts } from './projects.service.ts';

export const projectsSlice = defineSlice({
  name: 'practice/projects',
  tables: ['projects'],
  reads: [],
  people: [],
  uses: { clients: ['projects.client_id'] },
  mount: (ports: ProjectPorts) => ({ routes: projectsRoutes(createProjectsService(ports)) }),
});
