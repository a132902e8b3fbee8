/** Reading timesheets: what every use case of them begins and ends with. */
import { type MovedTime, moveNights } from '../../../../domain/figures/worked-week.ts';
import { locksEntries } from '../../../../domain/timesheet-states.ts';
import { isoWeekOf } from '../../../../domain/zones.ts';
import { type Caller, scopeOf } from '../../../platform/http/actor.ts';
import { notFound } from '../../../platform/http/api-error.ts';
import type { Reader } from '../../../schema.ts';
import { toTimesheet } from './timesheet-view.ts';
import {
  findTimesheet,
  findUserNames,
  listSheetNights,
  sumSheet,
  type TimesheetRow,
} from './timesheets.repository.ts';
import type { Timesheet } from './timesheets.schema.ts';

/** Throws `not_found` for what is another's, too. */
export async function loadTimesheet(db: Reader, caller: Caller, id: string): Promise<TimesheetRow> {
  const row = await findTimesheet(db, scopeOf(caller), id);
  if (!row) {
    throw notFound('timesheet');
  }
  return row;
}

export async function showTimesheet(db: Reader, row: TimesheetRow): Promise<Timesheet> {
  return await showMoved(db, row, (await findMoved(db, [row])).get(row.id));
}

/** The same for who has looked at its nights already. */
export async function showMoved(
  db: Reader,
  row: TimesheetRow,
  moved: MovedTime | undefined,
): Promise<Timesheet> {
  const names = await findUserNames(db, row.organization_id, [row.user_id]);
  return toTimesheet(row, { sums: await sumSheet(db, row), moved, userName: names.get(row.user_id) });
}

/** What nights move into the weeks of the sheets and out of them. */
export async function findMoved(
  db: Reader,
  rows: readonly TimesheetRow[],
): Promise<ReadonlyMap<string, MovedTime>> {
  const open = new Map(
    rows
      .filter(({ state }) => !locksEntries(state))
      .map((row) => [`${row.user_id} ${row.week_start}`, row.id]),
  );
  const nights = (await listSheetNights(db, rows)).map((night) => ({
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
