/** When a row's work was: from clock times of a zone, or the instants of our own export. */
import { addDays, findZone, localDate } from '../../../../../domain/zones.ts';
import type { CellReader } from './cells/cell-reader.ts';
import type { ClockTime } from './cells/clock-time.ts';
import { splitDateTime } from './cells/conventions.ts';
import { type Duration, parseClock, parseDate, parseDuration } from './cells/read-cells.ts';
import { isSerialDay, serialClock, serialSeconds } from './cells/serials.ts';
import { chooseSpan } from './choose-span.ts';
import { phrase } from './phrase.ts';
import type { WallClock } from './wall-clock.ts';
import { compareLength, readBreak, weighLength } from './weigh-length.ts';

export interface Times {
  /** Undefined for a row that tells a day and a length only. */
  readonly startedAt: number | undefined;
  readonly seconds: number;
  readonly zone: string;
  readonly localDate: string;
  /** As the file has it, whatever the zone. */
  readonly said: string;
}

interface Moment {
  readonly date: string;
  readonly clock: ClockTime;
}

const daySeconds = 86_400;
const longestHours = 10_000;
const longestSeconds = longestHours * 3600;
const tooLong = phrase`is more than ${longestHours} hours after the start`;

/** Undefined: refused, or not taken; the report says which. */
export function readTimes(cells: CellReader, wall: WallClock): Times | undefined {
  // Ours come back as they went, and nobody asks about them again.
  if (cells.has('startedAt')) return readInstants(cells);
  const times = readForeign(cells, wall);
  if (times !== undefined && times.seconds > daySeconds) sayLong(cells);
  return times;
}

function sayLong(cells: CellReader): void {
  const fields = ['duration', 'hours', 'endTime'] as const;
  cells.lose(
    'longer_than_a_day',
    fields.find((field) => cells.has(field)) ?? 'startTime',
    phrase`Entries longer than 24 hours are kept: check whether a timer was forgotten.`,
  );
}

function readForeign(cells: CellReader, wall: WallClock): Times | undefined {
  const date = readDate(cells, 'startDate', 'startTime');
  if (date === undefined) return undefined;
  return cells.text('startTime') === '' && cells.has('hours')
    ? readDayOnly(cells, date, wall)
    : readClockTimes(cells, date, wall);
}

function readDate(cells: CellReader, field: 'startDate' | 'endDate', clock: 'startTime' | 'endTime') {
  const within = splitDateTime(cells.text(clock))?.date;
  const text = cells.text(field);
  const said = splitDateTime(text)?.date ?? (text === '' ? within : text);
  const date = said === undefined ? undefined : parseDate(said, cells.conventions.dateOrder);
  if (date === undefined)
    cells.refuse(field, phrase`is not a date of the calendar, read in the order that the other rows have`);
  return date;
}

function readClock(
  cells: CellReader,
  field: 'startTime' | 'endTime',
  day: 'startDate' | 'endDate',
): ClockTime | undefined {
  const text = cells.text(field) || (splitDateTime(cells.text(day))?.time ?? '');
  const time = splitDateTime(text)?.time ?? text;
  const isSerial = isSerialDay(cells.text(day)) || isSerialDay(text);
  const clock = (isSerial ? serialClock(time) : undefined) ?? parseClock(time) ?? serialClock(time);
  if (clock === undefined) cells.refuse(field, phrase`is not a time on the clock`);
  return clock;
}

/** Where the day is a spreadsheet's number, a length is one, too; hours with decimals have a column of their own. */
function parseSerialLength(cells: CellReader, text: string): Duration | undefined {
  const isSerial = cells.has('duration') && isSerialDay(cells.text('startDate') || cells.text('startTime'));
  const seconds = isSerial ? serialSeconds(text) : undefined;
  return seconds === undefined ? undefined : { seconds, stepSeconds: 1, isExact: true };
}

/** Kimai writes whole seconds, unless its user chose hours, which then have decimals or minutes. */
function parseKimaiSeconds(cells: CellReader, text: string): Duration | undefined {
  const isSeconds = cells.format === 'kimai' && /^\d{1,9}$/.test(text);
  return isSeconds ? { seconds: Number(text), stepSeconds: 1, isExact: true } : undefined;
}

/** Undefined where the row tells none, or it is refused. */
export function readLength(cells: CellReader): Duration | undefined {
  const field = cells.has('duration') ? 'duration' : 'hours';
  const text = cells.text(field);
  if (text === '') return undefined;
  const duration =
    parseKimaiSeconds(cells, text) ??
    parseSerialLength(cells, text) ??
    parseDuration(text, cells.conventions.decimal ?? '.');
  if (duration === undefined) cells.refuse(field, phrase`is not a duration`);
  if (duration === undefined || duration.seconds <= longestSeconds) return duration;
  cells.refuse(field, phrase`is more than ${longestHours} hours`);
  return undefined;
}

