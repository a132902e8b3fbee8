/** The server before anything is mounted: who may ask, how errors are answered, health and the API's description. */
import fastifyWebsocket from '@fastify/websocket';
import { type FastifyInstance, fastify } from 'fastify';
import { validatorCompiler } from 'fastify-type-provider-zod';
import { registerBusy } from '../busy.ts';
import type { Logger } from '../log/logger.ts';
import type { Authenticate } from './actor.ts';
import { registerAuthorization } from './authorization.ts';
import { registerBodylessRoutes } from './bodyless-routes.ts';
import { answerGarbage, answerUnrouted, registerErrorHandler } from './error-handler.ts';
import { endFailedSocket } from './failed-sockets.ts';
import { type HealthOptions, registerHealthRoutes } from './health.ts';
import { registerLocalOnly } from './local-only.ts';
import { registerOpenApi, registerOpenApiRoutes } from './openapi.ts';
import { registerRefusedUpgrades } from './refused-upgrades.ts';
import { compileSerializer } from './serializer.ts';
import { traceHeader, traceIdOf } from './trace.ts';
import { registerConditionalReads } from './versions.ts';

/** `version`: the product's, as /health and the OpenAPI document give it. */
export interface ServerOptions extends HealthOptions {
  readonly authenticate: Authenticate;
  /** Embedded: only this machine may ask, and no web page. */
  readonly localOnly: boolean;
  readonly logger: Logger;
}

/** Notes and documents fit with room; a 5 MB note does not. */
const bodyLimitBytes = 1024 * 1024;

function createInstance(logger: Logger): FastifyInstance {
  const app = fastify({
    loggerInstance: logger,
    genReqId: traceIdOf,
    bodyLimit: bodyLimitBytes,
    exposeHeadRoutes: false,
    frameworkErrors: answerUnrouted,
    clientErrorHandler: answerGarbage,
    routerOptions: { ignoreTrailingSlash: true },
  }) as unknown as FastifyInstance;
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(compileSerializer);
  app.addHook('onRequest', async (request, reply) => {
    reply.header(traceHeader, request.id);
  });
  return app;
}

export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const app = createInstance(options.logger);
  registerBusy(app);
  registerErrorHandler(app);
  if (options.localOnly) registerLocalOnly(app);
  registerAuthorization(app, options.authenticate);
  await app.register(fastifyWebsocket, {
    options: { maxPayload: bodyLimitBytes },
    errorHandler: endFailedSocket,
  });
  registerRefusedUpgrades(app);
  registerBodylessRoutes(app);
  registerConditionalReads(app);
  await registerOpenApi(app, options.version);
  registerHealthRoutes(app, options);
  registerOpenApiRoutes(app);
  return app;
}
