/**
 * Reads what a person types for a time: into a cell of the week, a question of the editor, the command line.
 * Clock and decimal notations stand side by side (`1:30`, `1.5`, `1,5`, `90m`, `1h30`), in German too (`5 Minuten`), spans
 * (`9-11:30`, `9am-11am`, `from 9 to 11`, `von 9 bis 11 Uhr`) and changes (`+15m`).
 */
import { formatMinutes } from './duration.ts';
import { fail, type Result, succeed } from './result.ts';

export type TypedTime =
  /** How long, in whole seconds; 0 is "none". */
  | { readonly kind: 'length'; readonly seconds: number }
  /** What is added to what stands there, in whole seconds; negative when taken away. */
  | { readonly kind: 'change'; readonly seconds: number }
  /** Wall-clock times `HH:MM`; an end that is not later than the start is on the next day, as `24:00` is, too: `00:00`. */
  | { readonly kind: 'span'; readonly start: string; readonly end: string; readonly seconds: number };

/**
 * `over_a_day`: longer than 24 hours. `over_a_night`: a span over midnight of more than 12 hours that begins too early for a
 * night, as `9-5` does, which is meant to end in the afternoon.
 */
export type TypedTimeFault = 'not_a_time' | 'over_a_day' | 'over_a_night';

const daySeconds = 86_400;

/** Longer over midnight is a slip of the fingers, unless it begins when nights do: who types 20:00 counts to 24. */
export const longestNightSeconds = 43_200;

/** In minutes of the day; no 12-hour clock reaches it without saying so. */
const firstNightStart = 780;

/** Reads a length, a change or a span; spaces around do not matter. */
export function parseTypedTime(text: string): Result<TypedTime, TypedTimeFault> {
  return parse(text, longestNightSeconds);
}

/** What is typed over: the span of an entry as it is shown, `20:00-10:00`, and how long that is. */
export interface ShownSpan {
  readonly span: string;
  readonly seconds: number;
}

/** Reads what is typed over the times of an entry: where these are of a longer night themselves, that is no slip. */
export function parseTypedOver(
  text: string,
  { span, seconds }: ShownSpan,
): Result<TypedTime, TypedTimeFault> {
  const shown = parseTypedTime(span);
  const isLong = seconds >= daySeconds || (!shown.ok && shown.error === 'over_a_night');
  return parse(text, isLong ? daySeconds : longestNightSeconds);
}

function parse(text: string, longestNight: number): Result<TypedTime, TypedTimeFault> {
  const typed = text.trim().toLowerCase();
  return parseSpan(typed, longestNight) ?? parseChange(typed) ?? parseWholeLength(typed);
}

function parseWholeLength(typed: string): Result<TypedTime, TypedTimeFault> {
  const seconds = findLength(typed);
  if (seconds === undefined) return fail('not_a_time');
  return seconds > daySeconds ? fail('over_a_day') : succeed({ kind: 'length', seconds });
}

function parseChange(typed: string): Result<TypedTime, TypedTimeFault> | undefined {
  const sign = { '+': 1, '-': -1, '−': -1 }[typed[0] ?? ''];
  if (sign === undefined) return undefined;
  const length = parseWholeLength(typed.slice(1).trim());
  return length.ok ? succeed({ kind: 'change', seconds: sign * length.value.seconds }) : length;
}

const clockTime = String.raw`(\d{1,2})(?::(\d{2}))?\s*(am|pm)?(?:\s*uhr)?`;
const spanPattern = new RegExp(
  `^(?:(?:from|von)\\s+)?${clockTime}\\s*(?:-|–|—|to|till?|until|bis)\\s*${clockTime}$`,
);

function parseSpan(typed: string, longestNight: number): Result<TypedTime, TypedTimeFault> | undefined {
  const parts = spanPattern.exec(typed);
  if (parts === null) return undefined;
  const span = findSpan(parts);
  if (span === undefined) return fail('not_a_time');
  const [start, end] = span;
  if (start === midnight || start === end) return fail('not_a_time');
  const seconds = ((end > start ? 0 : midnight) + end - start) * 60;
  if (end < start && start < firstNightStart && seconds > longestNight) return fail('over_a_night');
  return succeed({ kind: 'span', start: toClock(start), end: toClock(end), seconds });
}

/** As the end of a day; it begins at 0. */
const midnight = 1440;

/** Minutes of the day. Where one half of the day is said alone, the other time is the one that makes the span shortest. */
function findSpan(parts: RegExpExecArray): readonly [number, number] | undefined {
  const [, hour, minute, half, endHour, endMinute, endHalf] = parts;
  const isHalved = half !== undefined || endHalf !== undefined;
  const minutesOf = (one?: string, other?: string, said?: string) =>
    (said === undefined && isHalved ? ['am', 'pm'] : [said])
      .map((each) => toMinutes(one, other, each))
      .filter((minutes) => minutes !== undefined);
  const spans = minutesOf(hour, minute, half).flatMap((start) =>
    minutesOf(endHour, endMinute, endHalf).map((end) => [start, end] as const),
  );
  const lengthOf = ([start, end]: readonly [number, number]) => (end - start + 1439) % 1440;
  return spans.toSorted((one, other) => lengthOf(one) - lengthOf(other))[0];
}

