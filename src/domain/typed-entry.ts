/**
 * Reads an entry as a person types it in one line: `2h review #acme @build +urgent yesterday !`. Marks stand anywhere; a
 * time and a day stand before or after the words of the note, never between them.
 */
import { fail, type Result, succeed } from './result.ts';
import { parseTypedTime, type TypedTime, type TypedTimeFault } from './typed-time.ts';
import { addDays, isDate, isoWeekOf } from './zones.ts';

/** What was said; what was not is undefined, so that an entry that is there keeps it. */
export interface TypedEntry {
  readonly time?: TypedTime;
  /** `YYYY-MM-DD`. */
  readonly date?: string;
  /** As it was typed after `#`, possibly `client/project`; whose name it is the caller looks up. */
  readonly project?: string;
  /** As it was typed after `@`. */
  readonly task?: string;
  readonly tags: readonly string[];
  /** False by `!`. */
  readonly billable?: false;
  /** The words that are left, single spaces between them. */
  readonly note: string;
}

/** `two_projects`, `two_tasks`: which one is meant is not guessed. The others are of the time that was typed. */
export type TypedEntryFault = TypedTimeFault | 'two_projects' | 'two_tasks';

/** `today` is the calendar day on which it is typed; a weekday is the last such day, today included. */
export function parseTypedEntry(text: string, today: string): Result<TypedEntry, TypedEntryFault> {
  const tokens = text.match(/[#@+](?:"[^"]*"|\S)+|\S+/g) ?? [];
  const marks = tokens.filter(isMark);
  const projects = namesOf(marks, '#');
  const tasks = namesOf(marks, '@');
  if (projects.length > 1) return fail('two_projects');
  if (tasks.length > 1) return fail('two_tasks');
  const words = takeWords(
    tokens.filter((token) => !isMark(token)),
    today,
  );
  if (words.fault !== undefined) return fail(words.fault);
  return succeed({
    ...(words.time && { time: words.time }),
    ...(words.date !== undefined && { date: words.date }),
    ...(projects[0] !== undefined && { project: projects[0] }),
    ...(tasks[0] !== undefined && { task: tasks[0] }),
    tags: namesOf(marks, '+'),
    ...(marks.includes('!') && { billable: false as const }),
    note: words.rest.map((word) => word.replace(/^\\(?=[#@+!])/, '')).join(' '),
  });
}

/** `+15m` adds to a time; it is no tag. */
function isMark(token: string): boolean {
  if (token === '!') return true;
  return /^[#@+]./.test(token) && !(token.startsWith('+') && parseTypedTime(token).ok);
}

function namesOf(marks: readonly string[], sign: string): readonly string[] {
  return marks.filter((mark) => mark.startsWith(sign)).map((mark) => mark.slice(1).replaceAll('"', ''));
}

interface Words {
  readonly time?: TypedTime;
  readonly date?: string;
  readonly fault?: TypedTimeFault;
  readonly rest: readonly string[];
}

/** Takes a time and a day off the front, then off the back, until the words of the note are left. */
function takeWords(tokens: readonly string[], today: string): Words {
  let words: Words = { rest: tokens };
  for (const end of ['front', 'back'] as const) {
    for (let taken: Words | undefined = words; taken !== undefined; taken = takeOne(words, end, today)) {
      words = taken;
    }
  }
  return words;
}

/** `9 - 11:30` and `1h 30m` are typed with spaces, too. */
const longestTime = 3;

function takeOne(words: Words, end: 'front' | 'back', today: string): Words | undefined {
  const { rest } = words;
  if (words.date === undefined) {
    const date = findDay(end === 'front' ? rest[0] : rest.at(-1), today);
    if (date !== undefined) return { ...words, date, rest: without(rest, 1, end) };
  }
  if (words.time !== undefined || words.fault !== undefined) return undefined;
  for (let count = Math.min(longestTime, rest.length); count > 0; count -= 1) {
    const said = (end === 'front' ? rest.slice(0, count) : rest.slice(-count)).join(' ');
    const time = findTime(said, end);
    if (time !== undefined) return { ...words, ...time, rest: without(rest, count, end) };
  }
  return undefined;
}

function without(rest: readonly string[], count: number, end: 'front' | 'back'): readonly string[] {
  return end === 'front' ? rest.slice(count) : rest.slice(0, -count);
}

/** At the end of a note a bare number is one of its words: `Answer ticket 42` took no 42 hours. */
function findTime(said: string, end: 'front' | 'back'): Pick<Words, 'time' | 'fault'> | undefined {
  if (end === 'back' && /^\d+$/.test(said)) return undefined;
  const time = parseTypedTime(said);
  if (time.ok) return { time: time.value };
  return time.error === 'not_a_time' ? undefined : { fault: time.error };
}

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const wholeNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

function findDay(word: string | undefined, today: string): string | undefined {
  const said = word?.toLowerCase() ?? '';
  if (said === 'today') return today;
  if (said === 'yesterday') return addDays(today, -1);
  if (isDate(said)) return said;
  const weekday = Math.max(weekdays.indexOf(said), wholeNames.indexOf(said));
  if (weekday < 0) return undefined;
  const thisWeek = addDays(isoWeekOf(today).start, weekday);
  return thisWeek > today ? addDays(thisWeek, -7) : thisWeek;
}
