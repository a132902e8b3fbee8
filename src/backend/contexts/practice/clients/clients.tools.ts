/** Tools over clients. */
import * as z from 'zod';
import { defineTool, type Tool } from '../../../platform/tools/tool.ts';
import {
  collect,
  hasName,
  limitField,
  linkOut,
  linkTo,
  listOut,
} from '../../../platform/tools/tool-fields.ts';
import type { Client } from './clients.schema.ts';
import type { createClientsService } from './clients.service.ts';

type ClientsService = ReturnType<typeof createClientsService>;

export const clientOut = z.object({
  id: z.string(),
  name: z.string(),
  currency: z.string(),
  countryCode: z.string(),
  paymentTermDays: z.number().int().nullable(),
  isArchived: z.boolean(),
  link: linkOut,
});

export function toClientOutput(client: Client): z.output<typeof clientOut> {
  const { id, name, currency, countryCode, paymentTermDays, archivedAt } = client;
  const isArchived = archivedAt !== null;
  return { id, name, currency, countryCode, paymentTermDays, isArchived, link: linkTo('client', id) };
}

export function clientTools(service: Pick<ClientsService, 'list'>): readonly Tool[] {
  return [
    defineTool({
      name: 'list_clients',
      title: 'List Clients',
      toolset: 'basics',
      description:
        'Clients with their ids, currencies and payment terms. Take it to find the id of a client that is named.',
      effect: 'read',
      permission: 'client:read',
      input: z.strictObject({
        name: z.string().min(1).max(200).optional().describe('A part of the name, whatever the case.'),
        archived: z.boolean().default(false).describe('True: those that are archived.'),
        limit: limitField,
      }),
      output: listOut(clientOut),
      async run({ name, archived, limit }, { caller }) {
        const page = await collect(
          async (cursor) => await service.list(caller, { archived, cursor, limit: 500 }),
          { wanted: (client) => hasName(client, name), limit },
        );
        return { output: { items: page.items.map(toClientOutput), cut: page.cut }, links: [] };
      },
    }),
  ];
}
