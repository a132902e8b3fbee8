/** Groups by days and spans of them, beside those by records. */
export type DateGroup = 'day' | 'week' | 'month' | 'quarter' | 'year' | 'weekday';

const dateGroups: ReadonlySet<string> = new Set<DateGroup>([
  'day',
  'week',
  'month',
  'quarter',
  'year',
  'weekday',
]);

export function isDateGroup(group: string): group is DateGroup {
  return dateGroups.has(group);
}
