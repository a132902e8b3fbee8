/** An entry typed in one line, or the sentence that says what is wrong with it. */

import { ownZone } from '../../contract/own-zone.ts';
import { formatMinutes } from '../../domain/duration.ts';
import { parseTypedDay } from '../../domain/typed-day.ts';
import { parseTypedEntry, type TypedEntry, type TypedEntryFault } from '../../domain/typed-entry.ts';
import {
  findMeantClock,
  findMeantSpanIn,
  longestNightSeconds,
  parseTypedTime,
  type TypedTime,
} from '../../domain/typed-time.ts';
import { isTimeZone, localDate } from '../../domain/zones.ts';
import { CliError, type CliIo } from '../io.ts';
import { withoutControls } from '../scan/plain-line.ts';
import type { TimedOptions } from './time-options.ts';

const typedFaults: Readonly<Record<TypedEntryFault, string>> = {
  not_a_time: 'This is not a time.',
  over_a_day: 'The time is longer than 24 hours: split it into days.',
  over_a_night:
    'The span reaches over midnight and is longer than 12 hours: are start and end the wrong way round?',
  no_such_day: 'The day is not in the calendar: there is no such date.',
  unclear_day:
    'That may be a date or a word of the note: write dates as 2026-11-24, 24.11. or 24 Nov, before or after the words; "\\" before it keeps it in the note.',
  two_projects: 'Two projects are named with #: an entry is of one.',
  two_tasks: 'Two tasks are named with @: an entry is of one.',
};

/** Of what was said, with what was probably meant by it. */
export function describeFault(fault: TypedEntryFault, said: string): string {
  const meant = fault === 'over_a_night' ? findMeantSpanIn(said) : undefined;
  return meant === undefined ? typedFaults[fault] : `${typedFaults[fault]} Did you mean ${meant}?`;
}

/** On the calendar of the zone that the times are in. */
export function today(zone: string = ownZone()): string {
  return localDate(Date.now(), zone);
}

/** The zone that options say. */
export function zoneOf({ zone }: Pick<TimedOptions, 'zone'>): string | undefined {
  if (zone === undefined || isTimeZone(zone)) return zone;
  throw new CliError('usage', `--zone: "${zone}" is no time zone: say one such as Europe/Berlin.`);
}

interface LineReading {
  readonly options: TimedOptions;
  /** Of the entry. */
  readonly zone: string;
  /** The day that an option says: words of days are words of the note then. */
  readonly day: string | undefined;
  /** An entry is changed: a bare number before words is one of the note. */
  readonly isChange?: boolean;
}

const nothingElse: LineReading = { options: {}, zone: ownZone(), day: undefined };

export function readTyped(words: readonly string[], reading: LineReading = nothingElse): TypedEntry {
  const { options, zone, day, isChange = false } = reading;
  const areTimesSaid = options.from !== undefined && options.to !== undefined;
  const on = day === undefined ? today(zone) : undefined;
  const line = words.map((word) => toMark(word, on)).join(' ');
  const typed = parseTypedEntry(line, on, {
    numbersAreWords: isChange || areTimesSaid,
    keepsInnerDays: isChange,
  });
  if (!typed.ok) throw new CliError('usage', describeFault(typed.error, line));
  if (typed.value.time === undefined) requireMinutes(words);
  else requireOnce(typed.value.time, options);
  requireNoMark(words);
  return typed.value;
}

