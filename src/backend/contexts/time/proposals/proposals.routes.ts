/** Paths of forgotten time; no logic. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { callerOf } from '../../../platform/http/authorization.ts';
import {
  ignoreEvidenceSchema,
  proposeTimeSchema,
  recordActivitySchema,
  recordedActivitySchema,
  timeProposalsSchema,
} from './proposals.schema.ts';
import type { ProposalsService } from './proposals.service.ts';

const tags = ['TimeProposals'];
const nothing = { 204: z.null() };

/** A calendar of some years with a thousand commits. */
const bodyLimit = 8 * 1024 * 1024;

export function registerProposals(app: FastifyInstance, service: ProposalsService): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const proposing = {
    operationId: 'proposeTime',
    summary: "Entries that could be recorded for a day's gaps, with evidence; nothing is written",
    tags,
    body: proposeTimeSchema,
    response: { 200: timeProposalsSchema },
  };
  routes.post('/api/v1/time-proposals', { schema: proposing, bodyLimit }, async (request) =>
    service.propose(callerOf(request), request.body),
  );
  registerEvidence(app, service);
}

function registerEvidence(app: FastifyInstance, service: ProposalsService): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const recording = {
    operationId: 'recordActivity',
    summary: 'What the editor saw of the work of its user; forgotten after a quarter',
    tags,
    body: recordActivitySchema,
    response: { 200: recordedActivitySchema },
  };
  routes.post('/api/v1/activity', { schema: recording }, async (request) =>
    service.recordActivity(callerOf(request), request.body),
  );
  const ignoring = {
    operationId: 'ignoreTimeEvidence',
    summary: 'Evidence that nothing is proposed for again',
    tags,
    body: ignoreEvidenceSchema,
    response: nothing,
  };
  routes.post('/api/v1/time-proposals/ignore', { schema: ignoring }, async (request, reply) => {
    await service.ignore(callerOf(request), request.body);
    return reply.code(204).send(null);
  });
  const restoring = { ...ignoring, operationId: 'restoreTimeEvidence', summary: 'Takes an ignore back' };
  routes.post('/api/v1/time-proposals/restore', { schema: restoring }, async (request, reply) => {
    await service.restore(callerOf(request), request.body);
    return reply.code(204).send(null);
  });
}
