/** Reads the times of a request: an instant with offset, or a wall-clock time in the entry's zone. */

import { fail, type Result, succeed } from '../../../../domain/result.ts';
import type { OpenSpan } from '../../../../domain/spans.ts';
import {
  dayRange,
  findInstant,
  isDate,
  isKeptDate,
  isKeptDay,
  isTimeZone,
  type LocalTimeFault,
  localDate,
} from '../../../../domain/zones.ts';
import { type Text, text } from '../../../../words/text.ts';
import { type ApiError, invalidField } from '../../../platform/http/api-error.ts';

/** Nobody works longer at a stretch; a 30-hour entry is a forgotten timer or a slip. */
export const maxEntrySeconds = 24 * 60 * 60;

const faultTexts: Readonly<Record<LocalTimeFault, (zone: string) => Text>> = {
  unknown_zone: (zone) => text`cannot be read: ${zone} is not a time zone of the IANA database`,
  not_a_date: () => text`names a day that is not in the calendar of the years 1900 to 2999`,
  not_a_time: () => text`names a time that is not on the clock`,
  in_gap: (zone) => text`does not exist in ${zone}: the clocks skip it that day`,
  repeated: (zone) => text`happens twice in ${zone} that day: send it with its offset`,
};

export function requireZone(zone: string): void {
  if (!isTimeZone(zone)) {
    throw invalidField('zone', text`${zone} is not a time zone of the IANA database`);
  }
}

function localFault(field: string, fault: LocalTimeFault, zone: string): ApiError {
  return invalidField(field, faultTexts[fault](zone));
}

/** `Date.parse` takes 30 February for 2 March and 24:00 for the next day: the parts are read as UTC first. */
function findOffsetInstant(date: string, time: string, offset: string): Result<number, LocalTimeFault> {
  const wall = findInstant(date, time, { zone: 'UTC' });
  if (!wall.ok) {
    return wall;
  }
  const epochMs = Date.parse(`${date}T${time}${offset}`);
  return Number.isNaN(epochMs) ? fail('not_a_time') : succeed(epochMs);
}

/** Epoch milliseconds, cut to whole seconds. The text is of the form that `momentSchema` lets pass. */
export function readMoment(field: string, text: string, zone: string): number {
  const [date = '', clock = ''] = text.split('T');
  const [, time = '', offset] = /^([\d:]+)(?:\.\d+)?(Z|[+-].*)?$/.exec(clock) ?? [];
  if (!isDate(date) || !isKeptDate(date)) {
    throw localFault(field, 'not_a_date', zone);
  }
  const instant = offset ? findOffsetInstant(date, time, offset) : findInstant(date, time, { zone });
  if (!instant.ok) {
    throw localFault(field, instant.error, zone);
  }
  if (!isKeptDay(instant.value, zone)) {
    throw localFault(field, 'not_a_date', zone);
  }
  return instant.value;
}

export interface Span {
  readonly startedAt: number;
  readonly endedAt: number;
  readonly seconds: number;
}

/** The day that clocks put back is 25 hours long: an entry of that day alone may take all of it. */
function mostSeconds(startedAt: number, endedAt: number, zone: string): number {
  const { startMs, endMs } = dayRange(dayOf(startedAt, zone), zone);
  const isOfDay = startMs <= startedAt && endedAt <= endMs;
  return isOfDay ? Math.max(maxEntrySeconds, (endMs - startMs) / 1000) : maxEntrySeconds;
}

export interface AskedSpan {
  readonly startedAt: number;
  readonly endedAt: number;
  readonly zone: string;
  /** An entry that is longer than one may be, as a timer leaves it, can be shortened in steps. */
  readonly wasSeconds?: number | undefined;
}

export function requireSpan({ startedAt, endedAt, zone, wasSeconds = 0 }: AskedSpan): Span {
  if (endedAt <= startedAt) {
    throw invalidField('endedAt', 'must be later than startedAt');
  }
  const seconds = (endedAt - startedAt) / 1000;
  if (seconds > Math.max(mostSeconds(startedAt, endedAt, zone), wasSeconds)) {
    throw invalidField('endedAt', 'makes the entry longer than 24 hours: split it into days');
  }
  return { startedAt, endedAt, seconds };
}

export function dayOf(startedAt: number, zone: string): string {
  return localDate(startedAt, zone);
}

/** Entries begin and end at whole seconds. */
export function wholeSecond(epochMs: number): number {
  return Math.floor(epochMs / 1000) * 1000;
}

/** The columns of a span that an entry takes. */
export function timesOf(span: OpenSpan, zone: string) {
  return {
    started_at: span.startMs,
    ended_at: span.endMs ?? null,
    seconds: span.endMs === undefined ? null : (span.endMs - span.startMs) / 1000,
    local_date: dayOf(span.startMs, zone),
  };
}
