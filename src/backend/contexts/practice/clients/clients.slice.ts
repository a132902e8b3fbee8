/** Clients of the practice. */
import { defineSlice } from '../../../platform/slice.ts';
import { clientsRoutes } from './clients.routes.ts';
import { type ClientPorts, createClientsService } from './clients.service.ts';

export const clientsSlice = defineSlice({
  name: 'practice/clients',
  tables: ['clients'],
  reads: ['projects'],
  people: [],
  mount: (ports: ClientPorts) => ({ routes: clientsRoutes(createClientsService(ports)) }),
});
