/** Paths of links in mails: without a sign-in, by what the link itself proves. */

import type { FastifyReply } from 'fastify';
import * as z from 'zod';
import { defineRoute, type RouteGroup } from '../../../../platform/http/route.ts';
import type { UnsubscribeService } from './unsubscribe.service.ts';
import { unknownLinkPage } from './unsubscribe-page.ts';

const path = '/api/v1/unsubscribe/:token';
const access = 'public';
const tags = ['Notifications'];
const params = z.object({ token: z.string().max(500) });
/** As RFC 8058 has it; a button on the page sends the same. */
const body = z.object({ 'List-Unsubscribe': z.literal('One-Click') });

export function unsubscribeRoutes(service: UnsubscribeService): RouteGroup {
  return {
    setUp(scope) {
      const form = 'application/x-www-form-urlencoded';
      scope.addContentTypeParser(form, { parseAs: 'string', bodyLimit: 1024 }, (_request, text, done) =>
        done(null, Object.fromEntries(new URLSearchParams(String(text)))),
      );
    },
    routes: [
      defineRoute({
        method: 'GET',
        path,
        access,
        schema: {
          operationId: 'showUnsubscribe',
          summary: 'A page; it changes nothing',
          tags,
          params,
          hide: true,
        },
        handler: async (request, reply) => send(reply, await service.show(request.params.token)),
      }),
      defineRoute({
        method: 'POST',
        path,
        access,
        config: { takesForm: true },
        schema: {
          operationId: 'unsubscribe',
          summary: 'One click ends the mails',
          tags,
          params,
          body,
          hide: true,
        },
        handler: async (request, reply) => send(reply, await service.end(request.params.token)),
      }),
    ],
  };
}

function send(reply: FastifyReply, page: string | undefined): FastifyReply {
  return reply
    .code(page === undefined ? 404 : 200)
    .header('content-security-policy', "default-src 'none'; form-action 'self'")
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(page ?? unknownLinkPage());
}
