/** Reading timesheets: what every use case of them begins and ends with. */

import { type Caller, scopeOf } from '../../../platform/http/actor.ts';
import { notFound } from '../../../platform/http/api-error.ts';
import type { Reader } from '../../../schema.ts';
import { toTimesheet } from './timesheet-view.ts';
import { findTimesheet, findUserNames, sumSheet, type TimesheetRow } from './timesheets.repository.ts';
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
  const names = await findUserNames(db, row.organization_id, [row.user_id]);
  return toTimesheet(row, { sums: await sumSheet(db, row), userName: names.get(row.user_id) });
}
