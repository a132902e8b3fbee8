/** Paths of clients; no logic. */
import { resourceRoutes } from '../../../platform/http/resource-routes.ts';
import type { Route } from '../../../platform/http/route.ts';
import {
  clientPageSchema,
  clientSchema,
  createClientSchema,
  listClientsSchema,
  patchClientSchema,
} from './clients.schema.ts';
import type { ClientsService } from './clients.service.ts';

export function clientsRoutes(service: ClientsService): readonly Route[] {
  return [
    ...resourceRoutes({
      path: '/api/v1/clients',
      name: 'Client',
      plural: 'Clients',
      access: { read: 'client:read', write: 'client:write' },
      schemas: {
        item: clientSchema,
        page: clientPageSchema,
        query: listClientsSchema,
        create: createClientSchema,
        patch: patchClientSchema,
      },
      service,
    }),
  ];
}
