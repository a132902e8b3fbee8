/** Keeps what a run measured of a project, in the transaction that ends the run. The port by which other slices do so. */
import { v7 as newId } from 'uuid';
import type { HealthReport } from '../../../../contract/health-report.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { healthRecorded } from './health.events.ts';
import { findOfSource, insertNewest } from './health.repository.ts';

export interface MeasuredHealth {
  readonly organizationId: string;
  readonly projectId: string;
  /** `scan`, or the name of an agent. */
  readonly source: string;
  /** The scan or request; a second time, it changes nothing. */
  readonly sourceId: string;
  readonly report: HealthReport;
}

export async function recordHealth(
  { reads, writes, now, log }: Work,
  measured: MeasuredHealth,
): Promise<void> {
  const { organizationId, projectId, source, sourceId, report } = measured;
  if ((await findOfSource(reads, sourceId)) !== undefined) {
    return;
  }
  await insertNewest(writes, {
    id: newId(),
    organization_id: organizationId,
    project_id: projectId,
    source,
    source_id: sourceId,
    score: report.score,
    part_scores: JSON.stringify(report.parts.map(({ id, score }) => ({ id, score }))),
    report: JSON.stringify(report),
    recorded_at: now,
  });
  const after = { projectId, score: report.score, source, sourceId };
  await log({ type: healthRecorded, id: projectId, version: 1, after });
}
