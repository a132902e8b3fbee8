import type { Query } from '../../insight/model/query/answers.ts';
import type { PracticeData } from './practice-data.ts';
import type { PracticeReadings } from './practice-readings.ts';

export interface ReminderReading {
  /** Which reminder of an overdue invoice is next, or why none is. */
  findNextReminder(invoiceId: string): Promise<{ readonly step: number } | { readonly refused: string }>;
}

/** All that the built-in coach can look up. */
export type CoachData = PracticeData & PracticeReadings & ReminderReading & Query;
