/** Clients of the practice. */

import { defineSlice } from '../../../platform/slice.ts';
import { addClientTool } from './add-client.tool.ts';
import { clientEvents } from './clients.events.ts';
import { clientsRoutes } from './clients.routes.ts';
import { clientScope } from './clients.scope.ts';
import { type ClientPorts, createClientsService } from './clients.service.ts';
import { clientTools } from './clients.tools.ts';

export const clientsSlice = defineSlice({
  name: 'practice/clients',
  tables: ['clients'],
  reads: ['projects'],
  people: [],
  record: [
    { kind: 'client', title: 'name', route: '/api/v1/clients/:id', icon: 'organization', mention: true },
  ],
  permissions: {
    'client:read': { user: 'member', viewer: 'all', billing_admin: 'all', approver: 'all' },
    'client:write': { billing_admin: 'all' },
  },
  scope: clientScope,
  events: clientEvents,
  mount: (ports: ClientPorts) => {
    const service = createClientsService(ports);
    return {
      routes: clientsRoutes(service),
      tools: [...clientTools(service), addClientTool(service, ports)],
    };
  },
});
