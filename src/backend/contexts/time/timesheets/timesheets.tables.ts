import type { TimesheetState } from '../../../../domain/timesheet-states.ts';
import type { EntryVerdict } from '../../../../domain/timesheet-verdicts.ts';

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
  /** Why it was rejected, or opened again. */
  reason: string | null;
  /** What differed from the submission before, when it was submitted; null for a first one. */
  difference_count: number | null;
  comment_count: number;
  created_at: number;
  updated_at: number;
  version: number;
}

/** The newest verdict on an entry; a rejected one keeps it until it is submitted again. */
export interface TimesheetVerdictTable {
  entry_id: string;
  organization_id: string;
  timesheet_id: string;
  verdict: EntryVerdict;
  reason: string | null;
  decided_by: string;
  decided_at: number;
}

export interface TimesheetCommentTable {
  id: string;
  organization_id: string;
  timesheet_id: string;
  author: string;
  /** Markdown. */
  text: string;
  created_at: number;
  updated_at: number;
  version: number;
}

interface TimesheetTables {
  timesheets: TimesheetTable;
  timesheet_verdicts: TimesheetVerdictTable;
  timesheet_comments: TimesheetCommentTable;
}

declare module '../../../schema.ts' {
  interface Schema extends TimesheetTables {}
}

declare module '../../../platform/reach/named.ts' {
  interface Naming {
    timesheets: 'id' | 'user_id' | 'week_start' | 'week_end' | 'state';
  }
}
