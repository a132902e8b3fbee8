/** Paths of projects; no logic. */
import { resourceRoutes } from '../../../platform/http/resource-routes.ts';
import type { Route } from '../../../platform/http/route.ts';
import {
  createProjectSchema,
  listProjectsSchema,
  patchProjectSchema,
  projectPageSchema,
  projectSchema,
} from './projects.schema.ts';
import type { ProjectsService } from './projects.service.ts';

export function projectsRoutes(service: ProjectsService): readonly Route[] {
  return [
    ...resourceRoutes({
      path: '/api/v1/projects',
      name: 'Project',
      plural: 'Projects',
      access: { read: 'project:read', write: 'project:write' },
      // Its rate of today.
      tellsMore: true,
      schemas: {
        item: projectSchema,
        page: projectPageSchema,
        query: listProjectsSchema,
        create: createProjectSchema,
        patch: patchProjectSchema,
      },
      service,
    }),
  ];
}
