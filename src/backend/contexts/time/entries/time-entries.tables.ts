export interface TimeEntryTable {
  id: string;
  organization_id: string;
  user_id: string;
  project_id: string;
  task_id: string | null;
  /** Epoch milliseconds, UTC. */
  started_at: number;
  /** Null while the timer runs; at most one such row a user, held by a unique index. */
  ended_at: number | null;
  /** IANA zone the entry was recorded in. */
  zone: string;
  /** ISO date of `started_at` in `zone`: the day the entry belongs to. */
  local_date: string;
  /** Whole seconds; null while running. */
  seconds: number | null;
  note: string;
  /** 0 or 1. */
  billable: number;
  /** JSON array of strings. */
  tags: string;
  /** JSON of the git facts, or null. */
  git: string | null;
  /** For one hour: what every reader takes. */
  rate_minor: number;
  rate_currency: string;
  /** The rate that it is from; null where it was typed, came from a file, or none reaches the entry. */
  rate_id: string | null;
  /** 1: typed for this entry, so that no change of rates reaches it. */
  rate_own: number;
  /** The sheet it was submitted with; null while it is in none. */
  timesheet_id: string | null;
  created_at: number;
  updated_at: number;
  version: number;
}

interface TimeEntryTables {
  time_entries: TimeEntryTable;
}

declare module '../../../schema.ts' {
  interface Schema extends TimeEntryTables {}
}

declare module '../../../platform/reach/named.ts' {
  interface Naming {
    /** An entry has no name: what names it are its person, its project and when it was. */
    time_entries:
      | 'id'
      | 'user_id'
      | 'project_id'
      | 'task_id'
      | 'timesheet_id'
      | 'local_date'
      | 'started_at'
      | 'ended_at';
  }
}
