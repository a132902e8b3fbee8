/** SQL of clients and projects by what a question says of them. */
import { type Expression, type SqlBool, sql } from 'kysely';
import type { Filter } from '../../../../domain/query/frame.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import { rateOfProject } from '../../practice/model/rate-of-project.ts';
import type { ClientRecord, ProjectRecord } from '../model/query/answers.ts';

interface ProjectsAsked {
  readonly filters: readonly Filter[];
  /** ISO date: rates are those of that day. */
  readonly today: string;
}

/** By client and name. */
export async function listProjectRows(
  reads: Reads,
  { filters, today }: ProjectsAsked,
): Promise<readonly Omit<ProjectRecord, 'kind' | 'usedSeconds'>[]> {
  let select = reads
    .from('projects')
    .innerJoin(
      'clients',
      reads.joinWhole('clients', 'a project is named with its client', ['id', 'projects.client_id']),
    )
    .select([
      'projects.id',
      'projects.name',
      'clients.id as clientId',
      'clients.name as clientName',
      'projects.currency',
      rateOfProject(reads, today).as('rate'),
      'projects.budget_seconds',
    ]);
  for (const condition of filters.flatMap(conditionOf({ client: 'projects.client_id', self: 'projects' })))
    select = select.where(condition);
  const rows = await select.orderBy('clients.name').orderBy('projects.name').execute();
  return rows.map(({ currency, rate, budget_seconds, ...row }) => ({
    ...row,
    rate: { minor: rate ?? 0, currency },
    budgetSeconds: budget_seconds ?? undefined,
  }));
}

/** By name. */
export async function listClientRecords(
  reads: Reads,
  filters: readonly Filter[],
): Promise<readonly ClientRecord[]> {
  let select = reads.from('clients').select(['clients.id', 'clients.name']);
  for (const condition of filters.flatMap(conditionOf({ client: 'clients.id', self: 'clients' })))
    select = select.where(condition);
  const rows = await select.orderBy('clients.name').execute();
  return rows.map((row) => ({ kind: 'client', ...row }));
}

function conditionOf({ client, self }: { readonly client: string; readonly self: string }) {
  return (filter: Filter): readonly Expression<SqlBool>[] => {
    if (filter.field === 'archived')
      return [sql<boolean>`${sql.ref(`${self}.archived_at`)} ${filter.is ? sql`is not null` : sql`is null`}`];
    if (filter.field !== 'client' && filter.field !== 'project') return [];
    const column = sql.ref(filter.field === 'client' ? client : `${self}.id`);
    const ids = filter.values.map(({ id }) => id);
    return ids.length === 0
      ? []
      : [sql<boolean>`${column} ${filter.is ? sql`in` : sql`not in`} (${sql.join(ids)})`];
  };
}
