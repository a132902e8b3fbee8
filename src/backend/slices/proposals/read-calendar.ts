/**
 * Meetings of a calendar file (RFC 5545) that reach into a day: repeated ones with their exceptions. Whole days, what is
 * cancelled, and what does not block its time (TRANSP) are no meetings.
 */
import ICAL from 'ical.js';
import type { TimeSpan } from '../../../domain/spans.ts';
import { findInstant, isTimeZone } from '../../../domain/zones.ts';

export interface Meeting extends TimeSpan {
  readonly uid: string;
  readonly summary: string;
}

export interface CalendarReading {
  readonly meetings: readonly Meeting[];
  /** What could not be read, as sentences. */
  readonly warnings: readonly string[];
}

/** A daily meeting for half a century; a rule that goes on longer without reaching the day is given up. */
const mostRepetitions = 20_000;

export function readCalendar(text: string, span: TimeSpan, zone: string): CalendarReading {
  const warnings: string[] = [];
  const meetings: Meeting[] = [];
  for (const component of parse(text, warnings)) {
    for (const event of component.getAllSubcomponents('vevent')) {
      if (!blocksTime(event)) continue;
      try {
        meetings.push(...occurrences(new ICAL.Event(event), { span, zone }));
      } catch (error) {
        warnings.push(
          `A meeting could not be read: ${error instanceof Error ? error.message : String(error)}`,
        );
      }
    }
  }
  return { meetings, warnings };
}

function parse(text: string, warnings: string[]): readonly ICAL.Component[] {
  try {
    const parsed: unknown[] = ICAL.parse(text);
    const calendars = typeof parsed[0] === 'string' ? [parsed] : (parsed as unknown[][]);
    if (calendars.length === 0) warnings.push('The calendar is empty.');
    return calendars.map((calendar) => new ICAL.Component(calendar));
  } catch (error) {
    warnings.push(
      `The calendar is no iCalendar file: ${error instanceof Error ? error.message : String(error)}`,
    );
    return [];
  }
}

function blocksTime(event: ICAL.Component): boolean {
  const textOf = (name: string) => String(event.getFirstPropertyValue(name) ?? '').toUpperCase();
  return textOf('status') !== 'CANCELLED' && textOf('transp') !== 'TRANSPARENT';
}

interface Within {
  readonly span: TimeSpan;
  readonly zone: string;
}

function occurrences(event: ICAL.Event, within: Within): readonly Meeting[] {
  if (event.startDate === null || event.startDate.isDate) return [];
  if (!event.isRecurring()) return meetingOf(event, event, within);
  const found: Meeting[] = [];
  const repetitions = event.iterator();
  for (let count = 0; count < mostRepetitions; count += 1) {
    const start = repetitions.next();
    if (!start || toInstantMs(start, event, within.zone) >= within.span.endMs) break;
    const { item, startDate, endDate } = event.getOccurrenceDetails(start);
    // What was moved or cancelled stands in the file for itself, wherever it went.
    if (item === event) found.push(...meetingOf(event, { startDate, endDate }, within));
  }
  return found;
}

interface Times {
  readonly startDate: ICAL.Time;
  readonly endDate: ICAL.Time;
}

function meetingOf(
  event: ICAL.Event,
  { startDate, endDate }: Times,
  { span, zone }: Within,
): readonly Meeting[] {
  const startMs = toInstantMs(startDate, event, zone);
  const endMs = toInstantMs(endDate, event, zone);
  if (endMs <= span.startMs || startMs >= span.endMs || endMs <= startMs) return [];
  return [{ uid: event.uid ?? '', summary: event.summary ?? '', startMs, endMs }];
}

/**
 * The zone's name is enough where it is one of IANA's: their rules change, and a file keeps those of the day on which it
 * was made. Other names are explained by the file itself; a time without a zone is of the day's own.
 */
function toInstantMs(time: ICAL.Time, event: ICAL.Event, zone: string): number {
  const tzid = time.zone?.tzid ?? 'floating';
  if (tzid === 'UTC' || tzid === 'Z') return time.toUnixTime() * 1000;
  const said = String(event.component.getFirstProperty('dtstart')?.getParameter('tzid') ?? '');
  const named = [tzid, said].find((each) => isTimeZone(each));
  if (named === undefined && tzid !== 'floating') return time.toUnixTime() * 1000;
  const [date = '', clock = ''] = time.toString().split('T');
  const instant = findInstant(date, clock.slice(0, 8), { zone: named ?? zone, repeated: 'earlier' });
  return instant.ok ? instant.value : time.toUnixTime() * 1000;
}
