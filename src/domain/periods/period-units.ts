/** Which unit of the calendar a period is, and the one that it is held against. */
import { addDays } from '../zones.ts';
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

const weeksOfYear = 52;

/**
 * What a sum of `held` stands beside: "October compared to last year" is October of that year, a week the one that began
 * 52 weeks before for each year, and all else the period itself.
 */
export function alongside(held: Period, period: Period): Period {
  const isShorter = held.from.slice(0, 4) === held.to.slice(0, 4) && unitOfPeriod(held) !== 'year';
  if (unitOfPeriod(period) !== 'year' || !isShorter) return period;
  const years = Number(period.from.slice(0, 4)) - Number(held.from.slice(0, 4));
  if (unitOfPeriod(held) === 'week') {
    const days = years * weeksOfYear * 7;
    return { from: addDays(held.from, days), to: addDays(held.to, days) };
  }
  return { from: inYear(held.from, period), to: inYear(held.to, period) };
}

/** The last day of February stays the last one. */
function inYear(date: string, { from }: Period): string {
  const month = calendarPeriod('month', `${from.slice(0, 4)}${date.slice(4, 7)}-01`, 0);
  const isLast = calendarPeriod('month', date, 0).to === date;
  return isLast ? month.to : `${month.from.slice(0, 8)}${date.slice(8)}`;
}

/** "Compared to last month": this one. Undefined where it is no unit. */
export function counterpart(period: Period, today: string): Period | undefined {
  const unit = unitOfPeriod(period);
  if (unit === undefined) return undefined;
  const current = calendarPeriod(unit, today, 0);
  return current.from === period.from ? calendarPeriod(unit, today, -1) : current;
}
