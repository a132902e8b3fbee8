/** What the rows of a report stand for. */
export const reportGroupings = [
  'day',
  'week',
  'month',
  'client',
  'project',
  'task',
  'tag',
  'person',
] as const;
export type ReportGrouping = (typeof reportGroupings)[number];
