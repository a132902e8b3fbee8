/** Asks the records for what the page Goals and Check-ins shows, and prints it. */

import type { Goal, Habit, KeptCheckIn, Memory } from '../../../src/api-client/index.ts';
import { loadAll } from '../../../src/api-client/load-all.ts';
import { formatMinutes } from '../../../src/domain/duration.ts';
import type { Resource } from '../../../src/pages/changes.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import type { CheckInRow, GoalRow, GoalsContent, HabitRow, MemoryRow } from '../messages.ts';
import { type Measured, printMeasured, type Translate, wordsOf } from './goal-words.ts';

/** Goals are measured by time, invoices, payments and findings. */
export const goalsResources: readonly Resource[] = [
  ...(['goal', 'habit', 'promise', 'memory'] as const),
  ...(['time-entry', 'timesheet', 'invoice', 'payment', 'finding'] as const),
];

interface Printing {
  readonly t: Translate;
  readonly locale: string;
  /** Names of clients and projects, by id. */
  readonly names: ReadonlyMap<string, string>;
}

type Ports = Pick<PagePorts, 'backend' | 'records' | 't'>;

export async function loadGoals({ backend, records, t }: Ports, locale: string): Promise<GoalsContent> {
  const [goals, habits, checkIns, memories] = await Promise.all([
    loadAll((cursor) =>
      backend.ask((api, options) => api.listGoals({ ...options, query: { limit: 200, ...cursor } })),
    ),
    loadAll((cursor) =>
      backend.ask((api, options) => api.listHabits({ ...options, query: { limit: 200, ...cursor } })),
    ),
    backend.ask((api, options) => api.listCheckIns(options)),
    loadAll((cursor) =>
      backend.ask((api, options) => api.listMemories({ ...options, query: { limit: 200, ...cursor } })),
    ),
  ]);
  const hasNames = goals.some(({ measured }) => measured?.clientId ?? measured?.projectId);
  const known = hasNames ? await records.load() : undefined;
  const all = [...(known?.clients.values() ?? []), ...(known?.projects.values() ?? [])];
  const printing = { t, locale, names: new Map(all.map(({ id, name }) => [id, name])) };
  return toContent({ goals, habits, checkIns: checkIns.items, memories }, printing);
}

interface Loaded {
  readonly goals: readonly Goal[];
  readonly habits: readonly Habit[];
  readonly checkIns: readonly KeptCheckIn[];
  readonly memories: readonly Memory[];
}

/** Pure: what is open comes first. */
export function toContent(loaded: Loaded, printing: Printing): GoalsContent {
  const order = ['active', 'paused', 'done', 'dropped'];
  const goals = loaded.goals.toSorted((one, other) => order.indexOf(one.state) - order.indexOf(other.state));
  return {
    type: 'content',
    goals: goals.map((goal) => toGoal(goal, printing)),
    habits: loaded.habits.map((habit) => toHabit(habit, printing)),
    checkIns: loaded.checkIns.map((checkIn) => toCheckIn(checkIn, printing)),
    memories: loaded.memories.map((memory) => toMemory(memory, printing)),
  };
}

function printDay(date: string, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return format.format(new Date(`${date}T12:00:00Z`));
}

/** A limit has none: its bar would fill with what is to be avoided. */
function shareOf(
  value: number | null,
  { direction, target }: Pick<NonNullable<Goal['measured']>, 'direction' | 'target'>,
): number | null {
  if (value === null || direction === 'at_most' || target === 0) return null;
  return Math.max(0, Math.min(1, value / target));
}

function toGoal(goal: Goal, printing: Printing): GoalRow {
  const { t, locale } = printing;
  const { id, title, state, dueOn, measured, progress } = goal;
  const base = { id, title, state, due: dueOn === null ? '' : printDay(dueOn, locale) };
  if (measured === null)
    return { ...base, rule: '', value: '', target: '', share: null, pace: null, computed: '' };
  const print = (value: number) => printMeasured(value, measured, locale);
  const value = progress?.value ?? null;
  const { link } = progress ?? { link: null };
  return {
    ...base,
    rule: describeRule(measured, printing),
    value: value === null ? '' : print(value),
    target: print(measured.target),
    share: shareOf(value, measured),
    pace: progress?.state ?? null,
    computed: progress === null ? '' : describeComputed(progress, measured, { t, locale }),
    ...(link !== null && { link }),
  };
}

function describeRule(measured: Measured, { t, locale, names }: Printing): string {
  const words = wordsOf(t);
  const target = printMeasured(measured.target, measured, locale);
  const rule = t(
    '{0}, {1} {2} {3}',
    words.measures[measured.measure],
    words.directions[measured.direction],
    target,
    words.periods[measured.period],
  );
  const of = [measured.clientId, measured.projectId].flatMap((id) =>
    id === null ? [] : (names.get(id) ?? []),
  );
  return of.length === 0 ? rule : `${rule} · ${of.join(', ')}`;
}

function describeComputed(
  progress: NonNullable<Goal['progress']>,
  measured: Measured,
  { t, locale }: Pick<Printing, 't' | 'locale'>,
): string {
  const { from, to, expected, passed, whole, by, leftOut } = progress;
  const days = `${printDay(from, locale)} – ${printDay(to, locale)}`;
  const sentences = [days];
  if (progress.value === null) sentences.push(t('there is nothing to count, or you may not see it'));
  if (expected !== null) {
    const due = printMeasured(expected, measured, locale);
    sentences.push(
      by === 'working_time'
        ? t(
            '{0} expected: {1} of {2} of working time are over',
            due,
            formatMinutes(passed),
            formatMinutes(whole),
          )
        : t('{0} expected: {1} of {2} days are over', due, String(passed), String(whole)),
    );
  }
  if (leftOut.length > 0) {
    const others = leftOut.map(({ minor, currency }) =>
      printMeasured(minor, { measure: 'invoiced', currency }, locale),
    );
    sentences.push(t('not counted: {0}', others.join(', ')));
  }
  return sentences.join('; ');
}

function toHabit(habit: Habit, { t, locale }: Printing): HabitRow {
  const { id, title, state, checkedBy, rhythm, periods, streak } = habit;
  return {
    id,
    title,
    state,
    streak,
    isByHand: checkedBy === 'by_hand',
    rule: describeHabit(habit, t),
    periods: periods.map(({ from, to, outcome }) => ({
      from,
      outcome,
      label:
        rhythm === 'day' ? printDay(from, locale) : `${printDay(from, locale)} – ${printDay(to, locale)}`,
    })),
  };
}

function describeHabit({ checkedBy, rhythm, beforeTime, withinDays }: Habit, t: Translate): string {
  const words = wordsOf(t);
  switch (checkedBy) {
    case 'begun_before':
      return t('Work begins before {0} on working days', beforeTime ?? '');
    case 'invoiced_after_month':
      return t('The work of a month is invoiced within {0} days of its end', String(withinDays ?? 0));
    case 'by_hand':
      return t('Ticked by hand, {0}', words.rhythms[rhythm]);
    default:
      return words.checks[checkedBy];
  }
}

function toCheckIn({ weekStart, weekEnd, promises }: KeptCheckIn, { locale }: Printing): CheckInRow {
  return {
    week: weekStart,
    span: `${printDay(weekStart, locale)} – ${printDay(weekEnd, locale)}`,
    promises: promises.map(({ text, verdict }) => ({ text, verdict })),
  };
}

function toMemory({ id, text, createdAt, saidBy }: Memory, { locale }: Printing): MemoryRow {
  return { id, text, saidBy, on: printDay(createdAt.slice(0, 10), locale) };
}
