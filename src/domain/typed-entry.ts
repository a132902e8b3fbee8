/**
 * Reads an entry as a person types it in one line: `2h review #acme @build +urgent yesterday !`. Marks stand anywhere; a
 * time stands before or after the words of the note, and a day anywhere. A bare weekday may be a word of the note
 * ("Sun screen bug 1h", "2h plan for Mon"): it is the day as the first word only where the time follows it, or where it is
 * spelt out right behind the time ("8h tuesday Checkout"), as the last one only where no `for`, `until` and the like leads
 * to it. A number without a unit is a time only before the words, and only where nothing else is: "3 bugs fixed 2h",
 * "2h 12 tickets", "release 1.2" keep theirs.
 */
import { definedFields } from './fields/defined-fields.ts';
import { thisWords } from './periods/period-words.ts';
import { fail, type Result, succeed } from './result.ts';
import { isDotlessDay, isUnclearDate, parseTypedDay } from './typed-day.ts';
import { parseClock, parseTypedTime, type TypedTime, type TypedTimeFault, toSpan } from './typed-time.ts';

/** What was said; what was not is undefined, so that an entry that is there keeps it. */
export interface TypedEntry {
  readonly time?: TypedTime;
  /** `YYYY-MM-DD`. */
  readonly date?: string;
  /** The words that were taken for the day, as they were typed. */
  readonly daySaid?: string;
  /** `30` of `1h 30 tests fixed`: it was left to the note, though minutes may have been meant. */
  readonly minutesLeft?: string;
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
 * others are of the time that was typed. `unclear_day`: written as a date of which nobody knows the month, or inside the note behind
 * a word that leads to it.
 */
export type TypedEntryFault = TypedTimeFault | 'no_such_day' | 'unclear_day' | 'two_projects' | 'two_tasks';

/** How the words are read. */
interface Reading {
  /** The calendar day on which it is typed; undefined where the day was said elsewhere, and all words of it stay. */
  readonly today: string | undefined;
  /** A bare number before words is one of them: an entry is changed, often in its note alone, or its times were said elsewhere. */
  readonly numbersAreWords?: boolean;
  /** What may be a day inside the note stays there: an entry is changed. */
  readonly keepsInnerDays?: boolean;
}

/** `today` is the calendar day on which it is typed; undefined where the day was said elsewhere, and all words of it stay. */
export function parseTypedEntry(
  text: string,
  today: string | undefined,
  { numbersAreWords = false, keepsInnerDays = false }: Omit<Reading, 'today'> = {},
): Result<TypedEntry, TypedEntryFault> {
  const tokens = text.match(/[#@+](?:"[^"]*"|\S)+|\S+/g) ?? [];
  const marks = tokens.filter(isMark);
  const projects = namesOf(marks, '#');
  const tasks = namesOf(marks, '@');
  if (projects.length > 1) return fail('two_projects');
  if (tasks.length > 1) return fail('two_tasks');
  const words = takeWords(
    tokens.filter((token) => !isMark(token)),
    { today, numbersAreWords, keepsInnerDays },
  );
  if (words.fault !== undefined) return fail(words.fault);
  return succeed({
    ...definedFields({
      time: words.time,
      date: words.date,
      daySaid: words.daySaid,
      minutesLeft: words.minutesLeft,
      project: projects[0],
      task: tasks[0],
    }),
    tags: namesOf(marks, '+'),
    ...(marks.includes('!') && { billable: false as const }),
    note: words.rest.map((word) => word.replace(/^\\(?=[#@+!\d])/, '')).join(' '),
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
  readonly minutesLeft?: string;
  readonly fault?: TypedTimeFault | 'no_such_day' | 'unclear_day';
  readonly rest: readonly string[];
}

type End = 'front' | 'back';

/** Takes a time and a day off the front, then off the back, until the words of the note are left. */
function takeWords(tokens: readonly string[], reading: Reading): Words {
  const taken = takeAll(takeAll({ rest: tokens }, 'front', reading), 'back', reading);
  return refuseUnclear(joinStart(takeInnerDay(taken, reading)), reading);
}

/** A day between the words of the note, where nothing at their ends was one: a bare weekday in full alone. */
function takeInnerDay(words: Words, { today, keepsInnerDays }: Reading): Words {
  if (today === undefined || keepsInnerDays === true || hasDay(words)) return words;
  const { rest } = words;
  const found = listInnerDays(rest, today).find(({ isOfNote }) => !isOfNote);
  if (found === undefined) return words;
  const { at, said, day } = found;
  if (leading.test(rest[at - 1] ?? '')) return { ...words, fault: 'unclear_day' };
  if (!day.ok) return { ...words, fault: 'no_such_day' };
  const { date } = day.value;
  return { ...words, date, daySaid: said.join(' '), rest: rest.toSpliced(at, said.length) };
}

/** `2h plan this Friday`: what is said of a day to come is a word of the note. */
function readDayOf(said: string, today: string): ReturnType<typeof parseTypedDay> {
  const [first = ''] = said.toLowerCase().split(' ');
  return thisWords.has(first) ? fail('not_a_day') : parseTypedDay(said, today);
}

interface InnerDay {
  readonly at: number;
  readonly said: readonly string[];
  readonly day: ReturnType<typeof parseTypedDay>;
  /** A word leads to it: `for Monday`. A date in figures may be either there. */
  readonly isOfNote: boolean;
}

/** The longest ones at each word. */
function listInnerDays(rest: readonly string[], today: string): readonly InnerDay[] {
  const counts = Array.from({ length: longestDay }, (_, index) => longestDay - index);
  return rest.flatMap((_, at) => {
    const all = counts
      .filter((count) => at + count <= rest.length)
      .map((count) => rest.slice(at, at + count))
      .map((said) => ({ at, said, day: readDayOf(said.join(' '), today) }));
    const found = all.find(({ said, day }) => isInnerDay(said, day));
    if (found === undefined) return [];
    const isWord = !/^\d/.test(found.said[0] ?? '');
    return { ...found, isOfNote: isWord && leading.test(rest[at - 1] ?? '') };
  });
}

function hasDay({ date, fault }: Words): boolean {
  return date !== undefined || fault !== undefined;
}

/** A month's name has a capital there (`may` and `march` are words), and a weekday all its letters, unless it says `on`. */
function isInnerDay(said: readonly string[], day: ReturnType<typeof parseTypedDay>): boolean {
  if (!day.ok && day.error === 'not_a_day') return false;
  const text = said.join(' ');
  if (day.ok && day.value.isWord) return /^(?!Morgen$)\p{Lu}\p{L}{5,}$/u.test(text);
  const isOfMonth = /\d/.test(text) && /\p{L}{3}/u.test(text);
  return !isOfMonth || /\p{Lu}\p{L}{2}/u.test(text);
}

/** A date that may be read in two ways would be a word of the note unseen, and the time of today. */
function refuseUnclear(words: Words, { today, keepsInnerDays }: Reading): Words {
  if (today === undefined || keepsInnerDays === true || hasDay(words)) return words;
  const { rest } = words;
  const isUnclear = (word: string, at: number) =>
    (isUnclearDate(word) || isDotlessDay(word, today)) &&
    (/\d[/-]\d+[/-]\d/.test(word) || at === 0 || at === rest.length - 1) &&
    !counting.test(rest[at - 1] ?? '');
  return rest.some(isUnclear) ? { ...words, fault: 'unclear_day' } : words;
}

/** `part 1/2`, `step 3/4`. */
const counting =
  /^(?:part|step|phase|page|round|teil|schritt|seite|nr\.?|no\.?|pr|commit|chapter|kapitel|sprint|version|release|v)$/i;

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

function takeAll(words: Words, end: End, reading: Reading): Words {
  const taken = takeOne(words, end, reading);
  return taken === undefined ? words : takeAll(taken, end, reading);
}

function takeOne(words: Words, end: End, reading: Reading): Words | undefined {
  const { today } = reading;
  if (words.fault !== undefined) return undefined;
  const day = today === undefined || words.date !== undefined ? undefined : takeDay(words, end, today);
  if (day !== undefined || words.time !== undefined) return day;
  const taken = takeTime(words, end, today);
  return taken !== undefined && isCount(words, taken, reading) ? undefined : taken;
}

/** `3 bugs fixed 2h` took two hours: a bare number before the words is theirs where a time stands beside it or behind them. */
function isCount(words: Words, taken: Words, { today, numbersAreWords }: Reading): boolean {
  if (taken.rest.length !== words.rest.length - 1 || !isBareNumber(words.rest[0])) return false;
  if (hasTimeAhead(taken.rest) || takeAll({ rest: taken.rest }, 'back', { today }).time !== undefined)
    return true;
  return (
    numbersAreWords === true && takeAll(takeAll(taken, 'front', { today }), 'back', { today }).rest.length > 0
  );
}

/** A time that is no bare number. */
function hasTimeAhead(rest: readonly string[]): boolean {
  return !isBareNumber(rest[0]) && takeTime({ rest }, 'front')?.time !== undefined;
}

/** Of a version or a count as well as of hours. */
function isBareNumber(said: string | undefined): boolean {
  return said !== undefined && /^\d*[.,]?\d+$/.test(said);
}

/** `9 - 11:30` and `1h 30m` are typed with spaces, too, and so is `9 am - 11 am`. */
const longestTime = 6;

function takeTime(words: Words, end: End, today?: string): Words | undefined {
  const { rest } = words;
  for (let count = Math.min(longestTime, rest.length); count > 0; count -= 1) {
    const said = cut(rest, count, end).join(' ');
    const left = without(rest, count, end);
    const time = end === 'front' && isOfNext(said, left, today) ? undefined : findTime(said, end);
    if (time === undefined) continue;
    const isMinute = end === 'front' && !hasDayAhead(left, today);
    const minutesLeft = isMinute ? findMinutesLeft(said, left) : undefined;
    return { ...words, ...time, timeSaid: said, ...(minutesLeft && { minutesLeft }), rest: left };
  }
  return undefined;
}

const otherUnit =
  /^(?:d|days?|tage?n?|weeks?|wochen?|months?|monate?n?|years?|jahre?n?|s|secs?|seconds?|sekunden?)\.?$/i;

/** Whether the last word belongs to the one behind it: `9:30` to `am`, `3` to `days`, and the `12` of `2h 12` to `tickets`. */
function isOfNext(said: string, left: readonly string[], today: string | undefined): boolean {
  const [next] = left;
  if (next === undefined) return false;
  if (/^[ap]m$/i.test(next)) return true;
  if (isBareNumber(said)) return otherUnit.test(next);
  return /^\S*\d\s*(?:h|st)[a-z]*\.? \d+$/i.test(said) && !hasDayAhead(left, today);
}

function hasDayAhead(rest: readonly string[], today: string | undefined): boolean {
  if (today === undefined) return false;
  return [1, 2].some((count) => readDayOf(rest.slice(0, count).join(' '), today).ok);
}

/** Whole hours, and a number of the note that could be their minutes. */
function findMinutesLeft(said: string, [next = '']: readonly string[]): string | undefined {
  return /^\+?\d+\s*[^\d\s:]+$/.test(said) && /^[1-5]?\d$/.test(next) ? next : undefined;
}

/** `last friday`, `2 days ago`, `24 Nov 2026`, `on the 24th of November 2026`. */
const longestDay = 6;

function takeDay(words: Words, end: End, today: string): Words | undefined {
  const { rest } = words;
  for (let count = Math.min(longestDay, rest.length); count > 0; count -= 1) {
    const daySaid = cut(rest, count, end).join(' ');
    const left = without(rest, count, end);
    const day = findDay(daySaid, { left: end === 'front' ? left : [], today });
    if (!day.ok && day.error === 'no_such_day') return { ...words, fault: day.error, rest: left };
    const isBehindTime = words.time !== undefined && isWholeWeekday(daySaid);
    if (!day.ok || (day.value.isWord && isOfNote(left, end, isBehindTime))) continue;
    return { ...words, date: day.value.date, daySaid, rest: left };
  }
  return undefined;
}

/** `8h tuesday Checkout`; of what is read as a day. */
function isWholeWeekday(said: string): boolean {
  return /^(?!.*morgen$)\p{L}{6,}$/iu.test(said);
}

/** `20.11 2h`: what would be hours is a day without its last dot where a time follows. */
function findDay(
  said: string,
  { left, today }: { readonly left: readonly string[]; readonly today: string },
) {
  const dotted = /^\d{1,2}\.\d{1,2}$/.test(said) && hasTimeAhead(left);
  const day = dotted ? readDayOf(`${said}.`, today) : undefined;
  return day?.ok ? day : readDayOf(said, today);
}

const leading =
  /^(?:a|about|after|am|and|at|before|by|each|every|for|from|in|next|of|or|since|the|this|till?|to|until|with|ab|bis|der|dem|den|die|für|jeden|mit|nächsten|seit|und|vom|von|vor|zum)$/i;

/** Whether a bare weekday at this end of what is left belongs to the words beside it. */
function isOfNote(left: readonly string[], end: End, isBehindTime: boolean): boolean {
  if (left.length === 0) return false;
  if (end === 'back') return leading.test(left.at(-1) ?? '');
  return !isBehindTime && takeTime({ rest: left }, 'front') === undefined;
}

function cut(rest: readonly string[], count: number, end: End): readonly string[] {
  return end === 'front' ? rest.slice(0, count) : rest.slice(-count);
}

function without(rest: readonly string[], count: number, end: End): readonly string[] {
  return end === 'front' ? rest.slice(count) : rest.slice(0, -count);
}

/** At the end of a note a bare number is one of its words: `Answer ticket 42` took no 42 hours, nor `1200 lines` a day. */
function findTime(said: string, end: End): Pick<Words, 'time' | 'fault'> | undefined {
  if (isBareNumber(said) && (end === 'back' || /^\d{4}/.test(said))) return undefined;
  const time = parseTypedTime(said);
  if (time.ok) return { time: time.value };
  return time.error === 'not_a_time' ? undefined : { fault: time.error };
}
