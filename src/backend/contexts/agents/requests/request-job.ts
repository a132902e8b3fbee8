/** Requests of agents as jobs that may be asked for. */
import { idSchema } from '../../../platform/http/wire.ts';
import { definePublicJob, type PublicJob } from '../../../platform/jobs/public/public-job.ts';
import { createRequestSchema } from './requests.schema.ts';
import type { RequestsService } from './requests.service.ts';

/** Without an address to call: its secret would be told to nobody. */
const inputSchema = createRequestSchema.omit({ callbackUrl: true }).extend({ projectId: idSchema }).strict();

export function requestJob(service: RequestsService): PublicJob {
  return definePublicJob({
    kind: 'agent',
    description: 'Asks an agent to work on a project.',
    permission: 'request:write',
    readPermission: 'request:read',
    input: inputSchema,
    path: '/api/v1/requests',
    create: async (caller, { projectId, ...input }) => await service.create(caller, projectId, input),
    list: async (caller, query) => await service.list(caller, query),
    get: async (caller, id) => await service.get(caller, id),
    cancel: async (caller, id) => await service.cancel(caller, id),
  });
}
