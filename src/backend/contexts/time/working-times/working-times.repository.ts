/** SQL of working time and days off. */
import { type Selectable, sql, type Updateable } from 'kysely';
import type { DaysOff, WorkingPattern } from '../../../../domain/working-time.ts';
import { requireDeleted, requireUpdated } from '../../../platform/db/changes.ts';
import { selectPage } from '../../../platform/db/select-page.ts';
import { decodeTextCursor } from '../../../platform/http/cursor.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Writes } from '../../../platform/reach/writes.ts';
import type { ListDaysOff, ListWorkingTimes } from './working-times.schema.ts';
import type { DaysOffTable, WorkingTimeTable } from './working-times.tables.ts';

export type WorkingTimeRow = Selectable<WorkingTimeTable>;
export type DaysOffRow = Selectable<DaysOffTable>;

/** What is looked at, or what is looked at in order to be changed. */
export type WorkingTimeReads = Pick<Reads, 'from'>;

export async function findWorkingTime(
  reads: WorkingTimeReads,
  id: string,
): Promise<WorkingTimeRow | undefined> {
  return await reads.from('working_times').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The newest first, one row more than the limit. */
export async function listWorkingTimes(reads: Reads, query: ListWorkingTimes): Promise<WorkingTimeRow[]> {
  let select = reads.from('working_times').selectAll();
  if (query.userId) select = select.where('user_id', '=', query.userId);
  return await selectPage(select, query, {
    by: 'valid_from',
    direction: 'desc',
    decode: decodeTextCursor,
  }).execute();
}

/** Of one owner on one day there is one; null asks for the practice's. */
export async function findWorkingTimeFrom(
  reads: Reads,
  row: Pick<WorkingTimeRow, 'user_id' | 'valid_from'>,
): Promise<WorkingTimeRow | undefined> {
  const select = reads.invariant('working_times').selectAll().where('valid_from', '=', row.valid_from);
  return await (row.user_id === null
    ? select.where('user_id', 'is', null)
    : select.where('user_id', '=', row.user_id)
  ).executeTakeFirst();
}

export async function insertWorkingTime(writes: Writes, row: WorkingTimeRow): Promise<void> {
  await writes.insert('working_times', row).execute();
}

export async function updateWorkingTime(
  writes: Writes,
  { id, version }: WorkingTimeRow,
  change: Updateable<WorkingTimeTable>,
): Promise<WorkingTimeRow> {
  const updated = await writes
    .update('working_times')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst();
  return requireUpdated(updated);
}

export async function deleteWorkingTime(writes: Writes, { id, version }: WorkingTimeRow): Promise<void> {
  const deleted = await writes
    .remove('working_times')
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  requireDeleted(deleted);
}

export async function findDaysOff(reads: WorkingTimeReads, id: string): Promise<DaysOffRow | undefined> {
  return await reads.from('days_off').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The last first, one row more than the limit. */
export async function listDaysOff(reads: Reads, query: ListDaysOff): Promise<DaysOffRow[]> {
  let select = reads.from('days_off').selectAll();
  if (query.userId) select = select.where('user_id', '=', query.userId);
  if (query.from) select = select.where('last_date', '>=', query.from);
  if (query.to) select = select.where('first_date', '<=', query.to);
  return await selectPage(select, query, {
    by: 'first_date',
    direction: 'desc',
    decode: decodeTextCursor,
  }).execute();
}

export async function insertDaysOff(writes: Writes, row: DaysOffRow): Promise<void> {
  await writes.insert('days_off', row).execute();
}

export async function updateDaysOff(
  writes: Writes,
  { id, version }: DaysOffRow,
  change: Updateable<DaysOffTable>,
): Promise<DaysOffRow> {
  const updated = await writes
    .update('days_off')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst();
  return requireUpdated(updated);
}

export async function deleteDaysOff(writes: Writes, { id, version }: DaysOffRow): Promise<void> {
  const deleted = await writes
    .remove('days_off')
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  requireDeleted(deleted);
}

/** What a person is to work by in a span of days. */
export interface WorkingTimeOf {
  readonly own: readonly WorkingPattern[];
  readonly practice: readonly WorkingPattern[];
  readonly daysOff: readonly (DaysOff & { readonly note: string })[];
}

export interface PersonSpan {
  readonly userId: string;
  readonly from: string;
  readonly to: string;
}

/** The port of those who set time beside what was to be worked. */
export async function loadWorkingTime(
  reads: Reads,
  { userId, from, to }: PersonSpan,
): Promise<WorkingTimeOf> {
  const { patterns, daysOff } = selectWorkingTime(reads, { from, to });
  const person = sql.ref<string | null>('working_times.user_id');
  const rows = await readWorkingTime({
    patterns: patterns.where(sql<boolean>`(${person} = ${userId} or ${person} is null)`),
    daysOff: daysOff.where('user_id', '=', userId),
  });
  return workingTimeOf(userId, rows);
}

export interface PeopleSpan {
  readonly userIds: readonly string[];
  /** Local dates, both inclusive. */
  readonly from: string;
  readonly to: string;
}

/** By user: two statements, however many people there are. */
export async function loadWorkingTimes(
  reads: Reads,
  { userIds, ...days }: PeopleSpan,
): Promise<ReadonlyMap<string, WorkingTimeOf>> {
  const rows = await readWorkingTime(selectWorkingTime(reads, days));
  return new Map(userIds.map((userId) => [userId, workingTimeOf(userId, rows)]));
}

interface WorkingRows {
  readonly patterns: readonly WorkingTimeRow[];
  readonly daysOff: readonly DaysOffRow[];
}

function selectWorkingTime(reads: Reads, { from, to }: { readonly from: string; readonly to: string }) {
  return {
    patterns: reads.invariant('working_times').selectAll().where('valid_from', '<=', to),
    daysOff: reads
      .invariant('days_off')
      .selectAll()
      .where('last_date', '>=', from)
      .where('first_date', '<=', to),
  };
}

async function readWorkingTime({
  patterns,
  daysOff,
}: ReturnType<typeof selectWorkingTime>): Promise<WorkingRows> {
  const [own, off] = await Promise.all([patterns.execute(), daysOff.execute()]);
  return { patterns: own, daysOff: off };
}

function workingTimeOf(userId: string, { patterns, daysOff }: WorkingRows): WorkingTimeOf {
  return {
    own: patterns.filter((row) => row.user_id === userId).map(toPattern),
    practice: patterns.filter((row) => row.user_id === null).map(toPattern),
    daysOff: daysOff
      .filter((row) => row.user_id === userId)
      .map((row) => ({ firstDate: row.first_date, lastDate: row.last_date, note: row.note })),
  };
}

export function toPattern(row: WorkingTimeRow): WorkingPattern {
  return {
    validFrom: row.valid_from,
    weekdaySeconds: JSON.parse(row.weekday_seconds),
    dayStart: row.day_start,
    holidayRegion: row.holiday_region,
  };
}
