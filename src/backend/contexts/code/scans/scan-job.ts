/** Scans as jobs that may be asked for. */
import { definePublicJob, type PublicJob } from '../../../platform/jobs/public/public-job.ts';
import { createScanSchema } from './scans.schema.ts';
import type { ScansService } from './scans.service.ts';

export function scanJob(scans: ScansService): PublicJob {
  return definePublicJob({
    kind: 'scan',
    description: "Scans a project's folder for weaknesses.",
    permission: 'request:write',
    readPermission: 'request:read',
    input: createScanSchema,
    path: '/api/v1/scanner/scans',
    create: async (caller, input) => await scans.create(caller, input),
    list: async (caller, { state, ...query }) =>
      // No scan waits for a person.
      state === 'waiting'
        ? { items: [], nextCursor: null }
        : await scans.list(caller, { ...query, ...(state && { state }) }),
    get: async (caller, id) => await scans.get(caller, id),
    cancel: async (caller, id) => await scans.cancel(caller, id),
  });
}
