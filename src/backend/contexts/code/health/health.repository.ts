/** SQL of health. */
import { type Selectable, sql } from 'kysely';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Writes } from '../../../platform/reach/writes.ts';
import type { ProjectHealthTable } from './health.tables.ts';

export type ProjectHealthRow = Selectable<ProjectHealthTable>;

/** The newest and the one before it. */
export async function findNewest(reads: Reads, projectId: string): Promise<readonly ProjectHealthRow[]> {
  return await reads
    .from('project_health')
    .selectAll()
    .where('project_id', '=', projectId)
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .limit(2)
    .execute();
}

export async function findOfSource(
  reads: Reads,
  sourceId: string,
): Promise<{ readonly id: string } | undefined> {
  return await reads
    .invariant('project_health')
    .select('id')
    .where('source_id', '=', sourceId)
    .executeTakeFirst();
}

/** Of every project; only the newest has its report. */
export async function listNewest(
  reads: Reads,
): Promise<readonly Pick<ProjectHealthRow, 'project_id' | 'score' | 'recorded_at'>[]> {
  return await reads
    .from('project_health')
    .select(['project_id', 'score', 'recorded_at'])
    .where('report', 'is not', null)
    .orderBy('project_id')
    .execute();
}

/**
 * What to compare the newest of every project with: the last score before an instant, which is the newest itself where
 * nothing came since; of a project that is younger, its first. None of one that was scored once since. By one
 * statement, whose order puts the wanted row of each project first.
 */
export async function listEarlier(reads: Reads, before: number): Promise<ReadonlyMap<string, number>> {
  const rows = await reads.run(sql<{ readonly project_id: string; readonly score: number }>`
    select project_id, score from (
      select project_id, score, row_number() over (
        partition by project_id
        order by case when recorded_at < ${before} then 0 else 1 end,
          case when recorded_at < ${before} then -recorded_at else recorded_at end
      ) as place
      from project_health
      where ${reads.condition('project_health')} and score is not null
        and (report is null or recorded_at < ${before})
    ) as placed
    where place = 1`);
  return new Map(rows.map((row) => [row.project_id, row.score]));
}

/** Between two instants, the end left out; the oldest first, without what led to them. */
export async function listBetween(
  reads: Reads,
  projectId: string,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<readonly Pick<ProjectHealthRow, 'score' | 'part_scores' | 'recorded_at'>[]> {
  return await reads
    .from('project_health')
    .select(['score', 'part_scores', 'recorded_at'])
    .where('project_id', '=', projectId)
    .where('recorded_at', '>=', from)
    .where('recorded_at', '<', to)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute();
}

/** Of those before, the scores are enough: a report is some ten kilobytes, and nobody opens an old one. */
export async function insertNewest(writes: Writes, row: ProjectHealthRow): Promise<void> {
  await writes
    .invariant('project_health')
    .update()
    .set({ report: null })
    .where('project_id', '=', row.project_id)
    .where('report', 'is not', null)
    .execute();
  await writes.insert('project_health', row).execute();
}
