/** Types of the events that this slice logs. */
import type { TimesheetAct } from '../../../../domain/timesheet-states.ts';

export const timesheetCreated = 'timesheet.created';
export const timesheetDeleted = 'timesheet.deleted';
/** Verdicts on single entries. */
export const timesheetJudged = 'timesheet.judged';
export const timesheetCommented = 'timesheet.commented';

export const timesheetEvents: Readonly<Record<TimesheetAct, string>> = {
  submit: 'timesheet.submitted',
  withdraw: 'timesheet.withdrawn',
  approve: 'timesheet.approved',
  reject: 'timesheet.rejected',
  reopen: 'timesheet.reopened',
  invoice: 'timesheet.invoiced',
  release: 'timesheet.released',
};
