import type { GoalDirection, GoalMeasure, GoalPeriod } from '../../../../domain/goals/goal.ts';
import type { HabitCheck, HabitRhythm } from '../../../../domain/goals/habits.ts';

/** Of one person: nobody else reads it. */
export interface GoalTable {
  id: string;
  organization_id: string;
  user_id: string;
  title: string;
  state: 'active' | 'paused' | 'done' | 'dropped';
  /** ISO dates. */
  starts_on: string;
  due_on: string | null;
  /** Null of a goal in words, as is all below. */
  measure: GoalMeasure | null;
  direction: GoalDirection | null;
  /** In the unit of the measure: seconds, per cent, minor units, a number of findings. */
  target: number | null;
  currency: string | null;
  period: GoalPeriod | null;
  /** May be gone by now: a goal holds no record back. */
  client_id: string | null;
  project_id: string | null;
  created_at: number;
  updated_at: number;
  version: number;
}

export interface HabitTable {
  id: string;
  organization_id: string;
  user_id: string;
  title: string;
  state: 'active' | 'paused';
  check_kind: HabitCheck;
  rhythm: HabitRhythm;
  /** `HH:MM` of `begun_before`. */
  before_time: string | null;
  /** Of `invoiced_after_month`. */
  within_days: number | null;
  created_at: number;
  updated_at: number;
  version: number;
}

/** A period in which a habit was kept, by its first day, as the person said. */
export interface HabitTickTable {
  habit_id: string;
  organization_id: string;
  first_day: string;
}

export interface CheckInTable {
  organization_id: string;
  user_id: string;
  /** Monday of the week that is looked back on. */
  week_start: string;
  /** Epoch milliseconds. */
  dismissed_at: number;
}

/** What a person said that they would do in a week. */
export interface PromiseTable {
  id: string;
  organization_id: string;
  user_id: string;
  /** Monday of the week it is for. */
  week_start: string;
  text: string;
  verdict: 'done' | 'not_done' | 'carried' | null;
  /** The promise of an earlier week that this one goes on with. */
  carried_from: string | null;
  created_at: number;
  updated_at: number;
  version: number;
}

interface GoalTables {
  goals: GoalTable;
  habits: HabitTable;
  habit_ticks: HabitTickTable;
  check_ins: CheckInTable;
  promises: PromiseTable;
}

declare module '../../../schema.ts' {
  interface Schema extends GoalTables {}
}
