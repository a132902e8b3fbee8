/**
 * The local backend of an account on a server: no store. It forwards what the server answers, and says of the rest that it is
 * not there yet. Windows and the command line ask it as they ask an embedded one, with this machine's token.
 */
import fastifyWebsocket from '@fastify/websocket';
import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import type { WebSocket } from 'ws';
import { inBackground } from '../../contract/background/in-background.ts';
import { serverRoutes, serverSockets } from '../../contract/generated/server-routes.generated.ts';
import type { Text } from '../../words/text.ts';
import { allowedCommandRoutes } from '../contexts/agents/autonomy/autonomy.routes.ts';
import { crewRoutes } from '../contexts/agents/crews/crews.routes.ts';
import { publishRoutes } from '../contexts/agents/publish/publish.routes.ts';
import { systemClock } from '../platform/clock.ts';
import type { Authenticate } from '../platform/http/actor.ts';
import { ApiError } from '../platform/http/api-error.ts';
import { endFailedSocket } from '../platform/http/failed-sockets.ts';
import { registerHealthRoutes } from '../platform/http/health.ts';
import { registerRefusedUpgrades } from '../platform/http/refused-upgrades.ts';
import { mountRoutes } from '../platform/http/route.ts';
import { createInstance, registerGuards } from '../platform/http/server.ts';
import { outboxRoutes } from '../platform/line/outbox.routes.ts';
import { ownRunnerRoutes } from '../platform/line/runner.routes.ts';
import type { Logger } from '../platform/log/logger.ts';
import { differences } from './differences.ts';
import { askServer, type ForwardPorts, sendAnswer } from './forward.ts';
import { forwardSocket } from './forward-sockets.ts';
import { holdEvents, notificationsPath } from './hold-events.ts';
import { noteScan } from './machine/note-asked.ts';
import type { Machine } from './machine/open-machine.ts';
import { type FolderRoute, withFolders } from './machine/project-routes.ts';
import { withRequests } from './machine/request-routes.ts';
import { openRunnerDoor } from './machine/runner-door.ts';
import type { Offline } from './offline/offline.ts';

export interface ProxyOptions extends ForwardPorts {
  readonly version: string;
  readonly logger: Logger;
  readonly authenticate: Authenticate;
  readonly prove: (challenge: string) => string | undefined;
  readonly offline: Offline;
  readonly machine: Machine;
}

/** As large as any body of the API: an import of time of 10 MB in JSON. */
const bodyLimit = 32 * 1024 * 1024;
const frameLimit = 1024 * 1024;
const access = 'signed-in' as const;
/** What is asked for says whether its user trusts the folder: this machine keeps that for itself. */
const trustRoutes: ReadonlySet<string> = new Set(['POST /api/v1/scanner/scan']);

export async function buildProxyApp(options: ProxyOptions): Promise<FastifyInstance> {
  const { link, session, version, prove, authenticate, logger, offline, machine } = options;
  const forward: Handler = async (request, reply) =>
    sendAnswer(reply, await askServer(request, reply, { ports: options }));
  const app = createInstance({ logger });
  registerGuards(app, { localOnly: true, clock: systemClock, authenticate });
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
    for (const route of serverRoutes) {
      const asked = offline.handlerOf(route) ?? forward;
      const handler = trustRoutes.has(route) ? noteScan(machine, asked) : asked;
      const own =
        withFolders(route, { folders: machine.folders, handler, ports: options }) ??
        withRequests(route, { machine, handler });
      mount(scope, route, own ?? { handler });
    }
    for (const [route, why] of Object.entries(differences))
      mount(scope, route, { handler: refuse(why(link.host)) });
  });
  mountRoutes(app, [
    ...outboxRoutes(offline.outbox),
    ...ownRunnerRoutes(openRunnerDoor(machine, () => offline.outbox.list())),
    ...allowedCommandRoutes(machine.allowed.commands),
    ...crewRoutes(machine.allowed.crews),
    ...publishRoutes(machine.tokens),
  ]);
  for (const route of serverSockets) mountSocket(app, route, options);
  app.addHook('onClose', async () => offline.end());
  return app;
}

type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

function mount(
  scope: FastifyInstance,
  route: string,
  { handler, options }: Pick<FolderRoute, 'handler'> & Partial<FolderRoute>,
): void {
  const [method = '', url = ''] = route.split(' ');
  scope.route({ ...options, method: method as HTTPMethods, url, config: { access }, handler });
}

/** Events are heard as soon as there is a connection; other lines are one with the server's. */
function mountSocket(app: FastifyInstance, route: string, options: ProxyOptions): void {
  const [, url = ''] = route.split(' ');
  const open = (socket: WebSocket, request: FastifyRequest) => {
    const path = request.raw.url ?? url;
    if (url === notificationsPath) holdEvents(socket, path, { ...options, folders: options.machine.folders });
    else inBackground(forwardSocket(socket, path, options), 'Socket');
  };
  app.get(url, { websocket: true, config: { access } }, open);
}

function refuse(message: Text): Handler {
  return async () => {
    throw new ApiError('state_forbids', message);
  };
}
