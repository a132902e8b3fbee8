/** The server before anything is mounted: who may ask, how errors are answered, health and the API's description. */
import fastifyWebsocket from '@fastify/websocket';
import { type FastifyInstance, fastify } from 'fastify';
import { validatorCompiler } from 'fastify-type-provider-zod';
import { sql } from 'kysely';
import { apiMajor } from '../../../contract/local/backend-names.ts';
import type { Schema } from '../../schema.ts';
import { registerBusy } from '../busy.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../db/database.ts';
import { noOutbox, outboxRoutes } from '../line/outbox.routes.ts';
import { noRunner, ownRunnerRoutes } from '../line/runner.routes.ts';
import type { Logger } from '../log/logger.ts';
import type { Authenticate } from './actor.ts';
import { registerAuthorization } from './authorization.ts';
import { registerUnreadBodies } from './bodies/unread-bodies.ts';
import { registerBodylessRoutes } from './bodyless-routes.ts';
import { registerDrain } from './drain.ts';
import {
  answerGarbage,
  answerUnrouted,
  registerErrorHandler,
  registerNotFound,
  type Unrouted,
} from './error-handler.ts';
import { endFailedSocket } from './failed-sockets.ts';
import { type HealthOptions, registerHealthRoutes } from './health.ts';
import { registerJsonBody } from './json-body.ts';
import { registerLimitHeaders } from './limits/limit-headers.ts';
import { limitSignedIn, registerAddressLimit, registerDearLimits } from './limits/request-limits.ts';
import { registerLocalOnly } from './local-only.ts';
import { registerOpenApi, registerOpenApiRoutes } from './openapi/openapi.ts';
import { refuseKeysInUrls } from './refusals/keys-in-urls.ts';
import { registerRefusedUpgrades } from './refused-upgrades.ts';
import { mountRoutes } from './route.ts';
import { compileSerializer } from './serializing/serializer.ts';
import { registerStoreRoutes } from './store-routes.ts';
import { refuseCrossSite } from './team/cross-site.ts';
import { registerConnections } from './team/open-connections.ts';
import type { Remote } from './team/remote-options.ts';
import type { SignInGuard } from './team/sign-in-guard.ts';
import { apiVersionHeader, traceHeader, traceIdOf } from './trace.ts';
import { registerConditionalReads } from './versions.ts';

/** `version`: the product's, as /health and the OpenAPI document give it. */
export interface ServerOptions extends Pick<HealthOptions, 'version' | 'prove' | 'newestBackupAt'> {
  readonly database: Database<Schema>;
  readonly authenticate: Authenticate;
  /** Embedded: only this machine may ask, and no web page. */
  readonly localOnly: boolean;
  /** Where others than this machine may ask. */
  readonly remote?: Remote | undefined;
  readonly logger: Logger;
  readonly clock: Clock;
  /** Where people sign in. */
  readonly team?: SignInGuard | undefined;
}

/** Notes and documents fit with room; a 5 MB note does not. */
const bodyLimitBytes = 1024 * 1024;
/** Longer requests are cut when the backend ends, which takes 3 s at most with its jobs and the store. */
const drainLimitMs = 1_500;
/** Nobody waits for a server to end as they do for a window. */
const remoteDrainLimitMs = 10_000;

/** Answers no request before `registerGuards`. */
export function createInstance({
  logger,
  remote,
}: Pick<ServerOptions, 'logger' | 'remote'>): FastifyInstance {
  const app = fastify({
    ...remote?.listener,
    loggerInstance: logger,
    genReqId: traceIdOf,
    bodyLimit: bodyLimitBytes,
    exposeHeadRoutes: false,
    // registerDrain refuses what comes too late, in the envelope of every other refusal.
    return503OnClosing: false,
    frameworkErrors: answerUnrouted,
    clientErrorHandler: answerGarbage,
    routerOptions: { ignoreTrailingSlash: true },
  }) as unknown as FastifyInstance;
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(compileSerializer);
  app.addHook('onRequest', async (request, reply) => {
    reply.header(traceHeader, request.id).header(apiVersionHeader, apiMajor);
  });
  registerJsonBody(app);
  registerUnreadBodies(app);
  return app;
}

export interface GuardOptions extends Pick<ServerOptions, 'localOnly' | 'authenticate' | 'team' | 'clock'> {
  readonly unrouted?: Unrouted;
  readonly remote?: Remote | undefined;
}

/** What every request passes, whichever route it asks for. */
export function registerGuards(
  app: FastifyInstance,
  { localOnly, authenticate, team, clock, unrouted, remote }: GuardOptions,
): void {
  registerErrorHandler(app);
  registerLimitHeaders(app);
  registerDrain(app, { limitMs: remote ? remoteDrainLimitMs : drainLimitMs });
  if (localOnly) registerLocalOnly(app);
  if (remote) registerAddressLimit(app, remote.requestLimits);
  refuseKeysInUrls(app);
  if (team) refuseCrossSite(app, team);
  registerNotFound(app, unrouted);
  const door = remote ? limitSignedIn(authenticate, remote.requestLimits) : authenticate;
  registerAuthorization(app, { authenticate: door, clock });
  if (remote) registerDearLimits(app, remote.requestLimits);
  registerConnections(app, { team });
}

export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const app = createInstance(options);
  await options.remote?.register(app);
  registerBusy(app);
  registerGuards(app, options);
  await app.register(fastifyWebsocket, {
    options: { maxPayload: bodyLimitBytes },
    errorHandler: endFailedSocket,
  });
  registerRefusedUpgrades(app);
  registerBodylessRoutes(app);
  registerConditionalReads(app);
  await registerOpenApi(app, options.version);
  registerHealthRoutes(app, {
    ...options,
    storage: options.database.driver,
    askStore: () => sql`select 1`.execute(options.database.query),
  });
  registerStoreRoutes(app, () => 'ready');
  mountRoutes(app, [...outboxRoutes(noOutbox), ...ownRunnerRoutes(noRunner)]);
  registerOpenApiRoutes(app);
  return app;
}
