/** SQL of billable time that no invoice can have yet: its week is not approved. */
import type { TimesheetState } from '../../../../../domain/timesheet-states.ts';
import { isoWeekOf } from '../../../../../domain/zones.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';
import type { BillableClients } from '../invoices.schema.ts';
import { beganWithin, type LocalDates, shortest } from './billable-time.repository.ts';

type Waiting = BillableClients['waiting'][number];
type WaitingWeek = Waiting['weeks'][number];

/** By client and what its time waits for, most time first. */
export async function listWaiting(reads: Reads, period: LocalDates): Promise<Waiting[]> {
  const rows = await selectWaiting(reads, period).execute();
  const groups = Map.groupBy(rows, ({ client_id, state }) => `${client_id} ${waitsFor(state)}`);
  return [...groups.values()]
    .flatMap((group) =>
      group.slice(0, 1).map(({ client_id: clientId, state }) => {
        const weeks = toWeeks(group);
        return { clientId, waitsFor: waitsFor(state), seconds: sumSeconds(weeks), weeks };
      }),
    )
    .sort((one, other) => other.seconds - one.seconds);
}

/** One row a person, day and timesheet. */
function selectWaiting(reads: Reads, period: LocalDates) {
  const columns = [
    'projects.client_id',
    'time_entries.local_date',
    'time_entries.timesheet_id',
    'time_entries.user_id',
    'users.name',
    'timesheets.state',
    'timesheets.week_start',
  ] as const;
  return reads
    .from('time_entries')
    .innerJoin(...reads.named('projects', ['id', 'time_entries.project_id']))
    .innerJoin(...reads.named('users', ['id', 'time_entries.user_id']))
    .leftJoin(...reads.named('timesheets', ['id', 'time_entries.timesheet_id']))
    .leftJoin('billed_entries', reads.joinInvariant('billed_entries', ['entry_id', 'time_entries.id']))
    .where((is) =>
      is.or([is('timesheets.state', 'is', null), is('timesheets.state', 'not in', ['approved', 'invoiced'])]),
    )
    .where(beganWithin(period))
    .where('time_entries.billable', '=', 1)
    .where('time_entries.seconds', '>=', shortest)
    .where('billed_entries.entry_id', 'is', null)
    .select(columns)
    .select(({ fn }) => fn.sum<number>('time_entries.seconds').as('sum'))
    .groupBy(columns);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectWaiting>['execute']>>[number];

function waitsFor(state: TimesheetState | null): Waiting['waitsFor'] {
  if (state === 'submitted') return 'approval';
  return state === 'rejected' ? 'correction' : 'submission';
}

function toWeeks(rows: readonly Row[]): WaitingWeek[] {
  const startOf = ({ week_start, local_date }: Row) => week_start ?? isoWeekOf(local_date).start;
  const groups = Map.groupBy(rows, (row) => `${startOf(row)} ${row.user_id} ${row.timesheet_id}`);
  return [...groups.values()]
    .flatMap((group) =>
      group.slice(0, 1).map((row) => ({
        weekStart: startOf(row),
        timesheetId: row.timesheet_id,
        userId: row.user_id,
        userName: row.name,
        seconds: group.reduce((total, { sum }) => total + Number(sum), 0),
      })),
    )
    .sort((one, other) => (one.weekStart < other.weekStart ? 1 : -1));
}

function sumSeconds(weeks: readonly WaitingWeek[]): number {
  return weeks.reduce((total, { seconds }) => total + seconds, 0);
}
