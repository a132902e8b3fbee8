/** "As a share of the total", "and what percentage of that was for Acme?": what makes it a part. */
import type { Filter, FilterField, QueryFrame } from '../../../../../../../domain/query/frame.ts';

/** The one thing that is said now, else the one before; `unclear` where several could be meant. */
export function sharedField(
  isShare: boolean,
  said: readonly Filter[],
  { filters, group }: QueryFrame,
): FilterField | 'unclear' | undefined {
  if (!isShare) return undefined;
  const [only, ...more] = said.length > 0 ? said : filters;
  const isOfRows = group !== undefined || more.length > 0;
  return only === undefined || isOfRows || only.field === 'invoice' ? 'unclear' : only.field;
}
