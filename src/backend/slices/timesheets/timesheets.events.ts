/** Types of the events that this slice logs. */
import type { TimesheetAct } from '../../../domain/timesheet-states.ts';

export const timesheetCreated = 'timesheet.created';

export const timesheetEvents: Readonly<Record<TimesheetAct, string>> = {
  submit: 'timesheet.submitted',
  withdraw: 'timesheet.withdrawn',
  approve: 'timesheet.approved',
  reject: 'timesheet.rejected',
  invoice: 'timesheet.invoiced',
  release: 'timesheet.released',
};
