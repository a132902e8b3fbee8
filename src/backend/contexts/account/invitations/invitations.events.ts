/** Events of invitations. What opens one is in none of them. */
import { defineEvents } from '../../../platform/events/catalogue.ts';
import { invitationSchema } from './invitations.schema.ts';

export const invitationEvents = defineEvents(
  ['invitation.created', 'invitation.resent', 'invitation.revoked', 'invitation.accepted'],
  { table: 'invitations', content: invitationSchema },
);

declare module '../../../platform/events/catalogue.ts' {
  interface EventCatalogue extends Record<keyof typeof invitationEvents, unknown> {}
}
