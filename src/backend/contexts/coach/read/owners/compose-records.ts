/** Frames of the clients and the projects themselves. */
import type { Filter, Measure, Period, QueryFrame } from '../../../../../domain/query/frame.ts';
import type { SaidCondition } from '../conditions.ts';
import { finishFrame } from '../finish.ts';
import type { SaidParts } from '../said.ts';
import { untilNow, withoutRecords } from './without-records.ts';

type OfRecords = Extract<Measure, 'clients' | 'projects'>;

export function composeRecords(measure: OfRecords) {
  return (said: SaidParts, today: string): QueryFrame | undefined => {
    const { pieces, conditions, periods } = said;
    pieces.takeAll('client', 'project', 'total', 'self');
    const [period = untilNow(today), ...more] = periods;
    const filters = conditions.flatMap((one) => filterOf(one, measure, period) ?? []);
    const isOfDays = filters.some(isOfTheirDays);
    if (filters.length < conditions.length || more.length > 0) return undefined;
    // "Projekte ohne Budget": which ones.
    const isList = filters.some(isOfList) && said.shape === 'figure' && !pieces.has('howMany');
    const of = { ...said, ...(isList && { shape: 'list' as const }), ...(isOfDays && { periods: [] }) };
    return finishFrame(of, { measure, filters, today });
  };
}

function filterOf(said: SaidCondition, measure: OfRecords, period: Period): Filter | undefined {
  const { what, is } = said;
  if (what === 'archived' || (what === 'budgeted' && measure === 'projects')) return { field: what, is };
  return withoutRecords(said, period);
}

const isOfTheirDays = ({ field }: Filter): boolean => field === 'invoiced' || field === 'received';
const isOfList = (filter: Filter): boolean => filter.field === 'budgeted' || isOfTheirDays(filter);
