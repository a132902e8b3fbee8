/** The periods that stand nearest to one: what *another period* most likely is. */
import { calendarPeriod, type Period } from '../../periods/calendar-periods.ts';
import { unitOfPeriod, unitSoFar } from '../../periods/period-units.ts';
import { addDays, daysBetween } from '../../zones.ts';
import { type Period as Days, earliestDay, latestDay } from '../frame.ts';

type Unit = NonNullable<ReturnType<typeof unitOfPeriod>>;

const larger: Readonly<Partial<Record<Unit, Unit>>> = {
  day: 'week',
  week: 'month',
  month: 'quarter',
  quarter: 'year',
};

/** So many units lie between one and the same of the year before. */
const ofYear: Readonly<Partial<Record<Unit, number>>> = { month: 12, quarter: 4 };

/** None begins after today. */
export function otherDays(period: Days | undefined, today: string): readonly Days[] {
  const found = listOther(period, today).map(({ from, to }) => ({ from, to }));
  const other = found.filter(
    (one) => one.from <= today && !(one.from === period?.from && one.to === period.to),
  );
  return [...new Map(other.map((one) => [`${one.from} ${one.to}`, one])).values()];
}

function listOther(period: Days | undefined, today: string): readonly Period[] {
  if (period === undefined || period.from === earliestDay || period.to === latestDay) return usual(today);
  const unit = unitOfPeriod(period);
  if (unit === undefined) return besideSpan(period, today);
  const [whole, back] = [larger[unit], ofYear[unit]];
  return [
    calendarPeriod(unit, period.from, -1),
    calendarPeriod(unit, period.from, 1),
    ...(whole === undefined ? [] : [calendarPeriod(whole, period.from, 0)]),
    ...(back === undefined ? [] : [calendarPeriod(unit, period.from, -back)]),
  ];
}

/** Of a unit up to today the one before, and the whole. */
function besideSpan(period: Days, today: string): readonly Period[] {
  const unit = unitSoFar(period, today);
  if (unit === undefined) return [...spanBefore(period), ...usual(today)];
  const whole = larger[unit];
  return [
    calendarPeriod(unit, today, -1),
    calendarPeriod(unit, today, 0),
    ...(whole === undefined ? [] : [calendarPeriod(whole, today, 0)]),
  ];
}

const usual = (today: string): readonly Period[] => [
  calendarPeriod('month', today, 0),
  calendarPeriod('month', today, -1),
  calendarPeriod('year', today, 0),
  calendarPeriod('year', today, -1),
];

/** As many days, just before. */
function spanBefore({ from, to }: Days): readonly Period[] {
  const last = addDays(from, -1);
  return from > to ? [] : [{ from: addDays(last, -daysBetween(from, to)), to: last }];
}
