/** SQL of tasks: every statement is scoped by organization. */
import type { Selectable, Updateable } from 'kysely';
import { requireDeleted, requireUpdated } from '../../../platform/db/changes.ts';
import { selectPage } from '../../../platform/db/select-page.ts';
import { decodeTextCursor } from '../../../platform/http/cursor.ts';
import type { Reader, Trx } from '../../../schema.ts';
import { idsLike } from '../model/ids-like.ts';
import type { ListTasks } from './tasks.schema.ts';
import type { TaskTable } from './tasks.tables.ts';

export type TaskRow = Selectable<TaskTable>;

export async function findTask(db: Reader, organizationId: string, id: string): Promise<TaskRow | undefined> {
  return await db
    .selectFrom('tasks')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** By name, one row more than the limit. */
export async function listTasks(db: Reader, organizationId: string, query: ListTasks): Promise<TaskRow[]> {
  let select = db.selectFrom('tasks').selectAll().where('organization_id', '=', organizationId);
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

export async function insertTask(trx: Trx, row: TaskRow): Promise<void> {
  await trx.insertInto('tasks').values(row).execute();
}

export async function updateTask(trx: Trx, row: TaskRow, change: Updateable<TaskTable>): Promise<TaskRow> {
  const updated = await trx
    .updateTable('tasks')
    .set({ ...change, version: row.version + 1 })
    .where('organization_id', '=', row.organization_id)
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .returningAll()
    .executeTakeFirst();
  return requireUpdated(updated);
}

export async function deleteTask(trx: Trx, row: TaskRow): Promise<void> {
  const deleted = await trx
    .deleteFrom('tasks')
    .where('organization_id', '=', row.organization_id)
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .executeTakeFirst();
  requireDeleted(deleted);
}

export async function hasTimeOn(db: Reader, row: TaskRow): Promise<boolean> {
  const entry = await db
    .selectFrom('time_entries')
    .select('id')
    .where('organization_id', '=', row.organization_id)
    .where('project_id', '=', row.project_id)
    .where('task_id', '=', row.id)
    .limit(1)
    .executeTakeFirst();
  return entry !== undefined;
}
