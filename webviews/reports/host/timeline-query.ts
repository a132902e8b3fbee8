/** The hours of a report over time, and those of the period before, as queries of the API; pure. */
import { findDaysBefore } from '../../../src/domain/report-periods.ts';
import type { toReportQuery } from './report-query.ts';

type Query = ReturnType<typeof toReportQuery>;

/** More days than a month has are read by the week, more than half a year by the month. */
const mostDays = 31;
const mostWeekDays = 186;
const dayMs = 86_400_000;

/** By what the report itself is grouped, where that is time. */
export function toTimelineQuery({ thenBy: _thenBy, ...query }: Query) {
  return { ...query, groupBy: unitOf(query) };
}

export function toBeforeQuery<Timeline extends ReturnType<typeof toTimelineQuery>>(
  query: Timeline,
  today: string,
) {
  return { ...query, ...findDaysBefore(query, today) };
}

function unitOf({ from, to, groupBy }: Omit<Query, 'thenBy'>): 'day' | 'week' | 'month' {
  if (groupBy === 'day' || groupBy === 'week' || groupBy === 'month') return groupBy;
  const days = (Date.parse(to) - Date.parse(from)) / dayMs + 1;
  if (days <= mostDays) return 'day';
  return days <= mostWeekDays ? 'week' : 'month';
}
