/** SQL of agent requests. */
import { type Selectable, sql, type Updateable } from 'kysely';
import { requireUpdated } from '../../../platform/db/changes.ts';
import { selectPage } from '../../../platform/db/select-page.ts';
import { decodeNumberCursor } from '../../../platform/http/cursor.ts';
import { acrossOrganizations, type Reads } from '../../../platform/reach/reads.ts';
import type { Writes } from '../../../platform/reach/writes.ts';
import type { Reader } from '../../../schema.ts';
import type { ListRequests } from './requests.schema.ts';
import type { RequestTable } from './requests.tables.ts';

export type RequestRow = Selectable<RequestTable>;

/** `rows`: those that may be seen, or those that may be changed. */
export async function findRequest(rows: Pick<Reads, 'from'>, id: string): Promise<RequestRow | undefined> {
  return await rows.from('requests').selectAll().where('id', '=', id).executeTakeFirst();
}

/** For its jobs: it runs to its end, whatever has become of whoever asked. */
export async function findRequestOfJob(reads: Reads, id: string): Promise<RequestRow | undefined> {
  return await reads.invariant('requests').selectAll().where('id', '=', id).executeTakeFirst();
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
  'machine',
  'machine_id',
] as const satisfies readonly (keyof RequestTable)[];

export interface RequestQuery extends ListRequests {
  /** Only what this person asked for. */
  readonly requestedBy?: string;
}

/** Newest first (ids are in order of time), without the reports; one row more than the limit. */
export async function listRequests(reads: Reads, query: RequestQuery): Promise<Omit<RequestRow, 'result'>[]> {
  let select = reads.from('requests').select(summaryColumns);
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

export async function insertRequest(writes: Writes, row: RequestRow): Promise<void> {
  await writes.insert('requests', row).execute();
}

/** @throws DatabaseError `conflict` where another has changed it since it was read: the unit of work looks again */
export async function updateRequest(
  writes: Writes,
  { id, version }: RequestRow,
  change: Updateable<RequestTable>,
): Promise<RequestRow> {
  const after = await writes
    .invariant('requests')
    .update()
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst();
  return requireUpdated(after);
}

/** Where a run is: no change of the record, so neither version nor event. */
export async function saveProgress(
  writes: Writes,
  id: string,
  progress: { readonly step: string; readonly fraction: number | null },
): Promise<void> {
  await writes
    .invariant('requests')
    .update()
    .set(progress)
    .where('id', '=', id)
    .where('state', '=', 'running')
    .execute();
}

/** On which machine it is: empty where it waits for one. */
export async function saveMachine(
  writes: Writes,
  id: string,
  machine: Pick<Updateable<RequestTable>, 'machine' | 'machine_id'>,
): Promise<void> {
  await writes.invariant('requests').update().set(machine).where('id', '=', id).execute();
}

/** In the order in which they were asked. */
export async function listGroup(reads: Reads, groupId: string): Promise<RequestRow[]> {
  return await reads
    .from('requests')
    .selectAll()
    .where('group_id', '=', groupId)
    .orderBy('created_at')
    .orderBy('id')
    .limit(100)
    .execute();
}

/** Ids of all requests that are not over, of any organization: they share the machine. */
export async function listAliveIds(db: Reader): Promise<readonly string[]> {
  const rows = await acrossOrganizations(db, 'requests', 'upkeep')
    .select('id')
    .where('state', 'in', ['queued', 'running', 'waiting'])
    .execute();
  return rows.map(({ id }) => id);
}

/** Organizations with so many requests that were begun and are not over, or are being begun. */
export async function listFullOrganizations(db: Reader, most: number): Promise<ReadonlySet<string>> {
  const beingBegun = acrossOrganizations(db, 'jobs', 'upkeep')
    .select('jobs.id')
    .where(sql<boolean>`jobs.id = requests.job_id`)
    .where('jobs.state', '=', 'running');
  const rows = await acrossOrganizations(db, 'requests', 'upkeep')
    .select('organization_id')
    .where((where) =>
      where.or([
        where('state', 'in', ['running', 'waiting']),
        where.and([
          where('state', '=', 'queued'),
          where.or([where('started_at', 'is not', null), where.exists(beingBegun)]),
        ]),
      ]),
    )
    .groupBy('organization_id')
    .having((having) => having.fn.countAll<number>(), '>=', most)
    .execute();
  return new Set(rows.map(({ organization_id }) => organization_id));
}
