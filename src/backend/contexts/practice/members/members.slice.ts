/** Who works on which project: what a grant `member` opens. */
import { defineSlice } from '../../../platform/slice.ts';
import { memberEvents } from './members.events.ts';
import { membersRoutes } from './members.routes.ts';
import { memberScope } from './members.scope.ts';
import { createMembersService, type MemberPorts } from './members.service.ts';

export const membersSlice = defineSlice({
  name: 'practice/members',
  tables: ['project_members'],
  reads: [],
  people: ['project_members.user_id'],
  uses: { projects: ['project_members.project_id'] },
  permissions: {
    'member:read': { user: 'member', viewer: 'all', billing_admin: 'all', approver: 'all' },
    'member:write': { user: 'lead' },
  },
  scope: memberScope,
  events: memberEvents,
  mount: (ports: MemberPorts) => ({ routes: membersRoutes(createMembersService(ports)) }),
});
