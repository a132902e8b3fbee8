/** SQL of projects. */
import type { Selectable, Updateable } from 'kysely';
import { requireDeleted, requireUpdated } from '../../../platform/db/changes.ts';
import { selectPage } from '../../../platform/db/select-page.ts';
import { decodeTextCursor } from '../../../platform/http/cursor.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Writes } from '../../../platform/reach/writes.ts';
import { idsLike } from '../model/ids-like.ts';
import type { ListProjects } from './projects.schema.ts';
import type { ProjectTable } from './projects.tables.ts';

export type ProjectRow = Selectable<ProjectTable>;

export async function findProject(reads: Reads, id: string): Promise<ProjectRow | undefined> {
  return await reads.from('projects').selectAll().where('id', '=', id).executeTakeFirst();
}

/**
 * As it stays until the transaction ends: several may hold it so, and whoever archives it waits for them. Without, time
 * could begin on it between a look at it and its being archived.
 */
export async function holdProject(reads: Reads, id: string): Promise<ProjectRow | undefined> {
  return await reads.from('projects').selectAll().where('id', '=', id).forShare().executeTakeFirst();
}

/** As it stays until the transaction ends, for this one alone. */
export async function lockProject(writes: Writes, id: string): Promise<ProjectRow | undefined> {
  return await writes.from('projects').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function listProjects(reads: Reads, query: ListProjects): Promise<ProjectRow[]> {
  let select = reads.from('projects').selectAll();
  if (query.clientId) {
    select = select.where('client_id', '=', query.clientId);
  }
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

export async function insertProject(writes: Writes, row: ProjectRow): Promise<void> {
  await writes.insert('projects', row).execute();
}

export async function updateProject(
  writes: Writes,
  row: ProjectRow,
  change: Updateable<ProjectTable>,
): Promise<ProjectRow> {
  const updated = await writes
    .update('projects')
    .set({ ...change, version: row.version + 1 })
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .returningAll()
    .executeTakeFirst();
  return requireUpdated(updated);
}

export async function deleteProject(writes: Writes, row: ProjectRow): Promise<void> {
  const deleted = await writes
    .remove('projects')
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .executeTakeFirst();
  requireDeleted(deleted);
}
