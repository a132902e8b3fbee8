/** Tools over clients. */
import * as z from 'zod';
import { defineTool, type Tool } from '../../../platform/tools/tool.ts';
import { limitField, linkOut, linkTo, listOut } from '../../../platform/tools/tool-fields.ts';
import type { createClientsService } from './clients.service.ts';

type ClientsService = ReturnType<typeof createClientsService>;

export function clientTools(service: Pick<ClientsService, 'list'>): readonly Tool[] {
  return [
    defineTool({
      name: 'list_clients',
      title: 'List Clients',
      description:
        'Clients with their ids, currencies and payment terms. Take it to find the id of a client that is named.',
      effect: 'read',
      permission: 'client:read',
      input: z.strictObject({
        archived: z.boolean().default(false).describe('True: those that are archived.'),
        limit: limitField,
      }),
      output: listOut(
        z.object({
          id: z.string(),
          name: z.string(),
          currency: z.string(),
          countryCode: z.string(),
          paymentTermDays: z.number().int().nullable(),
          isArchived: z.boolean(),
          link: linkOut,
        }),
      ),
      async run({ archived, limit }, { caller }) {
        const page = await service.list(caller, { archived, limit });
        const items = page.items.map(({ id, name, currency, countryCode, paymentTermDays, archivedAt }) => ({
          ...{ id, name, currency, countryCode, paymentTermDays, isArchived: archivedAt !== null },
          link: linkTo('client', id),
        }));
        return { output: { items, cut: page.nextCursor !== null }, links: [] };
      },
    }),
  ];
}
