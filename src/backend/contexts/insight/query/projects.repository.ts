/** SQL of clients and projects by what a question says of them. */
import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Filter, NamedValue } from '../../../../domain/query/frame.ts';
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
    .innerJoin(...reads.named('clients', ['id', 'projects.client_id']))
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

interface Columns {
  /** That of the client's id. */
  readonly client: string;
  /** The table whose rows are listed. */
  readonly self: string;
}

function conditionOf(columns: Columns) {
  return (filter: Filter): readonly Expression<SqlBool>[] => {
    switch (filter.field) {
      case 'archived':
        return [isSet(sql`${sql.ref(`${columns.self}.archived_at`)} is not null`, filter.is)];
      case 'budgeted':
        return [isSet(sql`coalesce(${sql.ref(`${columns.self}.budget_seconds`)}, 0) > 0`, filter.is)];
      case 'client':
      case 'project':
        return isOneOf(filter, columns);
      default:
        return [];
    }
  };
}

const isSet = (holds: RawBuilder<unknown>, is: boolean): Expression<SqlBool> =>
  is ? sql<boolean>`${holds}` : sql<boolean>`not (${holds})`;

type OfNames = Extract<Filter, { readonly values: readonly NamedValue[] }>;

function isOneOf({ field, is, values }: OfNames, { client, self }: Columns): readonly Expression<SqlBool>[] {
  const column = sql.ref(field === 'client' ? client : `${self}.id`);
  const ids = values.map(({ id }) => id);
  return ids.length === 0 ? [] : [sql<boolean>`${column} ${is ? sql`in` : sql`not in`} (${sql.join(ids)})`];
}
