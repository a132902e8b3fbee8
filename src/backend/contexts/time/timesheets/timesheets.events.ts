/** Types of the events that this slice logs. */
import * as z from 'zod';
import type { TimesheetAct } from '../../../../domain/timesheet-states.ts';
import { defineEvents } from '../../../platform/events/catalogue.ts';

export const timesheetCreated = 'timesheet.created';
export const timesheetDeleted = 'timesheet.deleted';
/** Verdicts on single entries. */
export const timesheetJudged = 'timesheet.judged';
export const timesheetCommented = 'timesheet.commented';

export const timesheetEvents = {
  submit: 'timesheet.submitted',
  withdraw: 'timesheet.withdrawn',
  approve: 'timesheet.approved',
  reject: 'timesheet.rejected',
  reopen: 'timesheet.reopened',
  invoice: 'timesheet.invoiced',
  release: 'timesheet.released',
} as const satisfies Readonly<Record<TimesheetAct, string>>;

/** The timesheet as the API shows it, and beside it what the step brought: its entries, verdicts, a comment. */
const stepSchema = z.looseObject({ userId: z.string().optional() });

const { withdraw, reopen, ...others } = timesheetEvents;
const ofSheet = { table: 'timesheets', content: stepSchema, subject: 'userId' } as const;

export const timesheetDeclarations = {
  ...defineEvents(
    [timesheetCreated, timesheetDeleted, timesheetJudged, timesheetCommented, ...Object.values(others)],
    ofSheet,
  ),
  ...defineEvents([withdraw, reopen], { ...ofSheet, takesBack: true }),
};

declare module '../../../platform/events/catalogue.ts' {
  interface EventCatalogue extends Record<keyof typeof timesheetDeclarations, unknown> {}
}
