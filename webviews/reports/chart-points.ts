/** The points of a chart over time: also those days on which nobody worked; pure. */

import type { ReportContent, ReportTimeline } from './messages.ts';
import type { Grouping } from './report-choices.ts';

export interface ChartPoint {
  readonly key: string;
  readonly seconds: number;
}

const dayMs = 86_400_000;

/** Beside more columns than these a line is easier to read. */
export const mostColumns = 31;

/** Weeks and months in which nothing was done are rare, and their rows tell them; days are filled up. */
export function chartPoints(
  { sums: rows, from, to }: Pick<ReportContent, 'from' | 'to'> & Pick<ReportTimeline, 'sums'>,
  grouping: Grouping,
): readonly ChartPoint[] {
  if (grouping !== 'day') return rows.map(({ key, seconds }) => ({ key, seconds }));
  const worked = new Map(rows.map(({ key, seconds }) => [key, seconds]));
  const [first, last] = [Date.parse(from), Date.parse(to)];
  return Array.from({ length: Math.round((last - first) / dayMs) + 1 }, (_, index) => {
    const key = new Date(first + index * dayMs).toISOString().slice(0, 10);
    return { key, seconds: worked.get(key) ?? 0 };
  });
}

/** Of seconds, with one decimal: what stands above a column. */
export function hoursOf(seconds: number): number {
  return Math.round(seconds / 360) / 10;
}

export function isOverTime(grouping: Grouping): boolean {
  return grouping === 'day' || grouping === 'week' || grouping === 'month';
}
