/** SQL of agent requests: every statement is scoped by organization. */
import type { Selectable, Updateable } from 'kysely';
import { requireUpdated } from '../../../platform/db/changes.ts';
import { selectPage } from '../../../platform/db/select-page.ts';
import { decodeNumberCursor } from '../../../platform/http/cursor.ts';
import type { Reader, Trx } from '../../../schema.ts';
import type { ListRequests } from './requests.schema.ts';
import type { RequestTable } from './requests.tables.ts';

export type RequestRow = Selectable<RequestTable>;

export async function findRequest(
  db: Reader,
  organizationId: string,
  id: string,
): Promise<RequestRow | undefined> {
  return await db
    .selectFrom('requests')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .executeTakeFirst();
}

const summaryColumns = [
  'id',
  'organization_id',
  'project_id',
  'requested_by',
  'agent',
  'agent_version',
  'input',
  'priority',
  'state',
  'step',
  'fraction',
  'error_code',
  'error_message',
  'attempts',
  'cost_minor',
  'cost_currency',
  'job_id',
  'started_at',
  'finished_at',
  'created_at',
  'updated_at',
  'version',
  'trusted',
  'question',
  'answer',
  'deadline_at',
  'faults',
  'replay_of',
  'checkpoint',
  'group_id',
  'callback_url',
  'callback_secret',
] as const satisfies readonly (keyof RequestTable)[];

export interface RequestQuery extends ListRequests {
  /** Only what this person asked for. */
  readonly requestedBy?: string;
}

/** Newest first (ids are in order of time), without the reports; one row more than the limit. */
export async function listRequests(
  db: Reader,
  organizationId: string,
  query: RequestQuery,
): Promise<Omit<RequestRow, 'result'>[]> {
  let select = db.selectFrom('requests').select(summaryColumns).where('organization_id', '=', organizationId);
  if (query.projectId) select = select.where('project_id', '=', query.projectId);
  const state = query.state === 'pending' ? 'queued' : query.state;
  if (state) select = select.where('state', '=', state);
  if (query.groupId) select = select.where('group_id', '=', query.groupId);
  if (query.requestedBy) select = select.where('requested_by', '=', query.requestedBy);
  if (query.agent) select = select.where('agent', '=', query.agent);
  return await selectPage(select, query, {
    by: 'created_at',
    direction: 'desc',
    decode: decodeNumberCursor,
  }).execute();
}

export async function insertRequest(trx: Trx, row: RequestRow): Promise<void> {
  await trx.insertInto('requests').values(row).execute();
}

/** @throws DatabaseError `conflict` where another has changed it since it was read: the unit of work looks again */
export async function updateRequest(
  trx: Trx,
  row: RequestRow,
  change: Updateable<RequestTable>,
): Promise<RequestRow> {
  const after = await trx
    .updateTable('requests')
    .set({ ...change, version: row.version + 1 })
    .where('organization_id', '=', row.organization_id)
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .returningAll()
    .executeTakeFirst();
  return requireUpdated(after);
}

/** Where a run is: no change of the record, so neither version nor event. */
export async function saveProgress(
  db: Reader,
  { organizationId, id }: { readonly organizationId: string; readonly id: string },
  progress: { readonly step: string; readonly fraction: number | null },
): Promise<void> {
  await db
    .updateTable('requests')
    .set(progress)
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .where('state', '=', 'running')
    .execute();
}

/** In the order in which they were asked. */
export async function listGroup(db: Reader, organizationId: string, groupId: string): Promise<RequestRow[]> {
  return await db
    .selectFrom('requests')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('group_id', '=', groupId)
    .orderBy('created_at')
    .orderBy('id')
    .limit(100)
    .execute();
}

/** Ids of all requests that are not over, of any organization: they share the machine. */
export async function listAliveIds(db: Reader): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('requests')
    .select(['id', 'organization_id'])
    .where('state', 'in', ['queued', 'running', 'waiting'])
    .execute();
  return rows.map(({ id }) => id);
}

/** Organizations with so many requests that were begun and are not over, or are being begun. */
export async function listFullOrganizations(db: Reader, most: number): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('requests')
    .leftJoin('jobs', 'jobs.id', 'requests.job_id')
    .select('requests.organization_id')
    .where((where) =>
      where.or([
        where('requests.state', 'in', ['running', 'waiting']),
        where.and([
          where('requests.state', '=', 'queued'),
          where.or([where('requests.started_at', 'is not', null), where('jobs.state', '=', 'running')]),
        ]),
      ]),
    )
    .groupBy('requests.organization_id')
    .having((having) => having.fn.countAll<number>(), '>=', most)
    .execute();
  return new Set(rows.map(({ organization_id }) => organization_id));
}
