/** SQL of imports: every statement is scoped by organization. */
import type { Selectable } from 'kysely';
import { selectPage } from '../../../../platform/db/select-page.ts';
import { decodeNumberCursor } from '../../../../platform/http/cursor.ts';
import type { Reader, Trx } from '../../../../schema.ts';
import type { FindingImportTable } from '../findings.tables.ts';
import type { ListImports } from './imports.schema.ts';

export type ImportRow = Selectable<FindingImportTable>;

export async function findImport(
  db: Reader,
  organizationId: string,
  id: string,
): Promise<ImportRow | undefined> {
  return await db
    .selectFrom('finding_imports')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function insertImport(trx: Trx, row: ImportRow): Promise<void> {
  await trx.insertInto('finding_imports').values(row).execute();
}

/** Newest first, one row more than the limit. */
export async function listImports(
  db: Reader,
  organizationId: string,
  query: ListImports,
): Promise<ImportRow[]> {
  let select = db.selectFrom('finding_imports').selectAll().where('organization_id', '=', organizationId);
  if (query.projectId) select = select.where('project_id', '=', query.projectId);
  return await selectPage(select, query, {
    by: 'created_at',
    direction: 'desc',
    decode: decodeNumberCursor,
  }).execute();
}
