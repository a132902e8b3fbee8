/** SQL of projects: every statement is scoped by organization. */
import type { Selectable, Updateable } from 'kysely';
import { requireDeleted, requireUpdated } from '../../../platform/db/changes.ts';
import { selectPage } from '../../../platform/db/select-page.ts';
import { decodeTextCursor } from '../../../platform/http/cursor.ts';
import type { Reader, Trx } from '../../../schema.ts';
import { idsLike } from '../model/ids-like.ts';
import type { ListProjects } from './projects.schema.ts';
import type { ProjectTable } from './projects.tables.ts';

export type ProjectRow = Selectable<ProjectTable>;

export async function findProject(
  db: Reader,
  organizationId: string,
  id: string,
): Promise<ProjectRow | undefined> {
  return await db
    .selectFrom('projects')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/**
 * As it stays until the transaction ends: several may hold it so, and whoever archives it waits for them. Without, time
 * could begin on it between a look at it and its being archived.
 */
export async function holdProject(
  trx: Trx,
  organizationId: string,
  id: string,
): Promise<ProjectRow | undefined> {
  return await trx
    .selectFrom('projects')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .forShare()
    .executeTakeFirst();
}

/** As it stays until the transaction ends, for this one alone. */
export async function lockProject(
  trx: Trx,
  organizationId: string,
  id: string,
): Promise<ProjectRow | undefined> {
  return await trx
    .selectFrom('projects')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export async function listProjects(
  db: Reader,
  organizationId: string,
  query: ListProjects,
): Promise<ProjectRow[]> {
  let select = db.selectFrom('projects').selectAll().where('organization_id', '=', organizationId);
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

export async function insertProject(trx: Trx, row: ProjectRow): Promise<void> {
  await trx.insertInto('projects').values(row).execute();
}

export async function updateProject(
  trx: Trx,
  row: ProjectRow,
  change: Updateable<ProjectTable>,
): Promise<ProjectRow> {
  const updated = await trx
    .updateTable('projects')
    .set({ ...change, version: row.version + 1 })
    .where('organization_id', '=', row.organization_id)
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .returningAll()
    .executeTakeFirst();
  return requireUpdated(updated);
}

export async function deleteProject(trx: Trx, row: ProjectRow): Promise<void> {
  const deleted = await trx
    .deleteFrom('projects')
    .where('organization_id', '=', row.organization_id)
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .executeTakeFirst();
  requireDeleted(deleted);
}
