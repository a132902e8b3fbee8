/** SQL of schedules. What is due is claimed by compare-and-set, so that two backends never hand over one occurrence. */
import type { Selectable, Updateable } from 'kysely';
import type { Db } from '../../schema.ts';
import { requireUpdated } from '../db/changes.ts';
import { selectPage } from '../db/select-page.ts';
import { decodeTextCursor } from '../http/cursor.ts';
import { acrossOrganizations, type Reads } from '../reach/reads.ts';
import type { Writes } from '../reach/writes.ts';
import type { ListSchedules } from './schedules.schema.ts';
import type { ScheduleRunTable, ScheduleState, ScheduleTable } from './schedules.tables.ts';

export type ScheduleRow = Selectable<ScheduleTable>;
export type RunRow = Selectable<ScheduleRunTable>;

/** Of the kinds that this backend knows, those that are due, the longest due first. */
export async function listDue(
  db: Db,
  { now, kinds, limit }: { readonly now: number; readonly kinds: readonly string[]; readonly limit: number },
): Promise<ScheduleRow[]> {
  return await acrossOrganizations(db, 'schedules', 'upkeep')
    .selectAll()
    .where('state', '=', 'active')
    .where('next_at', '<=', now)
    .where('kind', 'in', kinds)
    .orderBy('next_at')
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** When the next comes due that is not yet. */
export async function findNextAt(
  db: Db,
  { after, kinds }: { readonly after: number; readonly kinds: readonly string[] },
): Promise<number | undefined> {
  const { next } = await acrossOrganizations(db, 'schedules', 'upkeep')
    .select((select) => select.fn.min<number | null>('next_at').as('next'))
    .where('state', '=', 'active')
    .where('next_at', '>', after)
    .where('kind', 'in', kinds)
    .executeTakeFirstOrThrow();
  return next ?? undefined;
}

/** Those whose next occurrence lies further ahead than one step. */
export async function listTooFar(db: Db, now: number): Promise<ScheduleRow[]> {
  return await acrossOrganizations(db, 'schedules', 'upkeep')
    .selectAll()
    .whereRef('next_at', '>', (select) => select('step_ms', '+', now))
    .execute();
}

/** The first comes first: it holds the upkeep of the installation. */
export async function listOrganizations(db: Db): Promise<readonly string[]> {
  const rows = await acrossOrganizations(db, 'organizations', 'upkeep')
    .select('id')
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** False where another took it first, or it was paused. */
export async function moveOn(
  writes: Writes,
  row: ScheduleRow,
  next: Pick<ScheduleRow, 'next_at' | 'next_period' | 'step_ms'>,
): Promise<boolean> {
  const { numUpdatedRows } = await writes
    .invariant('schedules')
    .update()
    .set(next)
    .where('id', '=', row.id)
    .where('state', '=', 'active')
    .where('next_at', '=', row.next_at)
    .executeTakeFirst();
  return Number(numUpdatedRows) === 1;
}

/** Of a kind and a subject there is one. */
export async function findOf(
  reads: Reads,
  { kind, subjectId }: { readonly kind: string; readonly subjectId: string },
): Promise<ScheduleRow | undefined> {
  return await reads
    .invariant('schedules')
    .selectAll()
    .where('kind', '=', kind)
    .where('subject_id', '=', subjectId)
    .executeTakeFirst();
}

export async function listOutward(
  reads: Reads,
  { kinds, states }: { readonly kinds: readonly string[]; readonly states: readonly ScheduleState[] },
): Promise<ScheduleRow[]> {
  if (kinds.length === 0) return [];
  return await reads
    .invariant('schedules')
    .selectAll()
    .where('kind', 'in', kinds)
    .where('state', 'in', states)
    .execute();
}

/** That run by the rights of the person. */
export async function listActiveOf(reads: Reads, userId: string): Promise<ScheduleRow[]> {
  return await reads
    .invariant('schedules')
    .selectAll()
    .where('user_id', '=', userId)
    .where('state', '=', 'active')
    .orderBy('id')
    .execute();
}

export async function findToRun(reads: Reads, id: string): Promise<ScheduleRow | undefined> {
  return await reads.invariant('schedules').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function findSchedule(reads: Reads, id: string): Promise<ScheduleRow | undefined> {
  return await reads.from('schedules').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function findChangeable(writes: Writes, id: string): Promise<ScheduleRow | undefined> {
  return await writes.from('schedules').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function listSchedules(reads: Reads, query: ListSchedules): Promise<ScheduleRow[]> {
  const all = reads.from('schedules').selectAll();
  const select = query.state === undefined ? all : all.where('state', '=', query.state);
  return await selectPage(select, query, {
    by: 'kind',
    direction: 'asc',
    decode: decodeTextCursor,
  }).execute();
}

export async function insertSchedule(writes: Writes, row: ScheduleRow): Promise<void> {
  await writes.insert('schedules', row).execute();
}

export async function updateSchedule(
  writes: Writes,
  row: ScheduleRow,
  change: Updateable<ScheduleTable>,
): Promise<ScheduleRow> {
  const updated = await writes
    .invariant('schedules')
    .update()
    .set({ ...change, version: row.version + 1 })
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .returningAll()
    .executeTakeFirst();
  return requireUpdated(updated);
}

export async function deleteSchedule(writes: Writes, id: string): Promise<void> {
  await writes.invariant('schedules').remove().where('id', '=', id).execute();
}

/** Of each schedule the newest run. */
export async function listLastRuns(reads: Reads, scheduleIds: readonly string[]): Promise<RunRow[]> {
  if (scheduleIds.length === 0) return [];
  const rows = await reads
    .invariant('schedule_runs')
    .selectAll()
    .where('schedule_id', 'in', scheduleIds)
    .orderBy('due_at')
    .execute();
  return [...new Map(rows.map((row) => [row.schedule_id, row])).values()];
}

/** Handed over and not run yet. */
export async function listQueuedRuns(reads: Reads, scheduleIds: readonly string[]): Promise<RunRow[]> {
  if (scheduleIds.length === 0) return [];
  return await reads
    .invariant('schedule_runs')
    .selectAll()
    .where('schedule_id', 'in', scheduleIds)
    .where('state', '=', 'queued')
    .orderBy('due_at')
    .execute();
}

/** Those of them that were not there yet: a period runs once. */
export async function insertRuns(
  writes: Writes,
  rows: readonly RunRow[],
): Promise<readonly Pick<RunRow, 'schedule_id' | 'period'>[]> {
  if (rows.length === 0) return [];
  return await writes
    .insert('schedule_runs', rows)
    .onConflict((conflict) => conflict.columns(['schedule_id', 'period']).doNothing())
    .returning(['schedule_id', 'period'])
    .execute();
}

export async function findRun(
  reads: Reads,
  { scheduleId, period }: { readonly scheduleId: string; readonly period: string },
): Promise<RunRow | undefined> {
  return await reads
    .invariant('schedule_runs')
    .selectAll()
    .where('schedule_id', '=', scheduleId)
    .where('period', '=', period)
    .executeTakeFirst();
}

/** False where it was settled before. */
export async function settleRun(
  writes: Writes,
  { scheduleId, period }: { readonly scheduleId: string; readonly period: string },
  outcome: Pick<RunRow, 'state' | 'error' | 'finished_at'>,
): Promise<boolean> {
  const { numUpdatedRows } = await writes
    .invariant('schedule_runs')
    .update()
    .set(outcome)
    .where('schedule_id', '=', scheduleId)
    .where('period', '=', period)
    .where('state', '=', 'queued')
    .executeTakeFirst();
  return Number(numUpdatedRows) === 1;
}

/** The run that ended last, of those that did something. */
export async function findLastEnded(reads: Reads, scheduleId: string): Promise<RunRow | undefined> {
  return await reads
    .invariant('schedule_runs')
    .selectAll()
    .where('schedule_id', '=', scheduleId)
    .where('state', 'in', ['done', 'failed'])
    .orderBy('finished_at', 'desc')
    .orderBy('due_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Schedules with a run that failed, at any time. */
export async function listWithFailures(
  reads: Reads,
  scheduleId: string | undefined,
): Promise<readonly string[]> {
  const failed = reads
    .invariant('schedule_runs')
    .select('schedule_id')
    .distinct()
    .where('state', '=', 'failed');
  const rows = await (scheduleId === undefined
    ? failed
    : failed.where('schedule_id', '=', scheduleId)
  ).execute();
  return rows.map((row) => row.schedule_id);
}

/** What ran long ago: its period never comes due again. */
export async function deleteRunsBefore(writes: Writes, before: number): Promise<void> {
  await writes.invariant('schedule_runs').remove().where('finished_at', '<', before).execute();
}
