/** Judges what a run measured and keeps it, in the transaction that ends the run. The port by which other slices do so. */
import { v7 as newId } from 'uuid';
import type { HealthChoices, HealthFacts } from '../../../../contract/health.ts';
import { toHealthReport } from '../../../../contract/health-report.ts';
import { scoreHealth } from '../../../../domain/health/score-health.ts';
import { resolveHealthSettings } from '../../../../domain/health/settings.ts';
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
  readonly facts: HealthFacts;
  /** Of the project's `.vireo.yml`. */
  readonly choices: HealthChoices;
}

export async function recordHealth({ trx, now, log }: Work, measured: MeasuredHealth): Promise<void> {
  const { organizationId, projectId, source, sourceId, facts, choices } = measured;
  if ((await findOfSource(trx, organizationId, sourceId)) !== undefined) {
    return;
  }
  const report = toHealthReport(scoreHealth(facts, resolveHealthSettings(choices)));
  await insertNewest(trx, {
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
