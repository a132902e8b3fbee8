/**
 * Meetings of a calendar file (RFC 5545) that reach into a day: repeated ones with their exceptions. Whole days, what is
 * cancelled, and what does not block its time (TRANSP) are no meetings. An event that cannot be read costs itself only.
 */
import ICAL from 'ical.js';
import type { CalendarReading, CalendarWarning, Meeting, Within } from './calendar-messages.ts';
import { type EventSeries, findMeetings, listSeries, nameOf } from './event-series.ts';

export interface ReadingTurns {
  readonly skipped: readonly number[];
  /** Called before the event is read that is next in the file. */
  readonly onTurn: (turn: number) => void;
}

/** Nobody reads more of them. */
const mostWarnings = 100;

/** Of a day; what comes to more is no calendar of a person, and each is held against the others. */
const mostMeetings = 500;

export function readCalendar(
  text: string,
  within: Within,
  { skipped, onTurn }: ReadingTurns = { skipped: [], onTurn: () => undefined },
): CalendarReading {
  const warnings: CalendarWarning[] = [];
  const meetings: Meeting[] = [];
  for (const [turn, series] of parse(text, warnings).entries()) {
    onTurn(turn);
    const found = skipped.includes(turn) ? warningOf(series, 'event_too_slow') : read(series, within);
    if ('code' in found) warnings.push(found);
    else meetings.push(...found);
    if (warnings.length > mostWarnings || meetings.length > mostMeetings) {
      return { meetings, warnings: [...warnings, { code: 'calendar_too_large', event: '', detail: '' }] };
    }
  }
  return { meetings, warnings };
}

function parse(text: string, warnings: CalendarWarning[]): readonly EventSeries[] {
  try {
    const parsed: unknown[] = ICAL.parse(text);
    const calendars = typeof parsed[0] === 'string' ? [parsed] : (parsed as unknown[][]);
    if (calendars.length === 0) throw new Error('it is empty');
    return calendars.flatMap((calendar) => listSeries(new ICAL.Component(calendar)));
  } catch (error) {
    warnings.push({ code: 'not_a_calendar', event: '', detail: messageOf(error) });
    return [];
  }
}

function read(series: EventSeries, within: Within): readonly Meeting[] | CalendarWarning {
  try {
    return findMeetings(series, within);
  } catch (error) {
    return warningOf(series, 'event_not_read', messageOf(error));
  }
}

function warningOf({ event }: EventSeries, code: CalendarWarning['code'], detail = ''): CalendarWarning {
  return { code, event: nameOf(event), detail };
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 500);
}
