/**
 * Reads an entry as a person types it in one line: `2h review #acme @build +urgent yesterday !`. Marks stand anywhere; a
 * time and a day stand before or after the words of the note, never between them. A bare weekday may be a word of the note
 * ("Sun screen bug 1h", "2h plan for Mon"): it is the day as the first word only where the time follows it, as the last one
 * only where no `for`, `until` and the like leads to it.
 */
import { fail, type Result, succeed } from './result.ts';
import { parseTypedDay } from './typed-day.ts';
import { parseClock, parseTypedTime, type TypedTime, type TypedTimeFault, toSpan } from './typed-time.ts';

/** What was said; what was not is undefined, so that an entry that is there keeps it. */
export interface TypedEntry {
  readonly time?: TypedTime;
  /** `YYYY-MM-DD`. */
  readonly date?: string;
  /** The words that were taken for the day, as they were typed. */
  readonly daySaid?: string;
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

/**
 * `two_projects`, `two_tasks`: which one is meant is not guessed. `no_such_day`: a date that is not in the calendar. The
 * others are of the time that was typed.
 */
export type TypedEntryFault = TypedTimeFault | 'no_such_day' | 'two_projects' | 'two_tasks';

/** `today` is the calendar day on which it is typed; undefined where the day was said elsewhere, and all words of it stay. */
export function parseTypedEntry(
  text: string,
  today: string | undefined,
): Result<TypedEntry, TypedEntryFault> {
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
    ...(words.daySaid !== undefined && { daySaid: words.daySaid }),
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
  /** The words that were taken for the time, as they were typed. */
  readonly timeSaid?: string;
  readonly date?: string;
  readonly daySaid?: string;
  readonly fault?: TypedTimeFault | 'no_such_day';
  readonly rest: readonly string[];
}

type End = 'front' | 'back';

/** Takes a time and a day off the front, then off the back, until the words of the note are left. */
function takeWords(tokens: readonly string[], today: string | undefined): Words {
  return joinStart(takeAll(takeAll({ rest: tokens }, 'front', today), 'back', today));
}

/** `9:30 standup 15m`: where a length is said as well, a time of the day before the words is where it begins. */
function joinStart(words: Words): Words {
  if (words.time?.kind !== 'length') return words;
  const begun = parseClock(words.timeSaid ?? '') === undefined ? takeStart(words) : takeLength(words);
  return begun ?? words;
}

/** Behind a time of the day that was taken for a length: the length itself, before the words or after them. */
function takeLength({ timeSaid = '', ...words }: Words): Words | undefined {
  const { rest } = words;
  const isBare = isBareNumber(rest[0]);
  const ahead = isBare ? undefined : takeTime({ rest }, 'front');
  const taken = ahead ?? takeTime({ rest }, 'back');
  const isSaidOfNote = ahead === undefined && leading.test(taken?.rest.at(-1) ?? '');
  return taken === undefined || isSaidOfNote ? undefined : spanFrom(timeSaid, { ...words, ...taken });
}

/** `9 am standup 15m`: halves of the day are taken for no length. */
function takeStart(words: Words): Words | undefined {
  for (const count of [2, 1]) {
    const said = words.rest.slice(0, count).join(' ');
    if (parseClock(said) !== undefined) {
      return spanFrom(said, { ...words, rest: without(words.rest, count, 'front') });
    }
  }
  return undefined;
}

function spanFrom(start: string, words: Words): Words | undefined {
  const time = words.time?.kind === 'length' ? toSpan(start, words.time.seconds) : undefined;
  return time && { ...words, time };
}

function takeAll(words: Words, end: End, today: string | undefined): Words {
  const taken = takeOne(words, end, today);
  return taken === undefined ? words : takeAll(taken, end, today);
}

function takeOne(words: Words, end: End, today: string | undefined): Words | undefined {
  if (words.fault !== undefined) return undefined;
  const day = today === undefined || words.date !== undefined ? undefined : takeDay(words, end, today);
  if (day !== undefined || words.time !== undefined) return day;
  const taken = takeTime(words, end);
  return taken !== undefined && isCount(words, taken, today) ? undefined : taken;
}

/** `3 bugs fixed 2h` took two hours: a bare number before the words is theirs where a time stands after them. */
function isCount(words: Words, taken: Words, today: string | undefined): boolean {
  const isBare = taken.rest.length === words.rest.length - 1 && isBareNumber(words.rest[0]);
  return isBare && takeAll({ rest: taken.rest }, 'back', today).time !== undefined;
}

function isBareNumber(said: string | undefined): boolean {
  return said !== undefined && /^\d+$/.test(said);
}

/** `9 - 11:30` and `1h 30m` are typed with spaces, too, and so is `9 am - 11 am`. */
const longestTime = 5;

function takeTime(words: Words, end: End): Words | undefined {
  const { rest } = words;
  for (let count = Math.min(longestTime, rest.length); count > 0; count -= 1) {
    const said = cut(rest, count, end).join(' ');
    // `9:30 am` is a time of the day, and no length before a word.
    const isHalved = end === 'front' && /^[ap]m$/i.test(rest[count] ?? '');
    const time = isHalved ? undefined : findTime(said, end);
    if (time !== undefined) return { ...words, ...time, timeSaid: said, rest: without(rest, count, end) };
  }
  return undefined;
}

/** `last friday`, `on mon`. */
const longestDay = 2;

function takeDay(words: Words, end: End, today: string): Words | undefined {
  const { rest } = words;
  for (let count = Math.min(longestDay, rest.length); count > 0; count -= 1) {
    const daySaid = cut(rest, count, end).join(' ');
    const day = parseTypedDay(daySaid, today);
    const left = without(rest, count, end);
    if (!day.ok && day.error === 'no_such_day') return { ...words, fault: day.error, rest: left };
    if (!day.ok || (day.value.isWeekday && isOfNote(left, end))) continue;
    return { ...words, date: day.value.date, daySaid, rest: left };
  }
  return undefined;
}

const leading =
  /^(?:a|about|after|and|at|before|by|each|every|for|from|in|next|of|or|since|the|this|till?|to|until|with)$/i;

/** Whether a bare weekday at this end of what is left belongs to the words beside it. */
function isOfNote(left: readonly string[], end: End): boolean {
  if (left.length === 0) return false;
  return end === 'front' ? takeTime({ rest: left }, 'front') === undefined : leading.test(left.at(-1) ?? '');
}

function cut(rest: readonly string[], count: number, end: End): readonly string[] {
  return end === 'front' ? rest.slice(0, count) : rest.slice(-count);
}

function without(rest: readonly string[], count: number, end: End): readonly string[] {
  return end === 'front' ? rest.slice(count) : rest.slice(0, -count);
}

/** At the end of a note a bare number is one of its words: `Answer ticket 42` took no 42 hours. */
function findTime(said: string, end: End): Pick<Words, 'time' | 'fault'> | undefined {
  if (end === 'back' && isBareNumber(said)) return undefined;
  const time = parseTypedTime(said);
  if (time.ok) return { time: time.value };
  return time.error === 'not_a_time' ? undefined : { fault: time.error };
}
