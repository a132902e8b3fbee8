/** `paused` by a person; `resting` since it may not or cannot run, which `reason` says. */
export type ScheduleState = 'active' | 'paused' | 'resting';

/** Nothing leaves for now; its owner may no longer, or is no longer there; its rule cannot be read. */
export const scheduleReasons = ['outgoing', 'rights', 'person', 'rule'] as const;
export type ScheduleReason = (typeof scheduleReasons)[number];

export type RunState = 'queued' | 'done' | 'failed' | 'left_out';

export interface ScheduleTable {
  id: string;
  organization_id: string;
  kind: string;
  /** The record that it is for, or the empty text: of each kind one a subject. */
  subject_id: string;
  /** Who set it up and whose rights it has; null where it is the practice's. */
  user_id: string | null;
  /** JSON of a `ScheduleRule`. */
  rule: string;
  state: ScheduleState;
  reason: ScheduleReason | null;
  /** Epoch milliseconds; null where its rule has none left. */
  next_at: number | null;
  next_period: string | null;
  /** From the next occurrence to the one after it: what lies further ahead was stored by a clock that went wrong. */
  step_ms: number;
  created_at: number;
  updated_at: number;
  version: number;
}

export interface ScheduleRunTable {
  organization_id: string;
  schedule_id: string;
  /** With the schedule's kind and rule it names what runs once. */
  period: string;
  due_at: number;
  state: RunState;
  /** Occurrences before it that were missed and do not run. */
  left_out: number;
  error: string | null;
  finished_at: number | null;
}

interface ScheduleTables {
  schedules: ScheduleTable;
  schedule_runs: ScheduleRunTable;
}

declare module '../../schema.ts' {
  interface Schema extends ScheduleTables {}
}
