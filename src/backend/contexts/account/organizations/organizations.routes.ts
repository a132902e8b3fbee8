/** Paths of organizations; no logic. */
import * as z from 'zod';
import { resourceRoutes } from '../../../platform/http/resource-routes.ts';
import type { Route } from '../../../platform/http/route.ts';
import {
  listOrganizationsSchema,
  organizationPageSchema,
  organizationSchema,
  patchOrganizationSchema,
} from './organizations.schema.ts';
import type { OrganizationsService } from './organizations.service.ts';

export function organizationsRoutes(service: OrganizationsService): readonly Route[] {
  return [
    ...resourceRoutes({
      path: '/api/v1/organizations',
      name: 'Organization',
      plural: 'Organizations',
      access: { read: 'organization:read', write: 'organization:write' },
      stepUp: true,
      schemas: {
        item: organizationSchema,
        page: organizationPageSchema,
        query: listOrganizationsSchema,
        create: z.never(),
        patch: patchOrganizationSchema,
      },
      service,
    }),
  ];
}
