/** After Vireo itself has changed files of a project: what is on record follows, findings and health in one step. */
import type { JobQueue } from '../../../platform/jobs/job-queue.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { enqueueScan, toNewRow } from './enqueue-scan.ts';
import { findActiveScan } from './scans.repository.ts';

export interface ChangedProject {
  readonly organizationId: string;
  readonly projectId: string;
  /** Who asked for the change. */
  readonly userId: string;
  readonly trusted: boolean;
}

/**
 * Of the whole project, since health is: what has not changed comes from the cache. One that runs may have read the files
 * before; one that still waits has not. In the transaction of the change; wake the queue afterwards.
 */
export async function scanChanged(
  ports: { readonly jobs: Pick<JobQueue, 'enqueue'> },
  work: Work,
  { projectId, trusted, ...asker }: ChangedProject,
): Promise<void> {
  const input = { projectId, paths: [], rules: [], advisories: 'offline', trusted } as const;
  const row = toNewRow(asker, { ...input, paths: [], rules: [] }, work.now);
  const active = await findActiveScan(work.reads, { ...row, requestedBy: asker.userId });
  if (active?.state !== 'queued') await enqueueScan(ports, work, { row, input });
}
