/** What the sums of a frame are narrowed down by, as far as it says whose time they count. */
import type { CountedOf } from '../../../../domain/figures/counted-time.ts';
import { type Filter, type QueryFrame, subjectOf } from '../../../../domain/query/frame.ts';
import type { QueryFigure } from '../model/query/answers.ts';

/** Undefined of what is no time. */
export function countedOf(frame: QueryFrame, { behind }: Pick<QueryFigure, 'behind'>): CountedOf | undefined {
  const { measure, comparison, filters } = frame;
  if (isOfWorked(frame)) return { projectIds: idsOf(filters, 'project') };
  // What of each budget is used counts its project alone.
  if (measure === 'budgetUsed' || measure === 'budgetLeft')
    return behind.ids.length === 0 ? undefined : { projectIds: behind.ids };
  const subject = subjectOf(measure);
  if (subject !== 'time' && subject !== 'unbilled') return undefined;
  const all = [...filters, ...(comparison?.with === 'filters' ? comparison.filters : [])];
  const without = new Set(comparison?.with === 'whole' ? comparison.without : []);
  const named = (field: 'project' | 'person') => (without.has(field) ? undefined : idsOf(all, field));
  return {
    projectIds: named('project'),
    userIds: named('person'),
    isOfSheets: all.some(({ field }) => field === 'sheet'),
  };
}

/** "Which projects did we not work on?" */
const isOfWorked = ({ filters }: QueryFrame): boolean => filters.some(({ field }) => field === 'worked');

/** Undefined where none is named. */
function idsOf(filters: readonly Filter[], wanted: 'project' | 'person'): readonly string[] | undefined {
  const ids = filters.flatMap((one) =>
    one.field === wanted && one.is ? one.values.map(({ id }) => id) : [],
  );
  return ids.length === 0 ? undefined : ids;
}
