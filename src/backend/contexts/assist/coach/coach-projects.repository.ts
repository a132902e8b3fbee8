/** The coach's read-only queries over what is agreed on projects. */
import type { Scope } from '../../../platform/http/actor.ts';
import type { Db } from '../../../schema.ts';
import { groupWork } from './coach-time.repository.ts';
import type { ProjectFilter, ProjectTerms } from './practice-data.ts';

/** Time is summed within `scope`; the projects themselves are the organization's. */
export async function listProjectTerms(
  db: Db,
  scope: Scope,
  { projectId, clientId }: ProjectFilter,
): Promise<ProjectTerms[]> {
  let select = db
    .selectFrom('projects')
    .innerJoin('clients', 'clients.id', 'projects.client_id')
    .select([
      'projects.id',
      'projects.name',
      'clients.name as clientName',
      'projects.hourly_rate_minor',
      'projects.currency',
      'projects.budget_seconds',
    ])
    .where('projects.organization_id', '=', scope.organizationId);
  select =
    projectId === undefined
      ? select.where('projects.archived_at', 'is', null)
      : select.where('projects.id', '=', projectId);
  if (clientId !== undefined) select = select.where('projects.client_id', '=', clientId);
  const rows = await select.orderBy('clients.name').orderBy('projects.name').execute();
  const filter = { mine: false, projectId, clientId };
  const used = new Map(
    (await groupWork(db, scope, { filter, by: 'project' })).map(({ id, seconds }) => [id, seconds]),
  );
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    clientName: row.clientName,
    rate: { minor: row.hourly_rate_minor, currency: row.currency },
    budgetSeconds: row.budget_seconds ?? undefined,
    usedSeconds: used.get(row.id) ?? 0,
  }));
}
