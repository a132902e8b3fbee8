/** SQL of documents. */
import { type Selectable, sql, type Updateable } from 'kysely';
import { requireUpdated } from '../../../platform/db/changes.ts';
import { selectPage } from '../../../platform/db/select-page.ts';
import { decodeTextCursor } from '../../../platform/http/cursor.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Writes } from '../../../platform/reach/writes.ts';
import type { ListDocuments } from './documents.schema.ts';
import type { DocumentCommentTable, DocumentTable, DocumentVersionTable } from './documents.tables.ts';

export type DocumentRow = Selectable<DocumentTable>;
export type VersionRow = Selectable<DocumentVersionTable>;
export type CommentRow = Selectable<DocumentCommentTable>;

/** Deleted ones, too. */
export async function findAnyDocument(
  rows: Pick<Reads, 'from'>,
  id: string,
): Promise<DocumentRow | undefined> {
  return await rows.from('documents').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function findDocument(rows: Pick<Reads, 'from'>, id: string): Promise<DocumentRow | undefined> {
  const row = await findAnyDocument(rows, id);
  return row?.deleted_at === null ? row : undefined;
}

/** By title, one row more than the limit. */
export async function listDocuments(reads: Reads, query: ListDocuments): Promise<DocumentRow[]> {
  let select = reads.from('documents').selectAll().where('deleted_at', 'is', null);
  if (query.projectId) select = select.where('project_id', '=', query.projectId);
  if (query.type) select = select.where('type', '=', query.type);
  if (query.state) select = select.where('state', '=', query.state);
  if (query.text) {
    const pattern = `%${query.text.toLowerCase().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
    select = select.where(({ or, exists }) =>
      or([
        sql<boolean>`lower(documents.title) like ${pattern} escape '\\'`,
        exists(
          reads
            .from('document_versions')
            .select('number')
            .where(sql<boolean>`document_versions.document_id = documents.id`)
            .where(sql<boolean>`document_versions.number = documents.number`)
            .where(sql<boolean>`lower(document_versions.content) like ${pattern} escape '\\'`),
        ),
      ]),
    );
  }
  return await selectPage(select, query, {
    by: 'title',
    direction: 'asc',
    decode: decodeTextCursor,
  }).execute();
}

export async function insertDocument(writes: Writes, row: DocumentRow): Promise<void> {
  await writes.insert('documents', row).execute();
}

export async function updateDocument(
  writes: Pick<Writes, 'update'>,
  row: DocumentRow,
  change: Updateable<DocumentTable>,
): Promise<DocumentRow> {
  const updated = await writes
    .update('documents')
    .set({ ...change, version: row.version + 1 })
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .returningAll()
    .executeTakeFirst();
  return requireUpdated(updated);
}

/** Deleted before `before` (epoch milliseconds), so that nothing of them is kept any more. */
export async function listLongDeleted(reads: Reads, before: number): Promise<Pick<DocumentRow, 'id'>[]> {
  return await reads.invariant('documents').select('id').where('deleted_at', '<', before).execute();
}

/** For good, with its versions and comments. */
export async function eraseDocument(writes: Writes, id: string): Promise<void> {
  await writes.invariant('document_comments').remove().where('document_id', '=', id).execute();
  await writes.invariant('document_versions').remove().where('document_id', '=', id).execute();
  await writes.invariant('documents').remove().where('id', '=', id).execute();
}

export async function insertVersion(writes: Writes, row: VersionRow): Promise<void> {
  await writes.insert('document_versions', row).execute();
}

export async function findVersion(
  reads: Reads,
  document: Pick<DocumentRow, 'id'>,
  number: number,
): Promise<VersionRow | undefined> {
  return await reads
    .from('document_versions')
    .selectAll()
    .where('document_id', '=', document.id)
    .where('number', '=', number)
    .executeTakeFirst();
}

/** The newest first, without their texts. */
export async function listVersions(
  reads: Reads,
  document: DocumentRow,
): Promise<Omit<VersionRow, 'content' | 'agent_content'>[]> {
  return await reads
    .from('document_versions')
    .select(['document_id', 'organization_id', 'number', 'written_by', 'source', 'created_at'])
    .where('document_id', '=', document.id)
    .orderBy('number', 'desc')
    .execute();
}

/** The oldest first. */
export async function listComments(reads: Reads, document: DocumentRow): Promise<CommentRow[]> {
  return await reads
    .from('document_comments')
    .selectAll()
    .where('document_id', '=', document.id)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

export async function findComment(reads: Reads, id: string): Promise<CommentRow | undefined> {
  return await reads.from('document_comments').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function insertComment(writes: Writes, row: CommentRow): Promise<void> {
  await writes.insert('document_comments', row).execute();
}

export async function updateComment(
  writes: Writes,
  row: CommentRow,
  change: Updateable<DocumentCommentTable>,
): Promise<CommentRow> {
  const updated = await writes
    .update('document_comments')
    .set({ ...change, version: row.version + 1 })
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .returningAll()
    .executeTakeFirst();
  return requireUpdated(updated);
}
