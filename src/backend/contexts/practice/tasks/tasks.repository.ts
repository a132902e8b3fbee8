/** SQL of tasks. */
import type { Selectable, Updateable } from 'kysely';
import { requireDeleted, requireUpdated } from '../../../platform/db/changes.ts';
import { selectPage } from '../../../platform/db/select-page.ts';
import { decodeTextCursor } from '../../../platform/http/cursor.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Writes } from '../../../platform/reach/writes.ts';
import { idsLike } from '../model/ids-like.ts';
import type { ListTasks } from './tasks.schema.ts';
import type { TaskTable } from './tasks.tables.ts';

export type TaskRow = Selectable<TaskTable>;

export async function findTask(rows: Pick<Reads, 'from'>, id: string): Promise<TaskRow | undefined> {
  return await rows.from('tasks').selectAll().where('id', '=', id).executeTakeFirst();
}

/** By name, one row more than the limit. */
export async function listTasks(reads: Reads, query: ListTasks): Promise<TaskRow[]> {
  let select = reads.from('tasks').selectAll();
  if (query.projectId) select = select.where('project_id', '=', query.projectId);
  if (query.archived !== undefined) {
    select = select.where('archived_at', query.archived ? 'is not' : 'is', null);
  }
  if (query.like !== undefined) {
    const named = await select.clearSelect().select(['id', 'name']).execute();
    select = select.where('id', 'in', await idsLike(named, query.like));
  }
  return await selectPage(select, query, {
    by: 'name',
    direction: 'asc',
    decode: decodeTextCursor,
  }).execute();
}

export async function insertTask(writes: Writes, row: TaskRow): Promise<void> {
  await writes.insert('tasks', row).execute();
}

export async function updateTask(
  writes: Writes,
  row: TaskRow,
  change: Updateable<TaskTable>,
): Promise<TaskRow> {
  const updated = await writes
    .update('tasks')
    .set({ ...change, version: row.version + 1 })
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .returningAll()
    .executeTakeFirst();
  return requireUpdated(updated);
}

export async function deleteTask(writes: Writes, row: TaskRow): Promise<void> {
  const deleted = await writes
    .remove('tasks')
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .executeTakeFirst();
  requireDeleted(deleted);
}

export async function hasTimeOn(reads: Reads, row: TaskRow): Promise<boolean> {
  const entry = await reads
    .namesOf('time_entries', ['project_id', [row.project_id]])
    .select('id')
    .where('task_id', '=', row.id)
    .limit(1)
    .executeTakeFirst();
  return entry !== undefined;
}