/** A day and hours: where in the day it was, nobody knows; `lay-out-days.ts` gives it a place. */
function readDayOnly(cells: CellReader, date: string, wall: WallClock): Times | undefined {
  const length = readLength(cells);
  if (length === undefined) {
    if (cells.text('hours') === '') cells.refuse('hours', phrase`is empty, and so is the start`);
    return undefined;
  }
  if (!length.isExact)
    cells.lose('cut_to_seconds', 'hours', phrase`Durations were rounded to whole seconds.`);
  const said = `${date} ${length.seconds}`;
  return { startedAt: undefined, seconds: length.seconds, zone: wall.zone, localDate: date, said };
}

function saysEnd(cells: CellReader): boolean {
  return cells.text('endTime') !== '' || splitDateTime(cells.text('endDate')) !== undefined;
}

function lengthText(cells: CellReader): string {
  return cells.text('duration') || cells.text('hours');
}

/** An end that is empty where others have one, beside no length or one of nothing, is of a timer that runs. */
function isRunning(cells: CellReader): boolean {
  if (!cells.has('endTime')) return lengthText(cells) === '';
  return !saysEnd(cells) && cells.text('endDate') === '' && !/[1-9]/.test(lengthText(cells));
}

function readClockTimes(cells: CellReader, date: string, wall: WallClock): Times | undefined {
  const clock = readClock(cells, 'startTime', 'startDate');
  if (clock === undefined) return undefined;
  if (isRunning(cells)) {
    cells.lose(
      'still_running',
      'endTime',
      phrase`Entries without an end were still running and are not imported.`,
    );
    return undefined;
  }
  const length = readLength(cells);
  const start = { date, clock };
  const isEndless = !cells.has('endTime') || (lengthText(cells) !== '' && !saysEnd(cells));
  return isEndless ? lengthTimes(cells, { start, length, wall }) : spanTimes(cells, { start, length, wall });
}

interface Reading {
  readonly start: Moment;
  readonly length: Duration | undefined;
  readonly wall: WallClock;
}

function listInstants({ date, clock }: Moment, wall: WallClock): readonly number[] {
  if (clock.offsetSeconds === undefined) return wall.find(date, clock.secondOfDay);
  return [Date.parse(`${date}T00:00:00Z`) + (clock.secondOfDay - clock.offsetSeconds) * 1000];
}

function findStarts(
  cells: CellReader,
  field: 'startTime' | 'endTime',
  at: { moment: Moment; wall: WallClock },
) {
  const found = listInstants(at.moment, at.wall);
  if (found.length === 0) {
    cells.refuse(
      field,
      phrase`does not exist in ${at.wall.zone} on ${at.moment.date}: the clocks skip it. Is it another zone?`,
      'zone',
    );
  }
  return found;
}

/** With an offset of its own a time may be of another day in the zone. */
function placed({ date, clock }: Moment, startedAt: number, wall: WallClock) {
  const day = clock.offsetSeconds === undefined ? date : localDate(startedAt, wall.zone);
  return { startedAt, zone: wall.zone, localDate: day };
}

function lengthTimes(cells: CellReader, { start, length, wall }: Reading): Times | undefined {
  const starts = findStarts(cells, 'startTime', { moment: start, wall });
  const [startedAt] = starts;
  if (length === undefined || startedAt === undefined) return undefined;
  if (starts.length > 1) sayRepeated(cells);
  const said = `${start.date} ${start.clock.secondOfDay} ${length.seconds}`;
  if (!endsOnSaidDay(cells, startedAt + length.seconds * 1000, wall)) return undefined;
  return { ...placed(start, startedAt, wall), seconds: length.seconds, said };
}

/** A day of the end without a time is that to which the length leads; midnight is of both days. */
function endsOnSaidDay(cells: CellReader, endedAt: number, wall: WallClock): boolean {
  if (cells.text('endDate') === '') return true;
  const day = readDate(cells, 'endDate', 'endTime');
  if (day === undefined) return false;
  const isSaid = [endedAt, endedAt - 1].some((at) => localDate(at, wall.zone) === day);
  if (!isSaid)
    cells.refuse('endDate', phrase`is another day than start and duration lead to, and has no time`);
  return isSaid;
}

/** A day later than the start's where the clock is back behind it; the length may tell that it was later still. */
function readEnd(cells: CellReader, { start, length, wall }: Reading): Moment | undefined {
  const clock = readClock(cells, 'endTime', 'endDate');
  if (clock === undefined) return undefined;
  const isSaid = cells.text('endDate') !== '' || splitDateTime(cells.text('endTime')) !== undefined;
  if (isSaid) {
    const date = readDate(cells, 'endDate', 'endTime');
    return date === undefined ? undefined : { date, clock };
  }
  const isNextDay = clock.secondOfDay < start.clock.secondOfDay;
  const first = { date: isNextDay ? addDays(start.date, 1) : start.date, clock };
  return (length && findLaterEnd(cells, first, { start, length, wall })) ?? first;
}

