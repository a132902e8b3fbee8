/** SQL of weeks: reads of one person's time. */
import { sql } from 'kysely';
import type { Reads } from '../../../platform/reach/reads.ts';
import { type DayEnd, listNights, type Night } from '../model/day-split.ts';
import { filterDays } from '../model/entry-filter.ts';

/** Both days count. */
export interface PersonDays {
  readonly userId: string;
  readonly from: string;
  readonly to: string;
}

function entriesOf(reads: Reads, userId: string) {
  return reads.from('time_entries').where('time_entries.user_id', '=', userId);
}

/** Entries that lie on the days in part or whole. */
export async function listWeekEntries(reads: Reads, { userId, from, to }: PersonDays) {
  const own = { entries: entriesOf(reads, userId), filter: {} };
  return await (await filterDays(reads, own, { from, to, spanning: true }))
    .innerJoin(...reads.named('projects', ['id', 'time_entries.project_id']))
    .innerJoin(...reads.named('clients', ['id', 'projects.client_id']))
    .leftJoin(...reads.named('tasks', ['id', 'time_entries.task_id']))
    .leftJoin(...reads.named('timesheets', ['id', 'time_entries.timesheet_id']))
    .selectAll('time_entries')
    .select([
      'projects.name as project_name',
      'projects.archived_at as project_archived_at',
      'clients.id as client_id',
      'clients.name as client_name',
      'tasks.name as task_name',
      'timesheets.state as sheet_state',
    ])
    .orderBy('time_entries.started_at')
    .orderBy('time_entries.id')
    .execute();
}
export type WeekEntryRow = Awaited<ReturnType<typeof listWeekEntries>>[number];

/** Sheets of the week, supplements after the first. */
export async function listWeekSheets(reads: Reads, days: PersonDays) {
  return await reads
    .from('timesheets')
    .select(['id', 'version', 'supplement', 'state', 'reason'])
    .where('user_id', '=', days.userId)
    .where('week_start', '=', days.from)
    .orderBy('supplement')
    .execute();
}

/** Whole entries, on the day that they began on by the clocks of their zone. */
export async function sumDays(reads: Reads, days: PersonDays) {
  const rows = await entriesOf(reads, days.userId)
    .select([
      'zone',
      'local_date as date',
      sql<number>`coalesce(sum(seconds), 0)`.as('seconds'),
      sql<number>`count(*)`.as('entryCount'),
      sql<number>`coalesce(sum(case when timesheet_id is null then seconds else 0 end), 0)`.as('openSeconds'),
      sql<number>`sum(case when timesheet_id is null then 1 else 0 end)`.as('openCount'),
    ])
    .select((select) => select.fn.max<number | null>('ended_at').as('latestEnd'))
    .where('local_date', '>=', days.from)
    .where('local_date', '<=', days.to)
    .groupBy(['zone', 'local_date'])
    .execute();
  return rows.map((row) => ({
    ...row,
    seconds: Number(row.seconds),
    entryCount: Number(row.entryCount),
    openSeconds: Number(row.openSeconds),
    openCount: Number(row.openCount),
  }));
}
export type DaySum = Omit<Awaited<ReturnType<typeof sumDays>>[number], 'zone' | 'latestEnd'>;

/** Finished entries that went past the end of the day that they began on; `days` are those that something began on. */
export async function listOwnNights(reads: Reads, userId: string, days: readonly DayEnd[]): Promise<Night[]> {
  return await listNights(entriesOf(reads, userId).where('time_entries.ended_at', 'is not', null), days);
}

/** One look at each end of the index: minimum and maximum in one statement would read all of it. */
export async function findEnds(
  reads: Reads,
  userId: string,
): Promise<{ readonly firstDate: string | null; readonly lastDate: string | null }> {
  const end = async (direction: 'asc' | 'desc') =>
    await entriesOf(reads, userId)
      .select('local_date')
      .orderBy('local_date', direction)
      .limit(1)
      .executeTakeFirst();
  const [first, last] = [await end('asc'), await end('desc')];
  return { firstDate: first?.local_date ?? null, lastDate: last?.local_date ?? null };
}
