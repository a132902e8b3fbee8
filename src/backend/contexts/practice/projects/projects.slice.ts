/** Projects of clients. */

import { defineSlice } from '../../../platform/slice.ts';
import type { NamePorts } from '../../../platform/tools/name-records.ts';
import { addProjectTool } from './add-project.tool.ts';
import { projectEvents } from './projects.events.ts';
import { projectsRoutes } from './projects.routes.ts';
import { projectScope } from './projects.scope.ts';
import { createProjectsService, type ProjectPorts } from './projects.service.ts';
import { projectTools } from './projects.tools.ts';

export const projectsSlice = defineSlice({
  name: 'practice/projects',
  tables: ['projects'],
  reads: [],
  people: [],
  record: [{ kind: 'project', title: 'name', route: '/api/v1/projects/:id', icon: 'project', mention: true }],
  permissions: {
    'project:read': { user: 'member', viewer: 'all', billing_admin: 'all', approver: 'all' },
    'project:write': { user: 'lead' },
  },
  scope: projectScope,
  events: projectEvents,
  uses: { clients: ['projects.client_id'] },
  mount: (ports: ProjectPorts & Pick<NamePorts, 'findNamedClient'>) => {
    const service = createProjectsService(ports);
    return {
      routes: projectsRoutes(service),
      tools: [...projectTools(service, ports), addProjectTool(service, ports)],
    };
  },
});
