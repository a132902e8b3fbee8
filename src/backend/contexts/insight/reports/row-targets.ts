/** How much was to be worked on the days, and by the people, that a row stands for. */
import { datesBetween } from '../../../../domain/zones.ts';
import type { ReportGrouping } from '../model/rows/groupings.ts';
import type { WorkTargets } from './reports.ports.ts';
import type { EntriesQuery } from './row-queries.ts';

/** Undefined where a target makes no sense: nobody is to work so much on a tag. */
export type TargetOf = (query: EntriesQuery, groupings: readonly ReportGrouping[]) => number | null;

const withTarget: ReadonlySet<ReportGrouping> = new Set(['day', 'week', 'month', 'person']);

/** Days that may ask for work: neither those to come nor those of years before the first entry. Both inclusive. */
export interface AskedDays {
  readonly first: string;
  readonly last: string;
}

/** Other days ask for nothing. Null for all when `targets` is not known. */
export function createTargets(targets: WorkTargets | undefined, { first, last }: AskedDays): TargetOf {
  return ({ from, to, userId }, groupings) => {
    if (targets === undefined || !groupings.every((grouping) => withTarget.has(grouping))) return null;
    const dates = datesBetween(from > first ? from : first, to < last ? to : last);
    const days =
      userId === undefined ? [...targets.values()] : [targets.get(userId) ?? new Map<string, number>()];
    return days.reduce((sum, day) => sum + sumOf(day, dates), 0);
  };
}

function sumOf(day: ReadonlyMap<string, number>, dates: readonly string[]): number {
  return dates.reduce((sum, date) => sum + (day.get(date) ?? 0), 0);
}
