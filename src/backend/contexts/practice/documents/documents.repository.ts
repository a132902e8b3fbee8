/** SQL of documents: every statement is scoped by organization. */
import { type Selectable, sql, type Updateable } from 'kysely';
import { requireUpdated } from '../../../platform/db/changes.ts';
import { selectPage } from '../../../platform/db/select-page.ts';
import { decodeTextCursor } from '../../../platform/http/cursor.ts';
import type { Reader, Trx } from '../../../schema.ts';
import type { ListDocuments } from './documents.schema.ts';
import type { DocumentCommentTable, DocumentTable, DocumentVersionTable } from './documents.tables.ts';

export type DocumentRow = Selectable<DocumentTable>;
export type VersionRow = Selectable<DocumentVersionTable>;
export type CommentRow = Selectable<DocumentCommentTable>;

/** Deleted ones, too. */
export async function findAnyDocument(
  db: Reader,
  organizationId: string,
  id: string,
): Promise<DocumentRow | undefined> {
  return await db
    .selectFrom('documents')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function findDocument(
  db: Reader,
  organizationId: string,
  id: string,
): Promise<DocumentRow | undefined> {
  const row = await findAnyDocument(db, organizationId, id);
  return row?.deleted_at === null ? row : undefined;
}

/** By title, one row more than the limit. */
export async function listDocuments(
  db: Reader,
  organizationId: string,
  query: ListDocuments,
): Promise<DocumentRow[]> {
  let select = db
    .selectFrom('documents')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('deleted_at', 'is', null);
  if (query.projectId) select = select.where('project_id', '=', query.projectId);
  if (query.type) select = select.where('type', '=', query.type);
  if (query.state) select = select.where('state', '=', query.state);
  if (query.text) {
    const pattern = `%${query.text.toLowerCase().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
    select = select.where(({ or, exists, selectFrom }) =>
      or([
        sql<boolean>`lower(documents.title) like ${pattern} escape '\\'`,
        exists(
          selectFrom('document_versions')
            .select('document_versions.number')
            .whereRef('document_versions.document_id', '=', 'documents.id')
            .whereRef('document_versions.number', '=', 'documents.number')
            .where('document_versions.organization_id', '=', organizationId)
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

export async function insertDocument(trx: Trx, row: DocumentRow): Promise<void> {
  await trx.insertInto('documents').values(row).execute();
}

export async function updateDocument(
  trx: Trx,
  row: DocumentRow,
  change: Updateable<DocumentTable>,
): Promise<DocumentRow> {
  const updated = await trx
    .updateTable('documents')
    .set({ ...change, version: row.version + 1 })
    .where('organization_id', '=', row.organization_id)
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .returningAll()
    .executeTakeFirst();
  return requireUpdated(updated);
}

/** Deleted before `before` (epoch milliseconds), so that nothing of them is kept any more. */
export async function listLongDeleted(
  trx: Trx,
  organizationId: string,
  before: number,
): Promise<Pick<DocumentRow, 'id' | 'organization_id'>[]> {
  return await trx
    .selectFrom('documents')
    .select(['id', 'organization_id'])
    .where('organization_id', '=', organizationId)
    .where('deleted_at', '<', before)
    .execute();
}

/** For good, with its versions and comments. */
export async function eraseDocument(
  trx: Trx,
  { organization_id, id }: Pick<DocumentRow, 'id' | 'organization_id'>,
): Promise<void> {
  await trx
    .deleteFrom('document_comments')
    .where('organization_id', '=', organization_id)
    .where('document_id', '=', id)
    .execute();
  await trx
    .deleteFrom('document_versions')
    .where('organization_id', '=', organization_id)
    .where('document_id', '=', id)
    .execute();
  await trx
    .deleteFrom('documents')
    .where('organization_id', '=', organization_id)
    .where('id', '=', id)
    .execute();
}

export async function insertVersion(trx: Trx, row: VersionRow): Promise<void> {
  await trx.insertInto('document_versions').values(row).execute();
}

export async function findVersion(
  db: Reader,
  document: Pick<DocumentRow, 'id' | 'organization_id'>,
  number: number,
): Promise<VersionRow | undefined> {
  return await db
    .selectFrom('document_versions')
    .selectAll()
    .where('organization_id', '=', document.organization_id)
    .where('document_id', '=', document.id)
    .where('number', '=', number)
    .executeTakeFirst();
}

/** The newest first, without their texts. */
export async function listVersions(
  db: Reader,
  document: DocumentRow,
): Promise<Omit<VersionRow, 'content' | 'agent_content'>[]> {
  return await db
    .selectFrom('document_versions')
    .select(['document_id', 'organization_id', 'number', 'written_by', 'source', 'created_at'])
    .where('organization_id', '=', document.organization_id)
    .where('document_id', '=', document.id)
    .orderBy('number', 'desc')
    .execute();
}

/** The oldest first. */
export async function listComments(db: Reader, document: DocumentRow): Promise<CommentRow[]> {
  return await db
    .selectFrom('document_comments')
    .selectAll()
    .where('organization_id', '=', document.organization_id)
    .where('document_id', '=', document.id)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

export async function findComment(
  db: Reader,
  organizationId: string,
  id: string,
): Promise<CommentRow | undefined> {
  return await db
    .selectFrom('document_comments')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function insertComment(trx: Trx, row: CommentRow): Promise<void> {
  await trx.insertInto('document_comments').values(row).execute();
}

export async function updateComment(
  trx: Trx,
  row: CommentRow,
  change: Updateable<DocumentCommentTable>,
): Promise<CommentRow> {
  const updated = await trx
    .updateTable('document_comments')
    .set({ ...change, version: row.version + 1 })
    .where('organization_id', '=', row.organization_id)
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .returningAll()
    .executeTakeFirst();
  return requireUpdated(updated);
}
