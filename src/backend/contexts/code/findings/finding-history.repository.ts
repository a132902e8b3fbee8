/** SQL of findings' history and comments: every statement is scoped by organization. */
import type { Selectable } from 'kysely';
import { insertRows } from '../../../platform/db/rows/insert-rows.ts';
import { selectPage } from '../../../platform/db/select-page.ts';
import { decodeNumberCursor } from '../../../platform/http/cursor.ts';
import type { PageQuery } from '../../../platform/http/wire.ts';
import type { Reader, Trx } from '../../../schema.ts';
import type { FindingCommentTable, FindingHistoryTable } from './findings.tables.ts';

export type FindingHistoryRow = Selectable<FindingHistoryTable>;
export type FindingCommentRow = Selectable<FindingCommentTable>;

interface OfFinding {
  readonly organizationId: string;
  readonly findingId: string;
}

export async function insertHistory(trx: Trx, rows: readonly FindingHistoryRow[]): Promise<void> {
  await insertRows(trx, 'finding_history', rows);
}

/** Oldest first, one row more than the limit. */
export async function listHistory(db: Reader, of: OfFinding, query: PageQuery): Promise<FindingHistoryRow[]> {
  const select = db
    .selectFrom('finding_history')
    .selectAll()
    .where('organization_id', '=', of.organizationId)
    .where('finding_id', '=', of.findingId);
  return await selectPage(select, query, {
    by: 'at',
    direction: 'asc',
    decode: decodeNumberCursor,
  }).execute();
}

export async function findComment(
  db: Reader,
  organizationId: string,
  id: string,
): Promise<FindingCommentRow | undefined> {
  return await db
    .selectFrom('finding_comments')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function insertComment(trx: Trx, row: FindingCommentRow): Promise<void> {
  await trx.insertInto('finding_comments').values(row).execute();
}

/** Oldest first, one row more than the limit. */
export async function listComments(
  db: Reader,
  of: OfFinding,
  query: PageQuery,
): Promise<FindingCommentRow[]> {
  const select = db
    .selectFrom('finding_comments')
    .selectAll()
    .where('organization_id', '=', of.organizationId)
    .where('finding_id', '=', of.findingId);
  return await selectPage(select, query, {
    by: 'created_at',
    direction: 'asc',
    decode: decodeNumberCursor,
  }).execute();
}
