/** The coach's read-only queries over what is agreed on projects. */
import type { WorkedProject } from '../../../../domain/figures/figures.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import { rateOfProject } from '../../practice/model/rate-of-project.ts';
import type { ProjectFilter, ProjectTerms } from '../model/practice-data.ts';

interface TermsAsked {
  readonly filter: ProjectFilter;
  /** Time within the caller's reach. */
  readonly worked: readonly WorkedProject[];
  /** Local date. */
  readonly today: string;
}

export async function listProjectTerms(
  reads: Reads,
  { filter: { projectId, clientId }, worked, today }: TermsAsked,
): Promise<Omit<ProjectTerms, 'counted'>[]> {
  let select = reads
    .from('projects')
    .innerJoin(...reads.named('clients', ['id', 'projects.client_id']))
    .select([
      'projects.id',
      'projects.name',
      'clients.name as clientName',
      'projects.currency',
      rateOfProject(reads, today).as('hourly_rate_minor'),
      'projects.budget_seconds',
    ]);
  select =
    projectId === undefined
      ? select.where('projects.archived_at', 'is', null)
      : select.where('projects.id', '=', projectId);
  if (clientId !== undefined) select = select.where('projects.client_id', '=', clientId);
  const rows = await select.orderBy('clients.name').orderBy('projects.name').execute();
  const used = new Map(worked.map(({ id, seconds }) => [id, seconds]));
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    clientName: row.clientName,
    rate: { minor: row.hourly_rate_minor ?? 0, currency: row.currency },
    budgetSeconds: row.budget_seconds ?? undefined,
    usedSeconds: used.get(row.id) ?? 0,
  }));
}
