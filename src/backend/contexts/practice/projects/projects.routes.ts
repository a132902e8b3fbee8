/** Paths of projects; no logic. */
import type { FastifyInstance } from 'fastify';
import { registerResource } from '../../../platform/http/resource-routes.ts';
import {
  createProjectSchema,
  listProjectsSchema,
  patchProjectSchema,
  projectPageSchema,
  projectSchema,
} from './projects.schema.ts';
import type { ProjectsService } from './projects.service.ts';

export function registerProjects(app: FastifyInstance, service: ProjectsService): void {
  registerResource(app, {
    path: '/api/v1/projects',
    name: 'Project',
    plural: 'Projects',
    schemas: {
      item: projectSchema,
      page: projectPageSchema,
      query: listProjectsSchema,
      create: createProjectSchema,
      patch: patchProjectSchema,
    },
    service,
  });
}
