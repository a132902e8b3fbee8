/** Whether a habit was kept, period by period, out of the records or what the person ticked. */
import type { HabitCheck, HabitOutcome } from '../../../../../domain/goals/habits.ts';
import type { DateSpan } from '../../../../../domain/report-periods.ts';
import { addDays, dayRange, localDate, localTime } from '../../../../../domain/zones.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';
import type { GoalReadings } from '../goals.ports.ts';
import * as records from './habit-records.repository.ts';
import type { HabitRow } from './habits.repository.ts';

export interface HabitLook {
  readonly reads: Reads;
  readonly userId: string;
  readonly readings: GoalReadings;
  /** The practice's. */
  readonly zone: string;
  readonly now: number;
  readonly today: string;
  readonly ticks: ReadonlySet<string>;
}

interface Asked {
  readonly habit: HabitRow;
  readonly periods: readonly DateSpan[];
  readonly look: HabitLook;
  /** From the first day of the first period to the last of the last. */
  readonly span: DateSpan;
}

type Check = (asked: Asked) => Promise<readonly HabitOutcome[]>;

/** One outcome for each period, in their order. */
export async function checkHabit(
  habit: HabitRow,
  periods: readonly DateSpan[],
  look: HabitLook,
): Promise<readonly HabitOutcome[]> {
  const [first] = periods;
  const last = periods.at(-1);
  if (first === undefined || last === undefined) return [];
  return await checks[habit.check_kind]({ habit, periods, look, span: { from: first.from, to: last.to } });
}

const nothingOf = ({ periods }: Asked): readonly HabitOutcome[] => periods.map(() => 'nothing');
const isIn = ({ from, to }: DateSpan, date: string): boolean => from <= date && date <= to;

/** `isLate`: it can no longer be kept. */
function outcomeOf(isKept: boolean, isLate: boolean): HabitOutcome {
  if (isKept) return 'kept';
  return isLate ? 'not_kept' : 'open';
}

async function listOwnEntries({ look: { reads, userId }, span }: Asked) {
  return await records.listEntryMarks(reads, { userId, ...span });
}

/** The week's sheet was submitted by the end of the Monday after; weeks without time need none. */
const checkSubmitted: Check = async (asked) => {
  const { periods, look, span } = asked;
  const { reads, userId, zone, today } = look;
  if (!look.readings.may('time')) return nothingOf(asked);
  const entries = await listOwnEntries(asked);
  const submitted = await records.listSubmitted(reads, { userId, ...span });
  return periods.map((week) => {
    const deadline = addDays(week.to, 1);
    const at = submitted.get(week.from);
    if (at === undefined && !entries.some(({ date }) => isIn(week, date)))
      return today > deadline ? 'nothing' : 'open';
    return outcomeOf(at !== undefined && localDate(at, zone) <= deadline, today > deadline);
  });
};

/** Work began before a time of day on each day that has working time; on each day with entries where none has. */
const checkBegun: Check = async (asked) => {
  const { habit, periods, look, span } = asked;
  if (!look.readings.may('time') || habit.before_time === null) return nothingOf(asked);
  const limit = habit.before_time;
  const targets = await look.readings.loadTargets(span);
  const hasWorkingTime = [...targets.values()].some((seconds) => seconds > 0);
  const byDay = Map.groupBy(await listOwnEntries(asked), ({ date }) => date);
  return periods.map(({ from: day }) => {
    const entries = byDay.get(day) ?? [];
    const isWorkday = hasWorkingTime ? (targets.get(day) ?? 0) > 0 : entries.length > 0;
    if (!isWorkday) return 'nothing';
    const isKept = entries.some(({ startedAt, zone }) => localTime(startedAt, zone) < limit);
    const isPast = day < look.today || (day === look.today && localTime(look.now, look.zone) >= limit);
    return outcomeOf(isKept, isPast);
  });
};

/** No entry of the week is without a note; while it runs, notes can still be written. */
const checkNoted: Check = async (asked) => {
  const { periods, look } = asked;
  if (!look.readings.may('time')) return nothingOf(asked);
  const entries = await listOwnEntries(asked);
  return periods.map((week) => {
    const own = entries.filter(({ date }) => isIn(week, date));
    const isOver = look.today > week.to;
    if (own.length === 0) return isOver ? 'nothing' : 'open';
    return outcomeOf(
      own.every(({ isNoted }) => isNoted),
      isOver,
    );
  });
};

/** A scan of any project ended in the week. */
const checkScanned: Check = async (asked) => {
  const { periods, look, span } = asked;
  const { reads, zone, today } = look;
  if (!look.readings.may('findings')) return nothingOf(asked);
  const times = await records.listScanTimes(reads, {
    fromMs: dayRange(span.from, zone).startMs,
    toMs: dayRange(span.to, zone).endMs,
  });
  const dates = times.map((at) => localDate(at, zone));
  return periods.map((week) =>
    outcomeOf(
      dates.some((date) => isIn(week, date)),
      today > week.to,
    ),
  );
};

/** An invoice of the month's work was issued in time; months without billable time of the caller need none. */
const checkInvoiced: Check = async (asked) => {
  const { habit, periods, look, span } = asked;
  const { reads, today } = look;
  if (!look.readings.may('invoices') || habit.within_days === null) return nothingOf(asked);
  const withinDays = habit.within_days;
  const entries = (await listOwnEntries(asked)).filter(({ isBillable }) => isBillable);
  const invoices = await records.listInvoiceMarks(reads, span);
  return periods.map((month) => {
    const deadline = addDays(month.to, withinDays);
    const isKept = invoices.some(
      ({ issuedOn, periodStart, periodEnd }) =>
        issuedOn <= deadline && periodStart <= month.to && periodEnd >= month.from,
    );
    const hasWork = entries.some(({ date }) => isIn(month, date));
    if (!isKept && !hasWork) return today > month.to ? 'nothing' : 'open';
    return outcomeOf(isKept, today > deadline);
  });
};

/** Periods before the habit was set are none of it. */
const checkTicked: Check = async ({ habit, periods, look: { ticks, today, zone } }) => {
  const since = localDate(Number(habit.created_at), zone);
  return periods.map(({ from, to }) =>
    to < since && !ticks.has(from) ? 'nothing' : outcomeOf(ticks.has(from), today > to),
  );
};

const checks: Readonly<Record<HabitCheck, Check>> = {
  timesheet_submitted: checkSubmitted,
  begun_before: checkBegun,
  entries_noted: checkNoted,
  weekly_scan: checkScanned,
  invoiced_after_month: checkInvoiced,
  by_hand: checkTicked,
};
