/** What is asked of the thread that reads calendars, and what it answers. */
import type { TimeSpan } from '../../../../../domain/spans.ts';

export interface Meeting extends TimeSpan {
  readonly uid: string;
  readonly summary: string;
}

export const calendarFaults = [
  /** No iCalendar file; `event` is empty. */
  'not_a_calendar',
  /** The event breaks the format, or repeats in a way that nobody works out. */
  'event_not_read',
  /** The event kept the reading up for too long. */
  'event_too_slow',
  /** The reading as a whole took too long, or found too much to tell; `event` is empty. */
  'calendar_too_large',
] as const;

export interface CalendarWarning {
  readonly code: (typeof calendarFaults)[number];
  /** Name of the event that is left out. */
  readonly event: string;
  /** In English, what is wrong in particular; may be empty. */
  readonly detail: string;
}

export interface CalendarReading {
  readonly meetings: readonly Meeting[];
  readonly warnings: readonly CalendarWarning[];
}

/** The day that is asked about, and the zone of times that name none. */
export interface Within {
  readonly span: TimeSpan;
  readonly zone: string;
}

export interface CalendarQuestion extends Within {
  readonly text: string;
  /** Events by their turn in the file: what kept the reading up before is told, and left out. */
  readonly skipped: readonly number[];
  /** One number, the turn of the event that is being read; -1 before the first. */
  readonly turn: SharedArrayBuffer;
}
