/** Tools over hourly rates. */
import * as z from 'zod';
import { rateScopes } from '../../../../domain/rates/rate.ts';
import { defineTool, type Tool } from '../../../platform/tools/tool.ts';
import {
  amountOut,
  clientIdField,
  limitField,
  listOut,
  projectIdField,
  toAmount,
} from '../../../platform/tools/tool-fields.ts';
import type { RatesService } from './rates.service.ts';

export function rateTools(service: Pick<RatesService, 'list'>): readonly Tool[] {
  return [
    defineTool({
      name: 'list_rates',
      title: 'List Rates',
      toolset: 'practice',
      description:
        'Hourly rates by date: of tasks, projects, clients and the organization, the newest first. The most specific one that is valid on a day counts.',
      effect: 'read',
      permission: 'project:read',
      input: z.strictObject({
        projectId: projectIdField.optional(),
        clientId: clientIdField.optional(),
        limit: limitField,
      }),
      output: listOut(
        z.object({
          id: z.string(),
          scope: z.enum(rateScopes),
          scopeId: z.string(),
          userId: z.string().nullable(),
          rate: amountOut,
          validFrom: z.string(),
        }),
      ),
      async run({ projectId, clientId, limit }, { caller }) {
        const page = await service.list(caller, { projectId, clientId, limit });
        const items = page.items.map(({ id, scope, scopeId, actorId, amount, validFrom }) => ({
          id,
          scope,
          scopeId,
          userId: actorId,
          rate: toAmount(amount),
          validFrom,
        }));
        return { output: { items, cut: page.nextCursor !== null }, links: [] };
      },
    }),
  ];
}
