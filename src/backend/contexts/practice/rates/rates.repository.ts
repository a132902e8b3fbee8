/** SQL of rates. */
import type { Selectable, Updateable } from 'kysely';
import type { RateKey } from '../../../../domain/rates/rate.ts';
import { requireDeleted, requireUpdated } from '../../../platform/db/changes.ts';
import { selectPage } from '../../../platform/db/select-page.ts';
import { decodeTextCursor } from '../../../platform/http/cursor.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Writes } from '../../../platform/reach/writes.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import type { ListRates } from './rates.schema.ts';
import type { RateTable } from './rates.tables.ts';

export type RateRow = Selectable<RateTable>;

export async function findRateRow(reads: Reads, id: string): Promise<RateRow | undefined> {
  return await reads.from('rates').selectAll().where('id', '=', id).executeTakeFirst();
}

/** All of them: few, beside the time that they are for. */
export async function loadRates(reads: Reads): Promise<RateRow[]> {
  return await reads.invariant('rates').selectAll().orderBy('valid_from').orderBy('id').execute();
}

export async function loadKeyRates(reads: Reads, key: RateKey): Promise<RateRow[]> {
  return await reads
    .invariant('rates')
    .selectAll()
    .where('scope', '=', key.scope)
    .where('scope_id', '=', key.scopeId)
    .where('actor', key.actorId === null ? 'is' : '=', key.actorId)
    .orderBy('valid_from')
    .execute();
}

/** Everyone's rates of these projects, by date. */
export async function loadProjectRates(reads: Reads, projectIds: readonly string[]): Promise<RateRow[]> {
  if (projectIds.length === 0) return [];
  return await reads
    .invariant('rates')
    .selectAll()
    .where('scope', '=', 'project')
    .where('scope_id', 'in', projectIds)
    .where('actor', 'is', null)
    .orderBy('valid_from')
    .execute();
}

/** The newest first, one row more than the limit. */
export async function listRates(reads: Reads, query: ListRates): Promise<RateRow[]> {
  const { projectId, clientId, ...page } = query;
  let select = reads.from('rates').selectAll();
  if (projectId !== undefined) {
    const tasks = reads.from('tasks').select('id').where('project_id', '=', projectId);
    const client = reads.from('projects').select('client_id').where('id', '=', projectId);
    select = select.where((where) =>
      where.or([
        where('scope', '=', 'organization'),
        where('scope_id', '=', projectId),
        where('scope_id', 'in', tasks),
        where('scope_id', 'in', client),
      ]),
    );
  }
  if (clientId !== undefined) {
    const projects = reads.from('projects').select('projects.id').where('client_id', '=', clientId);
    const tasks = reads
      .from('tasks')
      .innerJoin('projects', reads.join('projects', 'id', 'tasks.project_id'))
      .select('tasks.id')
      .where('projects.client_id', '=', clientId);
    select = select.where((where) =>
      where.or([
        where('scope', '=', 'organization'),
        where('scope_id', '=', clientId),
        where('scope_id', 'in', projects),
        where('scope_id', 'in', tasks),
      ]),
    );
  }
  return await selectPage(select, page, {
    by: 'valid_from',
    direction: 'desc',
    decode: decodeTextCursor,
  }).execute();
}

export async function insertRate(writes: Writes, row: RateRow): Promise<void> {
  await writes.insert('rates', row).execute();
}

export async function updateRate(
  writes: Writes,
  row: RateRow,
  change: Updateable<RateTable>,
): Promise<RateRow> {
  const updated = await writes
    .update('rates')
    .set({ ...change, version: row.version + 1 })
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .returningAll()
    .executeTakeFirst();
  return requireUpdated(updated);
}

export async function deleteRate(writes: Writes, row: RateRow): Promise<void> {
  const deleted = await writes
    .remove('rates')
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .executeTakeFirst();
  requireDeleted(deleted);
}

/** Of a record that is deleted itself. */
export async function deleteScopeRates(writes: Writes, ids: readonly string[]): Promise<void> {
  await writes.invariant('rates').remove().where('scope_id', 'in', ids).execute();
}

/** What no task, project or client is there for any more: they were deleted many at once. */
export async function deleteLostRates({ reads, writes }: Pick<Work, 'reads' | 'writes'>): Promise<void> {
  const reason = 'rates';
  const left = [
    ['task', reads.whole('tasks', reason).select('id')],
    ['project', reads.whole('projects', reason).select('id')],
    ['client', reads.whole('clients', reason).select('id')],
  ] as const;
  for (const [scope, ids] of left) {
    await writes
      .invariant('rates')
      .remove()
      .where('scope', '=', scope)
      .where('scope_id', 'not in', ids)
      .execute();
  }
}

/** Time cannot begin on them, nor be changed, until the transaction ends: it would miss the change of its rate. */
export async function holdReached(reads: Reads, { scope, scopeId }: RateKey): Promise<void> {
  const reason = 'rates';
  let select = reads.whole('projects', reason).select('id');
  if (scope === 'project') select = select.where('id', '=', scopeId);
  if (scope === 'client') select = select.where('client_id', '=', scopeId);
  if (scope === 'task') {
    const project = reads.namesOf('tasks', ['id', [scopeId]]).select('project_id');
    select = select.where('id', 'in', project);
  }
  await select.forUpdate().execute();
}
