/** What of the question before is held against other days: "compared to last year?". */

import { alongside } from '../../../../../../../domain/periods/period-units.ts';
import type { Period, QueryFrame } from '../../../../../../../domain/query/frame.ts';

const listedByClient: ReadonlySet<string> = new Set(['invoiced', 'gross', 'vat', 'invoices']);

/** "Revenue in October" lists its clients without being asked: held against other days it is one sum. */
export function isOfUsualRows({ measure, group, shape, order, limit }: QueryFrame): boolean {
  const isUsual = group === 'client' && shape === 'list' && order === undefined && limit === undefined;
  return isUsual && listedByClient.has(measure);
}

export function shapeKept(previous: QueryFrame, isCompared: boolean): QueryFrame['shape'] {
  return isCompared && isOfUsualRows(previous) ? 'figure' : previous.shape;
}

/** A mean of October is held against that of all of last year, a sum against last October. */
export function besideOf({ period: held, statistic }: QueryFrame, period: Period): Period {
  return held === undefined || statistic === 'average' ? period : alongside(held, period);
}
