/** The practice itself: its name, seller data and policies. */

import { defineSlice } from '../../../platform/slice.ts';
import { organizationEvents } from './organizations.events.ts';
import { organizationNotices } from './organizations.notices.ts';
import { organizationsRoutes } from './organizations.routes.ts';
import { organizationScope } from './organizations.scope.ts';
import { createOrganizationsService, type OrganizationPorts } from './organizations.service.ts';

export const organizationsSlice = defineSlice({
  name: 'account/organizations',
  tables: ['organizations'],
  reads: [],
  people: [],
  permissions: {
    'organization:read': {
      user: 'all',
      viewer: 'all',
      support_agent: 'all',
      billing_admin: 'all',
      approver: 'all',
    },
    'organization:write': {},
  },
  scope: organizationScope,
  events: organizationEvents,
  mount: (ports: OrganizationPorts) => ({
    routes: organizationsRoutes(createOrganizationsService(ports)),
    notices: organizationNotices,
  }),
});
