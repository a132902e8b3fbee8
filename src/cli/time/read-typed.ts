/** An entry typed in one line, or the sentence that says what is wrong with it. */

import { formatDuration } from '../../domain/duration.ts';
import { parseTypedDay } from '../../domain/typed-day.ts';
import { parseTypedEntry, type TypedEntry, type TypedEntryFault } from '../../domain/typed-entry.ts';
import { findMeantClock, parseTypedTime } from '../../domain/typed-time.ts';
import { localDate } from '../../domain/zones.ts';
import type { BackendOptions } from '../backend/backend-options.ts';
import { CliError, type CliIo } from '../io.ts';
import { withoutControls } from '../scan/plain-line.ts';
import { ownZone } from './own-zone.ts';

const faults: Readonly<Record<TypedEntryFault, string>> = {
  not_a_time: 'That is no time.',
  over_a_day: 'The time is longer than 24 hours: split it into days.',
  over_a_night:
    'The span reaches over midnight and is longer than 12 hours: are start and end the wrong way round?',
  no_such_day: 'The day is not in the calendar: there is no such date.',
  two_projects: 'Two projects are named with #: an entry is of one.',
  two_tasks: 'Two tasks are named with @: an entry is of one.',
};

export function today(): string {
  return localDate(Date.now(), ownZone());
}

/** Where the day is said by an option, words of days are words of the note. */
export function readTyped(words: readonly string[], day?: string): TypedEntry {
  const typed = parseTypedEntry(words.join(' '), day === undefined ? today() : undefined);
  if (!typed.ok) throw new CliError('usage', faults[typed.error]);
  if (typed.value.time === undefined) requireMinutes(words);
  return typed.value;
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
      ? ` Say ${meant}, or ${length.replace(':', '.')} for ${formatDuration(decimal.value.seconds)}.`
      : '';
  throw new CliError('usage', `"${slip}" is no time: minutes go to 59.${hint}`);
}

/** A day as it is typed after a command: `yesterday`, `last friday`, `20.11.`, `2026-11-19`; today when nothing is said. */
export function readDay(said: string | undefined, field?: string): string {
  if (said === undefined) return today();
  const day = parseTypedDay(said, today());
  if (day.ok) return day.value.date;
  const what = field === undefined ? '' : `${field}: `;
  const why =
    day.error === 'no_such_day'
      ? `"${said}" is not in the calendar.`
      : `"${said}" is no day: say yesterday, mon, last friday, 20.11., or a date such as 2026-11-19.`;
  throw new CliError('usage', `${what}${why}`);
}

/** The day that options say. */
export function dayOf({ on, date }: { readonly on?: string; readonly date?: string }): string | undefined {
  if (on !== undefined && date !== undefined)
    throw new CliError('usage', 'Say --on or --date: both are the day.');
  if (on !== undefined) return readDay(on, '--on');
  return date === undefined ? undefined : readDay(date, '--date');
}

/** What a line was understood as, where words of it were taken for the day: none is lost unseen. */
export function tellDay({ daySaid, date, note }: TypedEntry, { json }: BackendOptions, io: CliIo): void {
  if (daySaid === undefined || daySaid === date || json === true) return;
  const rest = note === '' ? 'and there is no note' : `and the note is "${note}"`;
  const told = `"${daySaid}" is the day ${date}, ${rest}; --on says the day apart from the note.`;
  io.err(`vireo: ${withoutControls(told)}\n`);
}
