/** SQL of verdicts, comments, and of what the event log knows of a timesheet. */
import type { Selectable } from 'kysely';
import { selectPage } from '../../../../platform/db/select-page.ts';
import { contentOf } from '../../../../platform/events/contents.ts';
import { eventsOf } from '../../../../platform/events/event-log.ts';
import { decodeNumberCursor } from '../../../../platform/http/cursor.ts';
import type { PageQuery } from '../../../../platform/http/wire.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';
import type { Writes } from '../../../../platform/reach/writes.ts';
import type { Work } from '../../../../platform/unit-of-work.ts';
import { timesheetCommented, timesheetCreated, timesheetEvents } from '../timesheets.events.ts';
import type { TimesheetRow } from '../timesheets.repository.ts';
import type { TimesheetCommentTable, TimesheetVerdictTable } from '../timesheets.tables.ts';
import { timesheetStepTypes } from './approval.schema.ts';

export type VerdictRow = Selectable<TimesheetVerdictTable>;
export type CommentRow = Selectable<TimesheetCommentTable>;

/** The verdict on each entry of the sheet; null where none was given. */
export async function listVerdicts(
  reads: Reads,
  row: TimesheetRow,
): Promise<{ id: string; verdict: VerdictRow['verdict'] | null; reason: string | null }[]> {
  return await reads
    .namesOf('time_entries', ['timesheet_id', [row.id]])
    .leftJoin(
      'timesheet_verdicts',
      reads.joinInvariant('timesheet_verdicts', ['entry_id', 'time_entries.id']),
    )
    .select(['time_entries.id', 'timesheet_verdicts.verdict', 'timesheet_verdicts.reason'])
    .orderBy('time_entries.started_at')
    .orderBy('time_entries.id')
    .execute();
}

export async function saveVerdict(writes: Writes, row: VerdictRow): Promise<void> {
  const { entry_id: _entry, organization_id: _organization, ...given } = row;
  await writes
    .insert('timesheet_verdicts', row)
    .onConflict((conflict) => conflict.column('entry_id').doUpdateSet(given))
    .execute();
}

/** A decision on the whole replaces approvals of parts; what was rejected keeps its reason. */
export async function forgetApprovals(writes: Writes, row: TimesheetRow): Promise<void> {
  await writes
    .invariant('timesheet_verdicts')
    .remove()
    .where('timesheet_id', '=', row.id)
    .where('verdict', '=', 'approved')
    .execute();
}

/** What is submitted, and what is taken back, waits for a verdict anew. */
export async function forgetVerdicts({ reads, writes }: Work, row: TimesheetRow): Promise<void> {
  const entries = reads.namesOf('time_entries', ['timesheet_id', [row.id]]).select('id');
  await writes.invariant('timesheet_verdicts').remove().where('entry_id', 'in', entries).execute();
}

/** True when an invoice, be it a draft, claims time of the sheet. */
export async function hasBilledEntry(reads: Reads, row: TimesheetRow): Promise<boolean> {
  const entries = reads.namesOf('time_entries', ['timesheet_id', [row.id]]).select('id');
  const billed = await reads
    .namesOf('billed_entries', ['entry_id', entries])
    .select('entry_id')
    .limit(1)
    .executeTakeFirst();
  return billed !== undefined;
}

export async function findComment(reads: Reads, id: string): Promise<CommentRow | undefined> {
  return await reads.invariant('timesheet_comments').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function insertComment(writes: Writes, row: CommentRow): Promise<void> {
  await writes.insert('timesheet_comments', row).execute();
}

/** Oldest first, one row more than the limit. */
export async function listComments(reads: Reads, row: TimesheetRow, query: PageQuery): Promise<CommentRow[]> {
  const select = reads.from('timesheet_comments').selectAll().where('timesheet_id', '=', row.id);
  return await selectPage(select, query, {
    by: 'created_at',
    direction: 'asc',
    decode: decodeNumberCursor,
  }).execute();
}

export async function moveComments(writes: Writes, from: TimesheetRow, to: TimesheetRow): Promise<void> {
  await writes
    .invariant('timesheet_comments')
    .update()
    .set({ timesheet_id: to.id })
    .where('timesheet_id', '=', from.id)
    .execute();
}

/** Steps of the sheet, oldest first, one row more than the limit. Another kind of record may have its id. */
export async function listSteps(reads: Reads, row: TimesheetRow, query: PageQuery) {
  const select = eventsOf(reads, [row.id])
    .select(['id', 'seq', 'type', 'at', 'actor', 'version'])
    .select(contentOf('after').as('after'))
    .where('type', 'in', timesheetStepTypes);
  return await selectPage(select, query, {
    by: 'seq',
    direction: 'asc',
    decode: decodeNumberCursor,
  }).execute();
}
export type StepRow = Awaited<ReturnType<typeof listSteps>>[number];

/** How many of the sheet's changes after this version of it are comments. */
export async function countCommentsSince(reads: Reads, row: TimesheetRow, version: number): Promise<number> {
  const { count } = await eventsOf(reads, [row.id])
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('type', '=', timesheetCommented)
    .where('version', '>', version)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The last act on the sheet as a whole, and who did it. */
export async function findLastAct(
  reads: Reads,
  row: TimesheetRow,
): Promise<{ type: string; actor: string | null; after: string | null } | undefined> {
  return await eventsOf(reads, [row.id])
    .select(['type', 'actor'])
    .select(contentOf('after').as('after'))
    .where('type', 'in', Object.values(timesheetEvents))
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Newest first: the events that may tell which entries the sheet had. */
export async function listSnapshots(
  reads: Reads,
  row: TimesheetRow,
): Promise<{ at: number; after: string | null }[]> {
  return await eventsOf(reads, [row.id])
    .select('at')
    .select(contentOf('after').as('after'))
    .where('type', 'in', [timesheetEvents.submit, timesheetCreated])
    .orderBy('seq', 'desc')
    .limit(2)
    .execute();
}
