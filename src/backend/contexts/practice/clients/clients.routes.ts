/** Paths of clients; no logic. Permissions: platform/http/route-permissions.ts. */
import type { FastifyInstance } from 'fastify';
import { registerResource } from '../../../platform/http/resource-routes.ts';
import {
  clientPageSchema,
  clientSchema,
  createClientSchema,
  listClientsSchema,
  patchClientSchema,
} from './clients.schema.ts';
import type { ClientsService } from './clients.service.ts';

export function registerClients(app: FastifyInstance, service: ClientsService): void {
  registerResource(app, {
    path: '/api/v1/clients',
    name: 'Client',
    plural: 'Clients',
    schemas: {
      item: clientSchema,
      page: clientPageSchema,
      query: listClientsSchema,
      create: createClientSchema,
      patch: patchClientSchema,
    },
    service,
  });
}
