/**
 * One line a request: the pattern of its route and never its address, which may hold a token or a name; no header, no body.
 */
import type { FastifyInstance } from 'fastify';
import { actorName } from '../../../../domain/policy/actor.ts';

export function registerRequestLog(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const { method, ip, caller, routeOptions } = request;
    request.log.info(
      {
        method,
        route: routeOptions.url ?? 'none',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        address: ip,
        ...(caller && { actor: actorName(caller.actor) }),
      },
      'request',
    );
  });
}
