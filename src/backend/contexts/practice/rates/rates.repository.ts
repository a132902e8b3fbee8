/** SQL of rates: every statement is scoped by organization. */
import type { Selectable, Updateable } from 'kysely';
import type { RateKey } from '../../../../domain/rates/rate.ts';
import { requireDeleted, requireUpdated } from '../../../platform/db/changes.ts';
import { selectPage } from '../../../platform/db/select-page.ts';
import { decodeTextCursor } from '../../../platform/http/cursor.ts';
import type { Reader, Trx } from '../../../schema.ts';
import type { ListRates } from './rates.schema.ts';
import type { RateTable } from './rates.tables.ts';

export type RateRow = Selectable<RateTable>;

export async function findRateRow(
  db: Reader,
  organizationId: string,
  id: string,
): Promise<RateRow | undefined> {
  return await db
    .selectFrom('rates')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** All of them: few, beside the time that they are for. */
export async function loadRates(db: Reader, organizationId: string): Promise<RateRow[]> {
  return await db
    .selectFrom('rates')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .orderBy('valid_from')
    .orderBy('id')
    .execute();
}

export async function loadKeyRates(db: Reader, organizationId: string, key: RateKey): Promise<RateRow[]> {
  return await db
    .selectFrom('rates')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('scope', '=', key.scope)
    .where('scope_id', '=', key.scopeId)
    .where('actor', key.actorId === null ? 'is' : '=', key.actorId)
    .orderBy('valid_from')
    .execute();
}

/** Everyone's rates of these projects, by date. */
export async function loadProjectRates(
  db: Reader,
  organizationId: string,
  projectIds: readonly string[],
): Promise<RateRow[]> {
  if (projectIds.length === 0) return [];
  return await db
    .selectFrom('rates')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('scope', '=', 'project')
    .where('scope_id', 'in', projectIds)
    .where('actor', 'is', null)
    .orderBy('valid_from')
    .execute();
}

/** The newest first, one row more than the limit. */
export async function listRates(db: Reader, organizationId: string, query: ListRates): Promise<RateRow[]> {
  const { projectId, clientId, ...page } = query;
  let select = db.selectFrom('rates').selectAll().where('organization_id', '=', organizationId);
  if (projectId !== undefined) {
    select = select.where((where) =>
      where.or([
        where('scope', '=', 'organization'),
        where('scope_id', '=', projectId),
        where('scope_id', 'in', (sub) =>
          sub
            .selectFrom('tasks')
            .select('tasks.id')
            .where('tasks.organization_id', '=', organizationId)
            .where('tasks.project_id', '=', projectId),
        ),
        where('scope_id', 'in', (sub) =>
          sub
            .selectFrom('projects')
            .select('projects.client_id')
            .where('projects.organization_id', '=', organizationId)
            .where('projects.id', '=', projectId),
        ),
      ]),
    );
  }
  if (clientId !== undefined) {
    select = select.where((where) =>
      where.or([
        where('scope', '=', 'organization'),
        where('scope_id', '=', clientId),
        where('scope_id', 'in', (sub) =>
          sub
            .selectFrom('projects')
            .select('projects.id')
            .where('projects.organization_id', '=', organizationId)
            .where('projects.client_id', '=', clientId),
        ),
        where('scope_id', 'in', (sub) =>
          sub
            .selectFrom('tasks')
            .innerJoin('projects', 'projects.id', 'tasks.project_id')
            .select('tasks.id')
            .where('tasks.organization_id', '=', organizationId)
            .where('projects.client_id', '=', clientId),
        ),
      ]),
    );
  }
  return await selectPage(select, page, {
    by: 'valid_from',
    direction: 'desc',
    decode: decodeTextCursor,
  }).execute();
}

export async function insertRate(trx: Trx, row: RateRow): Promise<void> {
  await trx.insertInto('rates').values(row).execute();
}

export async function updateRate(trx: Trx, row: RateRow, change: Updateable<RateTable>): Promise<RateRow> {
  const updated = await trx
    .updateTable('rates')
    .set({ ...change, version: row.version + 1 })
    .where('organization_id', '=', row.organization_id)
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .returningAll()
    .executeTakeFirst();
  return requireUpdated(updated);
}

export async function deleteRate(trx: Trx, row: RateRow): Promise<void> {
  const deleted = await trx
    .deleteFrom('rates')
    .where('organization_id', '=', row.organization_id)
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .executeTakeFirst();
  requireDeleted(deleted);
}

/** Of a record that is deleted itself. */
export async function deleteScopeRates(
  trx: Trx,
  { organizationId, ids }: { readonly organizationId: string; readonly ids: readonly string[] },
): Promise<void> {
  await trx
    .deleteFrom('rates')
    .where('organization_id', '=', organizationId)
    .where('scope_id', 'in', ids)
    .execute();
}

/** What no task, project or client is there for any more: they were deleted many at once. */
export async function deleteLostRates(trx: Trx, organizationId: string): Promise<void> {
  await trx
    .deleteFrom('rates')
    .where('organization_id', '=', organizationId)
    .where('scope', '=', 'task')
    .where('scope_id', 'not in', (sub) =>
      sub.selectFrom('tasks').select('id').where('organization_id', '=', organizationId),
    )
    .execute();
  await trx
    .deleteFrom('rates')
    .where('organization_id', '=', organizationId)
    .where('scope', '=', 'project')
    .where('scope_id', 'not in', (sub) =>
      sub.selectFrom('projects').select('id').where('organization_id', '=', organizationId),
    )
    .execute();
  await trx
    .deleteFrom('rates')
    .where('organization_id', '=', organizationId)
    .where('scope', '=', 'client')
    .where('scope_id', 'not in', (sub) =>
      sub.selectFrom('clients').select('id').where('organization_id', '=', organizationId),
    )
    .execute();
}

/** Time cannot begin on them, nor be changed, until the transaction ends: it would miss the change of its rate. */
export async function holdReached(
  trx: Trx,
  organizationId: string,
  { scope, scopeId }: RateKey,
): Promise<void> {
  let select = trx.selectFrom('projects').select('id').where('organization_id', '=', organizationId);
  if (scope === 'project') select = select.where('id', '=', scopeId);
  if (scope === 'client') select = select.where('client_id', '=', scopeId);
  if (scope === 'task') {
    select = select.where('id', 'in', (sub) =>
      sub
        .selectFrom('tasks')
        .select('tasks.project_id')
        .where('tasks.organization_id', '=', organizationId)
        .where('tasks.id', '=', scopeId),
    );
  }
  await select.forUpdate().execute();
}
