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

export interface Targets {
  /** Undefined where they are not known. */
  readonly targets: WorkTargets | undefined;
  /** People of whom a part of the time is read: it would stand beside a target of all. */
  readonly partly: ReadonlySet<string>;
}

/** Other days ask for nothing. */
export function createTargets({ targets, partly }: Targets, { first, last }: AskedDays): TargetOf {
  const isPart = (userId: string | undefined) =>
    userId === undefined ? partly.size > 0 : partly.has(userId);
  return ({ from, to, userId }, groupings) => {
    if (targets === undefined || isPart(userId)) return null;
    if (!groupings.every((grouping) => withTarget.has(grouping))) return null;
    const dates = datesBetween(from > first ? from : first, to < last ? to : last);
    const days =
      userId === undefined ? [...targets.values()] : [targets.get(userId) ?? new Map<string, number>()];
    return days.reduce((sum, day) => sum + sumOf(day, dates), 0);
  };
}

function sumOf(day: ReadonlyMap<string, number>, dates: readonly string[]): number {
  return dates.reduce((sum, date) => sum + (day.get(date) ?? 0), 0);
}