/** `+code review` as one argument is one mark, as `+"code review"` is in a line; where more than words follows, it is a line. */
function toMark(argument: string, on: string | undefined): string {
  const [, mark = '', rest = ''] = /^([#@+][^\s"]+)\s+([^"]+)$/.exec(argument) ?? [];
  if (mark === '' || parseTypedTime(mark).ok) return argument;
  const more = parseTypedEntry(rest, on);
  const isOneMark =
    more.ok && (/^[\d.,]+$/.test(rest) || more.value.note === rest.replace(/\s+/g, ' ').trim());
  return isOneMark ? `${mark[0]}"${argument.slice(1)}"` : argument;
}

/** A time of the line would be lost unseen where options say one that it does not go with. */
function requireOnce({ kind }: TypedTime, { from, to }: TimedOptions): void {
  const isBoth = from !== undefined && to !== undefined;
  const isEither = from !== undefined || to !== undefined;
  if (!isBoth && !(isEither && kind === 'span')) return;
  const options = [from === undefined ? '' : '--from', to === undefined ? '' : '--to'].filter(Boolean);
  const does = isBoth ? 'do' : 'does';
  throw new CliError(
    'usage',
    `The line says a time, and so ${does} ${options.join(' and ')}: say it once; --note says a note that holds one.`,
  );
}

const pastTheHour = /^[+−-]?(?:[\d:]+[-–—])?\d{1,3}:[6-9]\d(?:[-–—][\d:]+)?$/;

/** A length with minutes past 59 would be a word of the note, and `+1:75` a tag. */
function requireMinutes(words: readonly string[]): void {
  const slip = words.flatMap((word) => word.split(/\s+/)).find((word) => pastTheHour.test(word));
  if (slip === undefined) return;
  const length = slip.replace(/^[+−-]/, '');
  const meant = findMeantClock(length);
  const decimal = parseTypedTime(length.replace(':', '.'));
  const hint =
    meant !== undefined && decimal.ok
      ? ` Say ${meant}, or ${length.replace(':', '.')} for ${formatMinutes(decimal.value.seconds)}.`
      : '';
  throw new CliError('usage', `"${slip}" is no time: minutes go to 59.${hint}`);
}

/** `!internal` reads as if it were a mark of its own, and the time would be billable unseen. */
function requireNoMark(words: readonly string[]): void {
  const slip = words.flatMap((word) => word.split(/\s+/)).find((word) => /^!\p{L}/u.test(word));
  if (slip === undefined) return;
  throw new CliError(
    'usage',
    `"${slip}" is no mark: "!" by itself is not billable, and "\\${slip}" is a word of the note.`,
  );
}

interface DaySaid {
  /** The option, for what is refused. */
  readonly field?: string;
  readonly zone?: string;
}

/** A day as it is typed after a command: `yesterday`, `last friday`, `20.11.`, `2026-11-19`; today when nothing is said. */
export function readDay(said: string | undefined, { field, zone }: DaySaid = {}): string {
  if (said === undefined) return today(zone);
  const day = parseTypedDay(said, today(zone));
  if (day.ok) return day.value.date;
  const what = field === undefined ? '' : `${field}: `;
  const why =
    day.error === 'no_such_day'
      ? `"${said}" is not in the calendar.`
      : `"${said}" is no day: say yesterday, mon, last friday, 20.11., or a date such as 2026-11-19.`;
  throw new CliError('usage', `${what}${why}`);
}

/** The day that options say, on the calendar of `zone`. */
export function dayOf({ on, date }: Pick<TimedOptions, 'on' | 'date'>, zone: string): string | undefined {
  if (on !== undefined && date !== undefined)
    throw new CliError('usage', 'Say --on or --date: both are the day.');
  if (on !== undefined) return readDay(on, { field: '--on', zone });
  return date === undefined ? undefined : readDay(date, { field: '--date', zone });
}

/** What a line was understood as, where words of it may have been meant otherwise: none is lost unseen. */
export function tellTyped(typed: TypedEntry, options: TimedOptions, io: CliIo): void {
  if (options.json === true) return;
  const time = findSpan(options) ?? typed.time;
  for (const told of [describeDay(typed), describeMinutes(typed), describeNight(time)])
    if (told !== undefined) io.err(`vireo: ${withoutControls(told)}\n`);
}

function describeDay({ daySaid, date, note }: TypedEntry): string | undefined {
  if (daySaid === undefined || daySaid === date) return undefined;
  const rest = note === '' ? 'and there is no note' : `and the note is "${note}"`;
  return `"${daySaid}" is the day ${date}, ${rest}; --on says the day apart from the note.`;
}

/** Of both options, where these are times of the clock. */
function findSpan({ from, to }: TimedOptions): TypedTime | undefined {
  if (from === undefined || to === undefined) return undefined;
  const span = parseTypedTime(`${from}-${to}`);
  return span.ok ? span.value : undefined;
}

function describeNight(time: TypedTime | undefined): string | undefined {
  if (time?.kind !== 'span' || time.end > time.start || time.seconds <= longestNightSeconds) return undefined;
  return `${time.start}-${time.end} is ${formatMinutes(time.seconds)}, until the next day.`;
}

function describeMinutes({ time, minutesLeft }: TypedEntry): string | undefined {
  if (minutesLeft === undefined || time === undefined) return undefined;
  const hours = Math.floor(Math.abs(time.seconds) / 3600);
  const meant = formatMinutes(hours * 3600 + Number(minutesLeft) * 60);
  return `"${minutesLeft}" is a word of the note; ${hours}h${minutesLeft} is ${meant}.`;
}
