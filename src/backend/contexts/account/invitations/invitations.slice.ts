/** Asking people to join the organization. */
import { defineSlice } from '../../../platform/slice.ts';
import { invitationMailKind } from './invitation-mail.ts';
import { invitationEvents } from './invitations.events.ts';
import { invitationsRoutes } from './invitations.routes.ts';
import { invitationScope } from './invitations.scope.ts';
import { createInvitationsService, type InvitationPorts } from './invitations.service.ts';

export const invitationsSlice = defineSlice({
  name: 'account/invitations',
  tables: ['invitations'],
  reads: [],
  people: ['invitations.invited_by', 'invitations.accepted_by'],
  scope: invitationScope,
  events: invitationEvents,
  mount(ports: InvitationPorts) {
    ports.mail.declare(invitationMailKind(ports));
    return { routes: invitationsRoutes(createInvitationsService(ports)) };
  },
});
