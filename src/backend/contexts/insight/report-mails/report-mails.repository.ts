/** SQL of reports that leave by mail. */
import type { Selectable, Updateable } from 'kysely';
import { requireDeleted, requireUpdated } from '../../../platform/db/changes.ts';
import { selectPage } from '../../../platform/db/select-page.ts';
import { decodeTextCursor } from '../../../platform/http/cursor.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Writes } from '../../../platform/reach/writes.ts';
import type { ListReportMails } from './report-mails.schema.ts';
import type { ReportMailRunTable, ReportMailTable } from './report-mails.tables.ts';

export type ReportMailRow = Selectable<ReportMailTable>;
export type ReportMailRunRow = Selectable<ReportMailRunTable>;

export async function findReportMail(
  rows: Pick<Reads, 'from'>,
  id: string,
): Promise<ReportMailRow | undefined> {
  return await rows.from('report_mails').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function findAnyReportMail(reads: Reads, id: string): Promise<ReportMailRow | undefined> {
  return await reads.invariant('report_mails').selectAll().where('id', '=', id).executeTakeFirst();
}

/** By name, one row more than the limit. */
export async function listReportMails(reads: Reads, query: ListReportMails): Promise<ReportMailRow[]> {
  const order = { by: 'name', direction: 'asc', decode: decodeTextCursor } as const;
  return await selectPage(reads.from('report_mails').selectAll(), query, order).execute();
}

export async function insertReportMail(writes: Writes, row: ReportMailRow): Promise<void> {
  await writes.insert('report_mails', row).execute();
}

export async function updateReportMail(
  writes: Writes,
  row: ReportMailRow,
  change: Updateable<ReportMailTable>,
): Promise<ReportMailRow> {
  const updated = await writes
    .update('report_mails')
    .set({ ...change, version: row.version + 1 })
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .returningAll()
    .executeTakeFirst();
  return requireUpdated(updated);
}

export async function deleteReportMail(writes: Writes, row: ReportMailRow): Promise<void> {
  const deleted = await writes
    .remove('report_mails')
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .executeTakeFirst();
  requireDeleted(deleted);
}

export async function findRun(
  reads: Reads,
  { id, period }: { readonly id: string; readonly period: string },
): Promise<ReportMailRunRow | undefined> {
  return await reads
    .from('report_mail_runs')
    .selectAll()
    .where('report_mail_id', '=', id)
    .where('period', '=', period)
    .executeTakeFirst();
}

export async function findLastRun(reads: Reads, id: string): Promise<ReportMailRunRow | undefined> {
  return await reads
    .from('report_mail_runs')
    .selectAll()
    .where('report_mail_id', '=', id)
    .orderBy('made_at', 'desc')
    .orderBy('period', 'desc')
    .executeTakeFirst();
}

/** What its run shows, of all its recipients alike. */
export async function noteOutdated(
  writes: Writes,
  {
    row,
    madeAt,
    because,
  }: { readonly row: ReportMailRow; readonly madeAt: number; readonly because: string },
): Promise<void> {
  await writes
    .invariant('report_mail_runs')
    .update()
    .set({ because })
    .where('report_mail_id', '=', row.id)
    .where('made_at', '=', madeAt)
    .execute();
}

export async function insertRun(writes: Writes, row: ReportMailRunRow): Promise<void> {
  await writes.insert('report_mail_runs', row).execute();
}
