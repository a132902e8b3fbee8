/** From what the Reports page asks for to the query of the API; pure. */

import { findPeriod } from '../../../src/domain/report-periods.ts';
import type { ReportFilter, ReportQuestion, RowQuery } from '../messages.ts';

type Texts<Filter> = {
  [Key in keyof Filter]: Key extends 'billable' ? string : Exclude<Filter[Key], undefined>;
};

/** In the address of a request everything is a text, and what is not narrowed is not named. */
function toTexts<Filter extends ReportFilter>(filter: Filter): Texts<Filter> {
  const named = Object.entries(filter).filter(([, value]) => value !== undefined);
  return Object.fromEntries(named.map(([name, value]) => [name, String(value)])) as Texts<Filter>;
}

/** The question as it is saved. */
export function toSavedQuery({ period, groupBy, thenBy, filter }: ReportQuestion) {
  const { billable, ...others } = filter;
  const narrowed = { ...toTexts(others), ...(billable === undefined ? {} : { billable }) };
  return { period, groupBy, ...(thenBy === undefined ? {} : { thenBy }), filter: narrowed };
}

export function toReportQuery({ period, groupBy, thenBy, filter }: ReportQuestion, today: string) {
  return {
    ...('name' in period ? findPeriod(period.name, today) : period),
    ...toTexts(filter),
    groupBy,
    ...(thenBy === undefined ? {} : { thenBy }),
  };
}

/** Also what began before the first day and was worked on in it: the row counts that part of it. */
export function toEntriesQuery(query: RowQuery, limit: number) {
  return { ...toTexts(query), spanning: 'true', limit };
}
