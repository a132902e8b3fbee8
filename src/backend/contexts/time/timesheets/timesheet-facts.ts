/** Reading timesheets: what every use case of them begins and ends with. */
import { type MovedTime, moveNights } from '../../../../domain/figures/worked-week.ts';
import { locksEntries } from '../../../../domain/timesheet-states.ts';
import { isoWeekOf } from '../../../../domain/zones.ts';
import { type Caller, personOf } from '../../../platform/http/actor.ts';
import { notFound } from '../../../platform/http/api-error.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import { toTimesheet } from './timesheet-view.ts';
import {
  findTimesheet,
  findToActOn,
  findUserNames,
  listSheetNights,
  sumSheet,
  type TimesheetRow,
} from './timesheets.repository.ts';
import type { Timesheet } from './timesheets.schema.ts';

/** Throws `not_found` for what is another's, too. */
export async function loadTimesheet(reads: Reads, id: string): Promise<TimesheetRow> {
  const row = await findTimesheet(reads, id);
  if (!row) {
    throw notFound('timesheet');
  }
  return row;
}

/** As far as the permission of the act reaches. */
export async function loadToActOn(reads: Reads, caller: Caller, id: string): Promise<TimesheetRow> {
  const row = await findToActOn(reads, id);
  const isOthers = caller.grant !== 'all' && row?.user_id !== personOf(caller).userId;
  if (row === undefined || isOthers) throw notFound('timesheet');
  return row;
}

export async function showTimesheet(reads: Reads, row: TimesheetRow): Promise<Timesheet> {
  return await showMoved(reads, row, (await findMoved(reads, [row])).get(row.id));
}

/** The same for who has looked at its nights already. */
export async function showMoved(
  reads: Reads,
  row: TimesheetRow,
  moved: MovedTime | undefined,
): Promise<Timesheet> {
  const names = await findUserNames(reads, [row.user_id]);
  return toTimesheet(row, { sums: await sumSheet(reads, row), moved, userName: names.get(row.user_id) });
}

/** What nights move into the weeks of the sheets and out of them. */
export async function findMoved(
  reads: Reads,
  rows: readonly TimesheetRow[],
): Promise<ReadonlyMap<string, MovedTime>> {
  const open = new Map(
    rows
      .filter(({ state }) => !locksEntries(state))
      .map((row) => [`${row.user_id} ${row.week_start}`, row.id]),
  );
  const nights = (await listSheetNights(reads, rows)).map((night) => ({
    ...night,
    sheetId: night.sheetId ?? open.get(`${night.userId} ${isoWeekOf(night.date).start}`),
  }));
  const sheets = rows.map(({ id, user_id: userId, week_start: weekStart, supplement }) => ({
    id,
    userId,
    weekStart,
    supplement,
  }));
  return moveNights(sheets, nights);
}
