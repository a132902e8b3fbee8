/** SQL of open findings; what they are is said in domain/figures/open-findings.ts. */
import { type Selectable, sql } from 'kysely';
import { severitySchema } from '../../../../contract/findings.ts';
import type { OpenFindingFilter } from '../../../../domain/figures/figures.ts';
import type { OpenFindingCount } from '../../../../domain/figures/open-findings.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Schema } from '../../../schema.ts';
import { leadingRank } from '../../code/model/leading-finding.ts';

function leading(reads: Reads, projectId: string | undefined) {
  const ranked = reads
    .from('findings')
    .select(['project_id', 'path', 'severity', 'severity_rank', 'confidence', 'state'])
    .select(['source', 'source_title', leadingRank.as('rank')]);
  return projectId === undefined ? ranked : ranked.where('project_id', '=', projectId);
}

interface CountRow
  extends Pick<
    Selectable<Schema['findings']>,
    'project_id' | 'path' | 'severity' | 'confidence' | 'source' | 'source_title'
  > {
  readonly count: number | string;
}

/** The worst first. */
export async function countOpenFindings(
  reads: Reads,
  { projectId, severity }: OpenFindingFilter,
): Promise<readonly OpenFindingCount[]> {
  const chosen = severity === undefined ? sql`` : sql` and severity = ${severity}`;
  const columns = sql.join(
    ['project_id', 'path', 'severity', 'severity_rank', 'confidence', 'source', 'source_title'].map(sql.ref),
  );
  const rows = await reads.run(
    sql<CountRow>`with flaws as ${leading(reads, projectId)}
      select ${columns}, count(*) as count from flaws
      where rank = 1 and state in ('open', 'confirmed')${chosen}
      group by ${columns} order by severity_rank`,
  );
  return rows.map((row) => ({
    projectId: row.project_id,
    path: row.path,
    severity: severitySchema.parse(row.severity),
    confidence: row.confidence,
    source: row.source,
    sourceTitle: row.source_title,
    count: Number(row.count),
  }));
}
