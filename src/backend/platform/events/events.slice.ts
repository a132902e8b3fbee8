/** The event log: what changed, live and after the fact. */
import { defineSlice } from '../slice.ts';
import { type EventPorts, eventsRoutes } from './events.routes.ts';
import { eventScope } from './events.scope.ts';
import type {} from './events.tables.ts';

export const eventsSlice = defineSlice({
  name: 'platform/events',
  tables: ['events', 'event_contents', 'event_heads', 'undone_changes'],
  reads: [],
  people: ['events.actor'],
  permissions: {
    'event:read': { user: 'all', viewer: 'all', billing_admin: 'all', approver: 'all' },
  },
  scope: eventScope,
  mount: (ports: EventPorts) => ({ routes: eventsRoutes(ports) }),
});