/** A whole number that is the span in seconds or minutes is no hours: 3600 of them would lead to an end 150 days later. */
function isOfSmallerUnit({ seconds, stepSeconds }: Duration, span: number): boolean {
  const number = seconds / 3600;
  return stepSeconds === 3600 && [1, 60].some((unit) => Math.abs(span - number * unit) < 60);
}

/** The end at that time of the day on which it gives a length of about a day and more; undefined where none does. */
function findLaterEnd(
  cells: CellReader,
  first: Moment,
  { start, length, wall }: Reading & { readonly length: Duration },
): Moment | undefined {
  const worked = length.seconds + readBreak(cells);
  if (worked < daySeconds / 2) return undefined;
  const starts = listInstants(start, wall);
  const spanTo = (end: Moment) =>
    chooseSpan({ starts, ends: listInstants(end, wall) }, length.seconds).span?.seconds ?? 0;
  const days = Math.round((worked - spanTo(first)) / daySeconds);
  if (days < 1 || isOfSmallerUnit(length, spanTo(first))) return undefined;
  const end = { ...first, date: addDays(first.date, days) };
  const isToTheMinute = !start.clock.hasSeconds || !end.clock.hasSeconds;
  return compareLength(cells, { span: spanTo(end), length, isToTheMinute }) === 'differs' ? undefined : end;
}

function sayRepeated(cells: CellReader): void {
  cells.lose(
    'repeated_time',
    'startTime',
    phrase`Times that happen twice when clocks go back were taken as the earlier ones.`,
  );
}

function spanTimes(cells: CellReader, { start, length, wall }: Reading): Times | undefined {
  const end = readEnd(cells, { start, length, wall });
  if (end === undefined) return undefined;
  const starts = findStarts(cells, 'startTime', { moment: start, wall });
  const ends = findStarts(cells, 'endTime', { moment: end, wall });
  if (starts.length === 0 || ends.length === 0) return undefined;
  const { span, isTied } = chooseSpan({ starts, ends }, length?.seconds);
  if (isTied) sayRepeated(cells);
  if (span === undefined || span.seconds > longestSeconds) {
    cells.refuse('endTime', span === undefined ? phrase`is before the start` : tooLong);
    return undefined;
  }
  const isToTheMinute = !start.clock.hasSeconds || !end.clock.hasSeconds;
  const seconds = weighLength(cells, { span: span.seconds, length, isToTheMinute });
  const said = `${start.date} ${start.clock.secondOfDay} ${end.date} ${end.clock.secondOfDay}`;
  return { ...placed(start, span.startedAt, wall), seconds, said };
}

function readInstant(cells: CellReader, field: 'startedAt' | 'endedAt'): number | undefined {
  const text = cells.text(field);
  const isInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2})$/.test(text);
  const at = isInstant ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at) || parseDate(text.slice(0, 10), 'ymd') === undefined) {
    cells.refuse(field, phrase`is not an instant such as 2026-11-18T09:00:00+01:00`);
    return undefined;
  }
  return at;
}

function readInstants(cells: CellReader): Times | undefined {
  const zone = findZone(cells.text('zone'));
  if (zone === undefined) {
    cells.refuse('zone', phrase`is not a time zone of the IANA database`);
    return undefined;
  }
  const seconds = Number(/^[1-9]\d*$/.exec(cells.text('seconds'))?.[0] ?? 0);
  if (cells.text('endedAt') === '' && seconds === 0) {
    cells.lose(
      'still_running',
      'endedAt',
      phrase`Entries without an end were still running and are not imported.`,
    );
    return undefined;
  }
  const startedAt = readInstant(cells, 'startedAt');
  const isEndless = cells.text('endedAt') === '';
  const endedAt = isEndless ? (startedAt ?? 0) + seconds * 1000 : readInstant(cells, 'endedAt');
  if (startedAt === undefined || endedAt === undefined) return undefined;
  return spanInstants(cells, { startedAt, endedAt, zone });
}

function spanInstants(
  cells: CellReader,
  { startedAt, endedAt, zone }: { startedAt: number; endedAt: number; zone: string },
): Times | undefined {
  const seconds = (endedAt - startedAt) / 1000;
  if (seconds < 0 || seconds > longestSeconds) {
    cells.refuse('endedAt', seconds < 0 ? phrase`is before the start` : tooLong);
    return undefined;
  }
  return {
    startedAt,
    seconds,
    zone,
    localDate: localDate(startedAt, zone),
    said: `${startedAt} ${endedAt} ${zone}`,
  };
}
