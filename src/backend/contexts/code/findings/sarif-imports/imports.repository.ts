/** SQL of imports. */
import type { Selectable } from 'kysely';
import { selectPage } from '../../../../platform/db/select-page.ts';
import { decodeNumberCursor } from '../../../../platform/http/cursor.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';
import type { Writes } from '../../../../platform/reach/writes.ts';
import type { FindingImportTable } from '../findings.tables.ts';
import type { ListImports } from './imports.schema.ts';

export type ImportRow = Selectable<FindingImportTable>;

export async function findImport(rows: Pick<Reads, 'from'>, id: string): Promise<ImportRow | undefined> {
  return await rows.from('finding_imports').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function insertImport(writes: Writes, row: ImportRow): Promise<void> {
  await writes.insert('finding_imports', row).execute();
}

/** Newest first, one row more than the limit. */
export async function listImports(reads: Reads, query: ListImports): Promise<ImportRow[]> {
  let select = reads.from('finding_imports').selectAll();
  if (query.projectId) select = select.where('project_id', '=', query.projectId);
  return await selectPage(select, query, {
    by: 'created_at',
    direction: 'desc',
    decode: decodeNumberCursor,
  }).execute();
}
