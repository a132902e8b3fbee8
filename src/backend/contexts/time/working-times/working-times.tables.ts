export interface WorkingTimeTable {
  id: string;
  organization_id: string;
  /** Null: the practice's own, for everybody without one. */
  user_id: string | null;
  valid_from: string;
  /** JSON array of seven, Monday first. */
  weekday_seconds: string;
  day_start: string;
  holiday_region: string | null;
  created_at: number;
  updated_at: number;
  version: number;
}

export interface DaysOffTable {
  id: string;
  organization_id: string;
  user_id: string;
  first_date: string;
  last_date: string;
  note: string;
  created_at: number;
  updated_at: number;
  version: number;
}

export interface WorkingTimeTables {
  working_times: WorkingTimeTable;
  days_off: DaysOffTable;
}
