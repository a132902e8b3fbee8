/** Paths of forgotten time; no logic. */
import * as z from 'zod';
import { callerOf } from '../../../platform/http/authorization.ts';
import { defineRoute, type Route } from '../../../platform/http/route.ts';
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

export function proposalsRoutes(service: ProposalsService): readonly Route[] {
  const proposing = {
    operationId: 'proposeTime',
    summary: "Entries that could be recorded for a day's gaps, with evidence; nothing is written",
    tags,
    body: proposeTimeSchema,
    response: { 200: timeProposalsSchema },
  };
  return [
    defineRoute({
      method: 'POST',
      path: '/api/v1/time-proposals',
      access: 'time:write',
      schema: proposing,
      bodyLimit,
      handler: async (request) => service.propose(callerOf(request), request.body),
    }),
    ...evidenceRoutes(service),
  ];
}

function evidenceRoutes(service: ProposalsService): readonly Route[] {
  const recording = {
    operationId: 'recordActivity',
    summary: 'What the editor saw of the work of its user; forgotten after a quarter',
    tags,
    body: recordActivitySchema,
    response: { 200: recordedActivitySchema },
  };
  const ignoring = {
    operationId: 'ignoreTimeEvidence',
    summary: 'Evidence that nothing is proposed for again',
    tags,
    body: ignoreEvidenceSchema,
    response: nothing,
  };
  const restoring = { ...ignoring, operationId: 'restoreTimeEvidence', summary: 'Takes an ignore back' };
  return [
    defineRoute({
      method: 'POST',
      path: '/api/v1/activity',
      access: 'time:write',
      answeredBy: 'device',
      schema: recording,
      handler: async (request) => service.recordActivity(callerOf(request), request.body),
    }),
    defineRoute({
      method: 'POST',
      path: '/api/v1/time-proposals/ignore',
      access: 'time:write',
      schema: ignoring,
      handler: async (request, reply) => {
        await service.ignore(callerOf(request), request.body);
        return reply.code(204).send(null);
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/v1/time-proposals/restore',
      access: 'time:write',
      schema: restoring,
      handler: async (request, reply) => {
        await service.restore(callerOf(request), request.body);
        return reply.code(204).send(null);
      },
    }),
  ];
}
