/** What a report can be asked by. Apart from messages.ts: a page that offers it must not bring the schemas with it. */
import type { ReportPeriod } from '../../src/domain/report-periods.ts';

/** The periods that are offered by name, in their order. */
export const namedPeriods = [
  'this-week',
  'last-week',
  'this-month',
  'last-month',
  'this-quarter',
  'last-quarter',
  'this-year',
  'last-year',
] as const satisfies readonly ReportPeriod[];

/** What a row can stand for, in the order in which it is offered. */
export const groupings = ['day', 'week', 'month', 'client', 'project', 'task', 'tag', 'person'] as const;
export type Grouping = (typeof groupings)[number];
