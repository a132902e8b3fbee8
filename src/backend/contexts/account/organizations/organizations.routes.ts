/** Paths of organizations; no logic. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { registerResource } from '../../../platform/http/resource-routes.ts';
import {
  listOrganizationsSchema,
  organizationPageSchema,
  organizationSchema,
  patchOrganizationSchema,
} from './organizations.schema.ts';
import type { OrganizationsService } from './organizations.service.ts';

export function registerOrganizations(app: FastifyInstance, service: OrganizationsService): void {
  registerResource(app, {
    path: '/api/v1/organizations',
    name: 'Organization',
    plural: 'Organizations',
    schemas: {
      item: organizationSchema,
      page: organizationPageSchema,
      query: listOrganizationsSchema,
      create: z.never(),
      patch: patchOrganizationSchema,
    },
    service,
  });
}
