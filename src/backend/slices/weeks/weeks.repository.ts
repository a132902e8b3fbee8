/** SQL of weeks: reads of one person's time, each scoped by organization. */
import { sql } from 'kysely';
import { addDays } from '../../../domain/zones.ts';
import type { Reader } from '../../schema.ts';
import { begunOn, longestEntryDays, selectEntries, withinDays } from '../entry-filter.ts';
import { findMidnights, passesOneOf } from '../nights.ts';

/** Both days count. */
export interface PersonDays {
  readonly organizationId: string;
  readonly userId: string;
  readonly from: string;
  readonly to: string;
}

function entriesOf(db: Reader, { organizationId, userId }: Pick<PersonDays, 'organizationId' | 'userId'>) {
  return db
    .selectFrom('time_entries')
    .where('time_entries.organization_id', '=', organizationId)
    .where('time_entries.user_id', '=', userId);
}

/** Entries that lie on the days in part or whole. */
export async function listWeekEntries(db: Reader, days: PersonDays) {
  const { organizationId, userId, from, to } = days;
  const own = selectEntries(db, { organizationId, userId }, {});
  return await (await withinDays(own, { from, to, spanning: true }))
    .innerJoin('projects', 'projects.id', 'time_entries.project_id')
    .innerJoin('clients', 'clients.id', 'projects.client_id')
    .leftJoin('tasks', (join) =>
      join
        .onRef('tasks.id', '=', 'time_entries.task_id')
        .onRef('tasks.organization_id', '=', 'time_entries.organization_id'),
    )
    .leftJoin('timesheets', 'timesheets.id', 'time_entries.timesheet_id')
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
export async function listWeekSheets(db: Reader, days: PersonDays) {
  return await db
    .selectFrom('timesheets')
    .select(['id', 'version', 'supplement', 'state', 'reason'])
    .where('organization_id', '=', days.organizationId)
    .where('user_id', '=', days.userId)
    .where('week_start', '=', days.from)
    .orderBy('supplement')
    .execute();
}

/** Finished entries that go past a midnight, some of which may reach into the first of the days. */
export async function listNights(db: Reader, { organizationId, userId, from, to }: PersonDays) {
  const own = begunOn(selectEntries(db, { organizationId, userId }, {}), {
    from: addDays(from, -longestEntryDays),
    to,
  });
  const finished = own.where('time_entries.ended_at', 'is not', null);
  const midnights = await findMidnights(finished);
  if (midnights.length === 0) return [];
  const rows = await finished
    .where(passesOneOf(midnights))
    .select(['local_date as date', 'zone', 'started_at as startMs', 'ended_at as endMs'])
    .execute();
  return rows.flatMap(({ endMs, ...row }) => (endMs === null ? [] : [{ ...row, endMs }]));
}
export type Night = Awaited<ReturnType<typeof listNights>>[number];

/** Whole entries, on the day that they began on. */
export async function sumDays(db: Reader, days: PersonDays) {
  const rows = await entriesOf(db, days)
    .select([
      'local_date',
      sql<number>`coalesce(sum(seconds), 0)`.as('seconds'),
      sql<number>`count(*)`.as('entry_count'),
      sql<number>`coalesce(sum(case when timesheet_id is null then seconds else 0 end), 0)`.as(
        'open_seconds',
      ),
      sql<number>`sum(case when timesheet_id is null then 1 else 0 end)`.as('open_count'),
    ])
    .where('local_date', '>=', days.from)
    .where('local_date', '<=', days.to)
    .groupBy('local_date')
    .execute();
  return rows.map((row) => ({
    date: row.local_date,
    seconds: Number(row.seconds),
    entryCount: Number(row.entry_count),
    openSeconds: Number(row.open_seconds),
    openCount: Number(row.open_count),
  }));
}
export type DaySum = Awaited<ReturnType<typeof sumDays>>[number];

/** One look at each end of the index: minimum and maximum in one statement would read all of it. */
export async function findEnds(
  db: Reader,
  person: Pick<PersonDays, 'organizationId' | 'userId'>,
): Promise<{ readonly firstDate: string | null; readonly lastDate: string | null }> {
  const end = async (direction: 'asc' | 'desc') =>
    await entriesOf(db, person)
      .select('local_date')
      .orderBy('local_date', direction)
      .limit(1)
      .executeTakeFirst();
  const [first, last] = [await end('asc'), await end('desc')];
  return { firstDate: first?.local_date ?? null, lastDate: last?.local_date ?? null };
}
