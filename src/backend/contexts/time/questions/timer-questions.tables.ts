import type { GapKind, TimerAnswer } from '../../../../domain/unattended.ts';

/** A fact of the person, not of the entry: no client tells which window stood before them. */
export interface TimerPulseTable {
  user_id: string;
  organization_id: string;
  /** Epoch milliseconds of the last heartbeat of any client. */
  seen_at: number;
  /** Of the last work that any client told of; null when none did. */
  active_at: number | null;
}

export interface TimerQuestionTable {
  id: string;
  organization_id: string;
  user_id: string;
  entry_id: string;
  kind: GapKind;
  from_at: number;
  to_at: number;
  /** Null while it waits. */
  answer: TimerAnswer | null;
  created_at: number;
  updated_at: number;
  version: number;
}

export interface TimerQuestionTables {
  timer_pulses: TimerPulseTable;
  timer_questions: TimerQuestionTable;
}
