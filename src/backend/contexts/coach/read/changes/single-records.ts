/** "The biggest one from Acme?" after payments by client: of the single payments, since the client is one row. */
import { type Filter, type QueryFrame, subjectOf } from '../../../../../domain/query/frame.ts';
import type { Arrangement } from '../arrange.ts';

/** `changed`: with what the message says; undefined where its rows are more than one, or no end of them is asked for. */
export function ofSingleRecords(changed: QueryFrame, { end, group }: Arrangement): QueryFrame | undefined {
  const isOfOne = changed.group === 'client' && namesOne(changed.filters);
  if (subjectOf(changed.measure) !== 'payments' || !isOfOne || group !== undefined) return undefined;
  if (end === undefined || end === 'average') return undefined;
  const { group: _rows, order: _order, limit: _limit, having: _bound, ...kept } = changed;
  return { ...kept, measure: 'payments', statistic: end, per: 'record', shape: 'figure' };
}

const namesOne = (filters: readonly Filter[]): boolean =>
  filters.some((one) => one.field === 'client' && one.is && one.values.length === 1);
