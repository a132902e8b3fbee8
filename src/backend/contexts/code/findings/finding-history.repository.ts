/** SQL of findings' history and comments. */
import type { Selectable } from 'kysely';
import { selectPage } from '../../../platform/db/select-page.ts';
import { decodeNumberCursor } from '../../../platform/http/cursor.ts';
import type { PageQuery } from '../../../platform/http/wire.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Writes } from '../../../platform/reach/writes.ts';
import type { FindingCommentTable, FindingHistoryTable } from './findings.tables.ts';

export type FindingHistoryRow = Selectable<FindingHistoryTable>;
export type FindingCommentRow = Selectable<FindingCommentTable>;

export async function insertHistory(writes: Writes, rows: readonly FindingHistoryRow[]): Promise<void> {
  await writes.insertAll('finding_history', rows);
}

/** Oldest first, one row more than the limit. */
export async function listHistory(
  reads: Reads,
  findingId: string,
  query: PageQuery,
): Promise<FindingHistoryRow[]> {
  const select = reads.from('finding_history').selectAll().where('finding_id', '=', findingId);
  return await selectPage(select, query, {
    by: 'at',
    direction: 'asc',
    decode: decodeNumberCursor,
  }).execute();
}

export async function findComment(
  rows: Pick<Reads, 'from'>,
  id: string,
): Promise<FindingCommentRow | undefined> {
  return await rows.from('finding_comments').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function insertComment(writes: Writes, row: FindingCommentRow): Promise<void> {
  await writes.insert('finding_comments', row).execute();
}

/** Oldest first, one row more than the limit. */
export async function listComments(
  reads: Reads,
  findingId: string,
  query: PageQuery,
): Promise<FindingCommentRow[]> {
  const select = reads.from('finding_comments').selectAll().where('finding_id', '=', findingId);
  return await selectPage(select, query, {
    by: 'created_at',
    direction: 'asc',
    decode: decodeNumberCursor,
  }).execute();
}
