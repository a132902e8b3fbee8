/** SQL of open findings; what they are is said in domain/figures/open-findings.ts. */
import { severitySchema } from '../../../../contract/findings.ts';
import type { OpenFindingFilter } from '../../../../domain/figures/figures.ts';
import type { OpenFindingCount } from '../../../../domain/figures/open-findings.ts';
import type { Reader } from '../../../schema.ts';
import { leadingRank } from '../../code/model/leading-finding.ts';

function leading(db: Reader, organizationId: string, projectId: string | undefined) {
  const ranked = db
    .selectFrom('findings')
    .select(['project_id', 'path', 'severity', 'severity_rank', 'confidence', 'state'])
    .select(['source', 'source_title', leadingRank.as('rank')])
    .where('organization_id', '=', organizationId);
  return projectId === undefined ? ranked : ranked.where('project_id', '=', projectId);
}

/** The worst first. */
export async function countOpenFindings(
  db: Reader,
  organizationId: string,
  { projectId, severity }: OpenFindingFilter,
): Promise<readonly OpenFindingCount[]> {
  const open = db
    .selectFrom(leading(db, organizationId, projectId).as('flaws'))
    .where('rank', '=', 1)
    .where('state', 'in', ['open', 'accepted']);
  const chosen = severity === undefined ? open : open.where('severity', '=', severity);
  const columns = ['project_id', 'path', 'severity', 'severity_rank', 'confidence', 'source'] as const;
  const rows = await chosen
    .select([...columns, 'source_title'])
    .select((select) => select.fn.countAll<number>().as('count'))
    .groupBy([...columns, 'source_title'])
    .orderBy('severity_rank')
    .execute();
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
