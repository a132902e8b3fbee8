import type { TimesheetState } from '../../../domain/timesheet-states.ts';

export interface TimesheetTable {
  id: string;
  organization_id: string;
  user_id: string;
  /** Monday and Sunday, ISO dates; an entry belongs by its local date. */
  week_start: string;
  week_end: string;
  /** 0, and counting up for time that was added after the week's sheet was approved. */
  supplement: number;
  state: TimesheetState;
  submitted_at: number | null;
  decided_at: number | null;
  decided_by: string | null;
  /** Why it was rejected. */
  reason: string | null;
  created_at: number;
  updated_at: number;
  version: number;
}

export interface TimesheetTables {
  timesheets: TimesheetTable;
}
