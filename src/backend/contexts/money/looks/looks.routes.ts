/** Paths of the look; no logic. */
import * as z from 'zod';
import { logoIssues } from '../../../../domain/invoicing/look/read-logo.ts';
import { callerOf } from '../../../platform/http/authorization.ts';
import { defineRoute, type Route } from '../../../platform/http/route.ts';
import { expectedVersion, setEtag } from '../../../platform/http/versions.ts';
import { invoiceLookSchema, logoParamsSchema, patchLookSchema } from './looks.schema.ts';
import type { LooksService } from './looks.service.ts';

const path = '/api/v1/invoice-look';
const tags = ['Invoice look'];

/** 1 MB in Base64, with room for the other fields. */
const bodyLimit = 2 * 1024 * 1024;

export function looksRoutes(service: LooksService): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path,
      access: 'organization:read',
      schema: {
        operationId: 'getInvoiceLook',
        summary: 'How drafts look: logo, colour, footer, columns',
        tags,
        response: { 200: invoiceLookSchema },
      },
      handler: async (request, reply) => {
        const look = await service.get(callerOf(request));
        setEtag(reply, look);
        return look;
      },
    }),
    defineRoute({
      method: 'PATCH',
      path,
      access: 'organization:write',
      bodyLimit,
      config: { tooLarge: { field: 'logo', issue: logoIssues.too_large } },
      schema: {
        operationId: 'patchInvoiceLook',
        summary: 'Change how drafts look; issued invoices keep the look that they were issued with',
        tags,
        body: patchLookSchema,
        response: { 200: invoiceLookSchema },
      },
      handler: async (request, reply) => {
        const look = await service.patch(callerOf(request), request.body, expectedVersion(request));
        setEtag(reply, look);
        return look;
      },
    }),
    defineRoute({
      method: 'GET',
      path: `${path}/logos/:sha256`,
      access: 'organization:read',
      schema: {
        operationId: 'getInvoiceLogo',
        summary: 'A logo that the practice has, or has had, by its hash',
        tags,
        params: logoParamsSchema,
        produces: ['image/png', 'image/jpeg'],
        response: { 200: z.string() },
      },
      handler: async (request, reply) => {
        const { sha256 } = request.params;
        const { type, content } = await service.logo(callerOf(request), sha256);
        return reply.type(type).header('etag', `"${sha256}"`).send(content);
      },
    }),
  ];
}
