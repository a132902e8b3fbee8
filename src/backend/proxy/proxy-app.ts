/**
 * The local backend of an account on a server: no store. It forwards what the server answers, and says of the rest that it is
 * not there yet. Windows and the command line ask it as they ask an embedded one, with this machine's token.
 */
import fastifyWebsocket from '@fastify/websocket';
import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import type { WebSocket } from 'ws';
import { inBackground } from '../../contract/background/in-background.ts';
import {
  deviceRoutes,
  filesRoutes,
  serverRoutes,
  serverSockets,
} from '../../contract/generated/server-routes.generated.ts';
import type { Authenticate } from '../platform/http/actor.ts';
import { ApiError } from '../platform/http/api-error.ts';
import { endFailedSocket } from '../platform/http/failed-sockets.ts';
import { registerHealthRoutes } from '../platform/http/health.ts';
import { registerRefusedUpgrades } from '../platform/http/refused-upgrades.ts';
import { createInstance, registerGuards } from '../platform/http/server.ts';
import type { Logger } from '../platform/log/logger.ts';
import type { AccountSession } from './account-session.ts';
import { forwardSocket } from './forward-sockets.ts';
import { keptOf, type ServerLink } from './server-link.ts';

export interface ProxyOptions {
  readonly version: string;
  readonly logger: Logger;
  readonly authenticate: Authenticate;
  readonly prove: (challenge: string) => string | undefined;
  readonly link: ServerLink;
  readonly session: AccountSession;
}

/** As large as any body of the API: an import of time of 10 MB in JSON. */
const bodyLimit = 32 * 1024 * 1024;
const frameLimit = 1024 * 1024;
const access = 'signed-in' as const;

export async function buildProxyApp(options: ProxyOptions): Promise<FastifyInstance> {
  const { link, session, version, prove, authenticate, logger } = options;
  const app = createInstance({ logger });
  registerGuards(app, { localOnly: true, authenticate });
  await app.register(fastifyWebsocket, {
    options: { maxPayload: frameLimit },
    errorHandler: endFailedSocket,
  });
  registerRefusedUpgrades(app);
  registerHealthRoutes(app, {
    version,
    prove,
    storage: 'server',
    askStore: () => session.accessToken(),
  });
  app.register(async (scope) => {
    // Bodies are handed on as they came: what they hold is the server's to judge.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit }, (_request, body, done) =>
      done(null, body),
    );
    for (const route of serverRoutes)
      mount(scope, route, (request, reply) => forward(request, reply, options));
    for (const route of filesRoutes)
      mount(
        scope,
        route,
        refuse(`Scans and agents work on projects of this machine alone, not yet on those of ${link.host}.`),
      );
    for (const route of deviceRoutes)
      mount(scope, route, refuse(`This machine keeps no keys for ${link.host} yet.`));
  });
  for (const route of serverSockets) mountSocket(app, route, options);
  return app;
}

type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

function mount(scope: FastifyInstance, route: string, handler: Handler): void {
  const [method = '', url = ''] = route.split(' ');
  scope.route({ method: method as HTTPMethods, url, config: { access }, handler });
}

function mountSocket(app: FastifyInstance, route: string, { link, session }: ProxyOptions): void {
  const [, url = ''] = route.split(' ');
  const open = (socket: WebSocket, request: FastifyRequest) =>
    inBackground(forwardSocket(socket, request.raw.url ?? url, { link, session }), 'Socket');
  app.get(url, { websocket: true, config: { access } }, open);
}

function refuse(message: string): Handler {
  return async () => {
    throw new ApiError('state_forbids', message);
  };
}

/** A token that the server refuses is renewed once. */
async function forward(
  request: FastifyRequest,
  reply: FastifyReply,
  { link, session }: ProxyOptions,
): Promise<FastifyReply> {
  const end = new AbortController();
  reply.raw.once('close', () => end.abort());
  const { method, headers } = request;
  const body = Buffer.isBuffer(request.body) ? request.body : undefined;
  const asked = { method, headers, path: request.raw.url ?? '', body, signal: end.signal };
  const token = await session.accessToken();
  let answer = await link.ask(asked, token);
  if (answer.status === 401) {
    session.drop(token);
    await answer.body?.cancel();
    answer = await link.ask(asked, await session.accessToken());
  }
  if (answer.status === 401 || (answer.status >= 300 && answer.status < 400 && answer.status !== 304))
    throw new ApiError('unavailable', `${link.host} answered ${answer.status}: it may be another program.`);
  reply.code(answer.status).headers(keptOf(answer));
  return answer.body === null ? reply.send() : reply.send(answer.body);
}
