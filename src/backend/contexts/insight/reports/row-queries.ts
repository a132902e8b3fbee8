/** What is read for a grouping, and which entries a row stands for. */
import type { WorkDimension } from '../../../../domain/figures/work-sums.ts';
import { type DateSpan, findPeriod } from '../../../../domain/report-periods.ts';
import { addDays, isoWeekOf } from '../../../../domain/zones.ts';
import type { ReportGrouping } from '../model/rows/groupings.ts';
import type { TimeReportLine } from './reports.schema.ts';

export type EntriesQuery = TimeReportLine['query'];

/** What work must be told apart by, so that it has the key of a grouping. */
export const dimensionsOf: Readonly<Record<ReportGrouping, readonly WorkDimension[]>> = {
  day: ['date'],
  week: ['date'],
  month: ['date'],
  client: ['projectId'],
  project: ['projectId'],
  task: ['projectId', 'taskId'],
  tag: ['tags'],
  person: ['userId'],
};

const narrowings: Readonly<
  Record<ReportGrouping, (key: string, within: EntriesQuery) => Partial<EntriesQuery>>
> = {
  day: (date) => ({ from: date, to: date }),
  week: (key, { from, to }) => clip(weekSpan(key), { from, to }),
  month: (key, { from, to }) => clip(findPeriod('this-month', `${key}-01`), { from, to }),
  client: (clientId) => ({ clientId }),
  project: (projectId) => ({ projectId }),
  task: (taskId) => ({ taskId }),
  tag: (tagSet) => ({ tagSet }),
  person: (userId) => ({ userId }),
};

/** The query of a row within that of the level above. */
export function narrowQuery(within: EntriesQuery, grouping: ReportGrouping, key: string): EntriesQuery {
  return { ...within, ...narrowings[grouping](key, within) };
}

/** Weeks and months reach beyond the period, whose days alone were summed. */
function clip({ from, to }: DateSpan, period: DateSpan): DateSpan {
  return {
    from: from < period.from ? period.from : from,
    to: to < period.to ? to : period.to,
  };
}

/** Of the week by its Monday: 4 January is always in the first. */
function weekSpan(key: string): DateSpan {
  const [year = '', week = ''] = key.split('-W');
  const from = addDays(isoWeekOf(`${year}-01-04`).start, (Number(week) - 1) * 7);
  return { from, to: addDays(from, 6) };
}
