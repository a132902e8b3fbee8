/** Paths of clients; no logic. */
import { callerOf } from '../../../platform/http/authorization.ts';
import { resourceRoutes } from '../../../platform/http/resource-routes.ts';
import { defineRoute, type Route } from '../../../platform/http/route.ts';
import {
  clientPageSchema,
  clientSchema,
  createClientSchema,
  listClientsSchema,
  patchClientSchema,
} from './clients.schema.ts';
import type { ClientsService } from './clients.service.ts';
import { clientImportSchema, importClientsSchema } from './import/client-import.schema.ts';

/** The server's own limit, by the field's name: five thousand rows fit. */
const tooLarge = { field: 'file', issue: 'may be 1 MB: split it, since a file can follow another' } as const;

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
    defineRoute({
      method: 'POST',
      path: '/api/v1/clients/import',
      access: 'client:write',
      schema: {
        operationId: 'importClients',
        summary: 'Takes in a CSV file of clients, all of it or nothing; with dryRun says what would be',
        tags: ['Clients'],
        body: importClientsSchema,
        response: { 200: clientImportSchema },
      },
      config: { tooLarge },
      handler: async (request) => await service.importFile(callerOf(request), request.body),
    }),
  ];
}
