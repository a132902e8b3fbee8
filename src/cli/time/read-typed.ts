/** An entry typed in one line, or the sentence that says what is wrong with it. */
import { parseTypedEntry, type TypedEntry, type TypedEntryFault } from '../../domain/typed-entry.ts';
import { localDate } from '../../domain/zones.ts';
import { CliError } from '../io.ts';
import { ownZone } from './own-zone.ts';

const faults: Readonly<Record<TypedEntryFault, string>> = {
  not_a_time: 'That is no time.',
  over_a_day: 'The time is longer than 24 hours: split it into days.',
  over_a_night:
    'The span reaches over midnight and is longer than 12 hours: are start and end the wrong way round?',
  two_projects: 'Two projects are named with #: an entry is of one.',
  two_tasks: 'Two tasks are named with @: an entry is of one.',
};

export function today(): string {
  return localDate(Date.now(), ownZone());
}

export function readTyped(words: readonly string[]): TypedEntry {
  const typed = parseTypedEntry(words.join(' '), today());
  if (!typed.ok) throw new CliError('usage', faults[typed.error]);
  return typed.value;
}

/** A day as it is typed after a command: `yesterday`, `mon`, `2026-11-19`; today when nothing is said. */
export function readDay(said: string | undefined): string {
  if (said === undefined) return today();
  const typed = parseTypedEntry(said, today());
  if (typed.ok && typed.value.date !== undefined && typed.value.note === '') return typed.value.date;
  throw new CliError('usage', `"${said}" is no day: say yesterday, mon, or a date such as 2026-11-19.`);
}
