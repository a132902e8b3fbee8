/**
 * What is served while a set-aside database waits for the user's answer: health, the answer, the end. Every other
 * path answers 503 with the question. It has no database, so that nothing can be written before the answer.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { UnreadableDatabase } from '../../contract/unreadable-database.ts';
import { systemClock } from '../platform/clock.ts';
import type { Authenticate } from '../platform/http/actor.ts';
import { SetAsideApiError } from '../platform/http/api-error.ts';
import { authenticateRequest } from '../platform/http/authorization.ts';
import { registerHealthRoutes } from '../platform/http/health.ts';
import { createInstance, registerGuards } from '../platform/http/server.ts';
import { registerStoreRoutes } from '../platform/http/store-routes.ts';
import type { Logger } from '../platform/log/logger.ts';

export interface QuestionAppOptions {
  readonly setAside: UnreadableDatabase;
  readonly version: string;
  readonly logger: Logger;
  readonly authenticate: Authenticate;
  readonly prove: (challenge: string) => string | undefined;
  /** Keeps the answer; returns when it is on the disk. */
  readonly keepAnswer: () => void;
  /** The answer was given, and its sender knows. */
  readonly onAnswered: () => void;
}

export function buildQuestionApp(options: QuestionAppOptions): FastifyInstance {
  const { setAside, version, logger, authenticate, prove, keepAnswer, onAnswered } = options;
  const app = createInstance({ logger });
  const refusal = new SetAsideApiError(setAside);
  const unrouted = async (request: FastifyRequest) => {
    await authenticateRequest(request, authenticate);
    return refusal;
  };
  registerGuards(app, { localOnly: true, clock: systemClock, authenticate, unrouted });
  registerHealthRoutes(app, {
    version,
    storage: 'none',
    setAside,
    prove,
    askStore: () => Promise.reject(refusal),
  });
  registerStoreRoutes(app, (reply) => {
    keepAnswer();
    reply.raw.once('close', onAnswered);
    return 'opening';
  });
  return app;
}