const clockOnly = new RegExp(`^${clockTime}$`);

/** Minutes of the day of `9:30`, `9am` and the like; undefined for all that names no time of the day by itself. */
export function parseClock(text: string): number | undefined {
  const [, hour, minute, half] = clockOnly.exec(text.trim().toLowerCase()) ?? [];
  if (hour === undefined || (minute === undefined && half === undefined)) return undefined;
  const minutes = toMinutes(hour, minute, half);
  return minutes === midnight ? undefined : minutes;
}

/** `09:00` or `09:00:30` of a time of the day by itself, a bare hour too; `24:00` is the end of the day. Undefined for all else. */
export function findClockTime(text: string): string | undefined {
  const typed = text.trim().toLowerCase();
  if (/^\d{1,2}:\d{2}:\d{2}$/.test(typed)) {
    const padded = typed.padStart(8, '0');
    return /^(?:[01]\d|2[0-3])(?::[0-5]\d){2}$/.test(padded) ? padded : undefined;
  }
  const [, hour, minute, half] = clockOnly.exec(typed) ?? [];
  const minutes = hour === undefined ? undefined : toMinutes(hour, minute, half);
  if (minutes === undefined) return undefined;
  return minutes === midnight ? '24:00' : toClock(minutes);
}

/** So long from a time of the day on; undefined for a length of none, of a day or more, or that does not end on a minute. */
export function toSpan(start: string, seconds: number): TypedTime | undefined {
  const minutes = parseClock(start);
  if (minutes === undefined || seconds <= 0 || seconds >= daySeconds || seconds % 60 !== 0) return undefined;
  return {
    kind: 'span',
    start: toClock(minutes),
    end: toClock((minutes + seconds / 60) % midnight),
    seconds,
  };
}

function toMinutes(hour = '', minute = '00', half?: string): number | undefined {
  if (Number(minute) > 59) return undefined;
  if (half === undefined) {
    const minutes = Number(hour) * 60 + Number(minute);
    return minutes > midnight ? undefined : minutes;
  }
  if (Number(hour) < 1 || Number(hour) > 12) return undefined;
  return ((Number(hour) % 12) + (half === 'pm' ? 12 : 0)) * 60 + Number(minute);
}

function toClock(minutes: number): string {
  return `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** `2:15` for `1:75`, which is 75 minutes past one o'clock nowhere; undefined for what has no minutes past 59. */
export function findMeantClock(text: string): string | undefined {
  const [, hours, minutes] = /^\s*(\d{1,2}):([6-9]\d)\s*$/.exec(text) ?? [];
  if (hours === undefined) return undefined;
  return formatMinutes(Number(hours) * 3600 + Number(minutes) * 60);
}

/** `9:00-17:00` for `9-5`, a slip where the end is of the other half of the day; undefined for what is none. */
export function findMeantSpan(text: string): string | undefined {
  const parts = spanPattern.exec(text.trim().toLowerCase());
  const [start = 0, end = 0] = (parts && findSpan(parts)) ?? [];
  const meant = end + midnight / 2;
  const isSlip = end < start && start < firstNightStart && start < meant && meant < midnight;
  return isSlip ? `${toClock(start).replace(/^0/, '')}-${toClock(meant)}` : undefined;
}

/** The same of a line that holds such a slip: `9:00-17:00` for `9-5 work`. */
export function findMeantSpanIn(line: string): string | undefined {
  const joined = line.replace(/\s*([-–—])\s*/g, '$1');
  return joined
    .split(/\s+/)
    .map(findMeantSpan)
    .find((meant) => meant !== undefined);
}

const clockPattern = /^(\d{1,3}):([0-5]\d)(?::([0-5]\d))?$/;
const hourUnit = String.raw`(?:h|hrs?\.?|hours?|std\.?|stunden?)`;
const minuteUnit = String.raw`(?:m|mins?\.?|minutes?|minuten)`;
const decimalPattern = new RegExp(String.raw`^(\d{0,3})(?:[.,](\d{1,6}))?\s*${hourUnit}?$`);
const unitPattern = new RegExp(String.raw`^(?:(\d{1,3})\s*${hourUnit})?\s*(?:(\d{1,5})\s*${minuteUnit}?)?$`);

/** Seconds of `1:30`, `1.5`, `1,5h`, `90m` or `1h30`; undefined for anything else. */
function findLength(typed: string): number | undefined {
  const clock = clockPattern.exec(typed);
  if (clock !== null) return Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3] ?? 0);
  const decimal = decimalPattern.exec(typed);
  if (decimal !== null && /\d/.test(typed)) return decimalSeconds(decimal[1] ?? '', decimal[2] ?? '');
  return typed === '' ? undefined : findUnits(typed);
}

function findUnits(typed: string): number | undefined {
  const units = unitPattern.exec(typed);
  return units === null ? undefined : Number(units[1] ?? 0) * 3600 + Number(units[2] ?? 0) * 60;
}

/** Hours with decimals, exactly: rounded once to a whole second, a tie up. */
function decimalSeconds(hours: string, decimals: string): number {
  const scale = 10 ** decimals.length;
  return Math.floor((Number(`${hours}${decimals}`) * 3600 * 2 + scale) / (scale * 2));
}
