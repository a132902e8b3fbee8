/** SQL of verdicts, comments, and of what the event log knows of a timesheet: scoped by organization. */
import type { Selectable } from 'kysely';
import { selectPage } from '../../../../platform/db/select-page.ts';
import { contentOf } from '../../../../platform/events/contents.ts';
import { decodeNumberCursor } from '../../../../platform/http/cursor.ts';
import type { PageQuery } from '../../../../platform/http/wire.ts';
import type { Reader, Trx } from '../../../../schema.ts';
import { timesheetCommented, timesheetCreated, timesheetEvents } from '../timesheets.events.ts';
import type { TimesheetRow } from '../timesheets.repository.ts';
import type { TimesheetCommentTable, TimesheetVerdictTable } from '../timesheets.tables.ts';
import { timesheetStepTypes } from './approval.schema.ts';

export type VerdictRow = Selectable<TimesheetVerdictTable>;
export type CommentRow = Selectable<TimesheetCommentTable>;

/** The verdict on each entry of the sheet; null where none was given. */
export async function listVerdicts(
  db: Reader,
  row: TimesheetRow,
): Promise<{ id: string; verdict: VerdictRow['verdict'] | null; reason: string | null }[]> {
  return await db
    .selectFrom('time_entries')
    .leftJoin('timesheet_verdicts', 'timesheet_verdicts.entry_id', 'time_entries.id')
    .select(['time_entries.id', 'timesheet_verdicts.verdict', 'timesheet_verdicts.reason'])
    .where('time_entries.organization_id', '=', row.organization_id)
    .where('time_entries.timesheet_id', '=', row.id)
    .orderBy('time_entries.started_at')
    .orderBy('time_entries.id')
    .execute();
}

export async function saveVerdict(trx: Trx, row: VerdictRow): Promise<void> {
  const { entry_id: _entry, organization_id: _organization, ...given } = row;
  await trx
    .insertInto('timesheet_verdicts')
    .values(row)
    .onConflict((conflict) => conflict.column('entry_id').doUpdateSet(given))
    .execute();
}

/** A decision on the whole replaces approvals of parts; what was rejected keeps its reason. */
export async function forgetApprovals(trx: Trx, row: TimesheetRow): Promise<void> {
  await trx
    .deleteFrom('timesheet_verdicts')
    .where('organization_id', '=', row.organization_id)
    .where('timesheet_id', '=', row.id)
    .where('verdict', '=', 'approved')
    .execute();
}

/** What is submitted, and what is taken back, waits for a verdict anew. */
export async function forgetVerdicts(trx: Trx, row: TimesheetRow): Promise<void> {
  await trx
    .deleteFrom('timesheet_verdicts')
    .where('organization_id', '=', row.organization_id)
    .where('entry_id', 'in', (entries) =>
      entries.selectFrom('time_entries').select('id').where('timesheet_id', '=', row.id),
    )
    .execute();
}

/** True when an invoice, be it a draft, claims time of the sheet. */
export async function hasBilledEntry(db: Reader, row: TimesheetRow): Promise<boolean> {
  const billed = await db
    .selectFrom('billed_entries')
    .innerJoin('time_entries', 'time_entries.id', 'billed_entries.entry_id')
    .select('billed_entries.entry_id')
    .where('billed_entries.organization_id', '=', row.organization_id)
    .where('time_entries.timesheet_id', '=', row.id)
    .executeTakeFirst();
  return billed !== undefined;
}

export async function findComment(
  db: Reader,
  organizationId: string,
  id: string,
): Promise<CommentRow | undefined> {
  return await db
    .selectFrom('timesheet_comments')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function insertComment(trx: Trx, row: CommentRow): Promise<void> {
  await trx.insertInto('timesheet_comments').values(row).execute();
}

/** Oldest first, one row more than the limit. */
export async function listComments(db: Reader, row: TimesheetRow, query: PageQuery): Promise<CommentRow[]> {
  const select = db
    .selectFrom('timesheet_comments')
    .selectAll()
    .where('organization_id', '=', row.organization_id)
    .where('timesheet_id', '=', row.id);
  return await selectPage(select, query, {
    by: 'created_at',
    direction: 'asc',
    decode: decodeNumberCursor,
  }).execute();
}

export async function moveComments(trx: Trx, from: TimesheetRow, to: TimesheetRow): Promise<void> {
  await trx
    .updateTable('timesheet_comments')
    .set({ timesheet_id: to.id })
    .where('organization_id', '=', from.organization_id)
    .where('timesheet_id', '=', from.id)
    .execute();
}

/** Steps of the sheet, oldest first, one row more than the limit. Another kind of record may have its id. */
export async function listSteps(db: Reader, row: TimesheetRow, query: PageQuery) {
  const select = db
    .selectFrom('events')
    .select(['id', 'seq', 'type', 'at', 'actor', 'version'])
    .select(contentOf('after').as('after'))
    .where('organization_id', '=', row.organization_id)
    .where('id', '=', row.id)
    .where('type', 'in', timesheetStepTypes);
  return await selectPage(select, query, {
    by: 'seq',
    direction: 'asc',
    decode: decodeNumberCursor,
  }).execute();
}
export type StepRow = Awaited<ReturnType<typeof listSteps>>[number];

/** How many of the sheet's changes after this version of it are comments. */
export async function countCommentsSince(db: Reader, row: TimesheetRow, version: number): Promise<number> {
  const { count } = await db
    .selectFrom('events')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('organization_id', '=', row.organization_id)
    .where('id', '=', row.id)
    .where('type', '=', timesheetCommented)
    .where('version', '>', version)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The last act on the sheet as a whole, and who did it. */
export async function findLastAct(
  db: Reader,
  row: TimesheetRow,
): Promise<{ type: string; actor: string | null; after: string | null } | undefined> {
  return await db
    .selectFrom('events')
    .select(['type', 'actor'])
    .select(contentOf('after').as('after'))
    .where('organization_id', '=', row.organization_id)
    .where('id', '=', row.id)
    .where('type', 'in', Object.values(timesheetEvents))
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Newest first: the events that may tell which entries the sheet had. */
export async function listSnapshots(
  db: Reader,
  row: TimesheetRow,
): Promise<{ at: number; after: string | null }[]> {
  return await db
    .selectFrom('events')
    .select('at')
    .select(contentOf('after').as('after'))
    .where('organization_id', '=', row.organization_id)
    .where('id', '=', row.id)
    .where('type', 'in', [timesheetEvents.submit, timesheetCreated])
    .orderBy('seq', 'desc')
    .limit(2)
    .execute();
}
