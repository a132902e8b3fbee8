/** Which unit of the calendar a period is, and the one that it is held against. */
import { calendarPeriod, type Period } from './calendar-periods.ts';

const units = ['day', 'week', 'month', 'quarter', 'year'] as const;

/** The unit that a period is one of, as calendars have it. */
export function unitOfPeriod({ from, to }: Period): (typeof units)[number] | undefined {
  return units.find((unit) => {
    const whole = calendarPeriod(unit, from, 0);
    return whole.from === from && whole.to === to;
  });
}

/** Of what is under way, up to today: a mean of this week is of the days that there were. */
export function unitSoFar({ from, to }: Period, today: string): (typeof units)[number] | undefined {
  return to === today ? units.find((unit) => calendarPeriod(unit, today, 0).from === from) : undefined;
}

/** "Compared to last month": this one. Undefined where it is no unit. */
export function counterpart(period: Period, today: string): Period | undefined {
  const unit = unitOfPeriod(period);
  if (unit === undefined) return undefined;
  const current = calendarPeriod(unit, today, 0);
  return current.from === period.from ? calendarPeriod(unit, today, -1) : current;
}
