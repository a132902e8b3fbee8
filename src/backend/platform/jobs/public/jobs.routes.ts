/** Paths of jobs of every public kind; no logic. */
import { personCallerOf } from '../../http/authorization.ts';
import { readingRoutes, sendRecord } from '../../http/resource-routes.ts';
import { defineRoute, type Route } from '../../http/route.ts';
import { idParamsSchema } from '../../http/wire.ts';
import { createJobSchema, jobKindsSchema, jobPageSchema, jobSchema, listJobsSchema } from './jobs.schema.ts';
import type { JobsService } from './jobs.service.ts';

const tags = ['Jobs'];

export function jobsRoutes(service: JobsService): readonly Route[] {
  return [
    ...readingRoutes({
      path: '/api/v1/jobs',
      name: 'Job',
      plural: 'Jobs',
      access: { read: 'job:read' },
      schemas: { item: jobSchema, page: jobPageSchema, query: listJobsSchema },
      service,
    }),
    defineRoute({
      method: 'GET',
      path: '/api/v1/job-kinds',
      access: 'job:read',
      schema: {
        operationId: 'listJobKinds',
        summary: 'Kinds of jobs that may be asked for',
        tags,
        response: { 200: jobKindsSchema },
      },
      handler: async () => service.listKinds(),
    }),
    defineRoute({
      method: 'POST',
      path: '/api/v1/jobs',
      access: 'job:write',
      schema: {
        operationId: 'createJob',
        summary: 'Asks for a job; its kind may need a permission of its own',
        tags,
        body: createJobSchema,
        response: { 202: jobSchema },
      },
      handler: async (request, reply) =>
        sendRecord(reply, await service.create(personCallerOf(request), request.body), 202),
    }),
    defineRoute({
      method: 'POST',
      path: '/api/v1/jobs/:id/cancel',
      access: 'job:write',
      schema: { operationId: 'cancelJob', tags, params: idParamsSchema, response: { 200: jobSchema } },
      handler: async (request, reply) =>
        sendRecord(reply, await service.cancel(personCallerOf(request), request.params.id)),
    }),
  ];
}
