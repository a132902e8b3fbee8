/** People of the practice. */

import { defineSlice } from '../../../platform/slice.ts';
import { createMembershipsService, type MembershipPorts } from './memberships.service.ts';
import { userEvents } from './users.events.ts';
import { usersRoutes } from './users.routes.ts';
import { userScope } from './users.scope.ts';
import { createUsersService } from './users.service.ts';

export const usersSlice = defineSlice({
  name: 'account/users',
  tables: ['users'],
  reads: [],
  people: [],
  permissions: {
    'user:read': { user: 'all', viewer: 'all', support_agent: 'all', billing_admin: 'all', approver: 'all' },
    'user:write': {},
  },
  scope: userScope,
  events: userEvents,
  mount: (ports: MembershipPorts) => ({
    routes: usersRoutes(createUsersService(ports), createMembershipsService(ports)),
  }),
});
