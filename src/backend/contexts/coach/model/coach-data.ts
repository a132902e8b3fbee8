import type { NoticeLanguage } from '../../../../domain/notifications/notice.ts';
import type { NoReminder } from '../../../../domain/reminders/plan-reminder.ts';
import type { Query } from '../../insight/model/query/answers.ts';
import type { PracticeData } from './practice-data.ts';
import type { PracticeReadings } from './practice-readings.ts';

export type NextReminder =
  | { readonly step: number }
  /** A reason of domain/reminders, or the person's own of a pause. */
  | { readonly because: NoReminder | string }
  /** A whole sentence. */
  | { readonly refused: string };

export interface ReminderReading {
  /** Which reminder of an overdue invoice is next. */
  findNextReminder(invoiceId: string, language: NoticeLanguage): Promise<NextReminder>;
}

/** All that the built-in coach can look up. */
export type CoachData = PracticeData & PracticeReadings & ReminderReading & Query;
