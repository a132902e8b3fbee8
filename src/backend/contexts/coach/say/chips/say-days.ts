/** A period as a chip names it, and beside it the days that it has. */
import { unitOfPeriod } from '../../../../../domain/periods/period-units.ts';
import { earliestDay, latestDay, type Period } from '../../../../../domain/query/frame.ts';
import { isoWeekOf } from '../../../../../domain/zones.ts';
import { saySpan } from '../say-filters.ts';
import type { ChipWriting } from './chip-writing.ts';
import { pick, quarters, words } from './slot-words.ts';

export function sayDays(period: Period | undefined, writing: ChipWriting): string {
  const { language, format } = writing;
  if (period === undefined) return pick(language, words.allTime);
  const { from } = period;
  if (isOpen(period)) return capitalized(saySpan(period, writing));
  const year = from.slice(0, 4);
  switch (unitOfPeriod(period)) {
    case 'week': {
      const { week, year: ofWeek } = isoWeekOf(from);
      return `${pick(language, words.week)} ${week}, ${ofWeek}`;
    }
    case 'month':
      return format.month(from.slice(0, 7));
    case 'quarter':
      return `${pick(language, quarters[Math.floor((Number(from.slice(5, 7)) - 1) / 3)] ?? words.days)} ${year}`;
    case 'year':
      return year;
    default:
      return format.span(period);
  }
}

/** Undefined where the label says them. */
export function sayDetail(period: Period | undefined, { locale }: ChipWriting): string | undefined {
  if (period === undefined || isOpen(period)) return undefined;
  const unit = unitOfPeriod(period);
  if (unit === undefined || unit === 'day' || unit === 'year') return undefined;
  const days = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const [from, to] = [period.from, period.to].map((date) => new Date(`${date}T12:00:00Z`));
  return from === undefined || to === undefined ? undefined : days.formatRange(from, to);
}

const isOpen = ({ from, to }: Period): boolean => from === earliestDay || to === latestDay;

export const capitalized = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
