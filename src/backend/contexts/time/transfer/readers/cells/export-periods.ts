/** The period that an export covers, from its file name or the lines above its header. */

import { type DateOrder, dateOrders } from '../source-row.ts';
import { listReadings, parseDate } from './read-cells.ts';

/** ISO dates; both count. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** Separators that services use between the two dates: with other words they are dates of two things, as of an invoice and its due date. */
const between = String.raw`\s*(?:[-–—_]|_?(?:to|until|bis|au|al|a|até|ate|tot|do)_?)\s*`;
const yearFirst = new RegExp(
  String.raw`(?<!\d)(\d{4})([-_./]?)(\d{2})\2(\d{2})${between}(\d{4})\2(\d{2})\2(\d{2})(?!\d)`,
  'i',
);
const yearLast = new RegExp(
  String.raw`(?<!\d)(\d{1,2})([-_./])(\d{1,2})\2(\d{4})${between}(\d{1,2})\2(\d{1,2})\2(\d{4})(?!\d)`,
  'i',
);

/** All that the two dates of a text may mean: a day of today alone is no period. */
export function findPeriods(text: string): readonly Period[] {
  const [, fromYear, , fromMonth, fromDay, toYear, toMonth, toDay] = yearFirst.exec(text) ?? [];
  const from = parseDate([fromYear, fromMonth, fromDay].join('-'), 'ymd');
  const to = parseDate([toYear, toMonth, toDay].join('-'), 'ymd');
  if (from !== undefined && to !== undefined) return toPeriod(from, to);
  const [, one, , two, three, other, next, last] = yearLast.exec(text) ?? [];
  const [starts, ends] = [
    [one, two, three],
    [other, next, last],
  ].map((parts) => listReadings(parts.join('/')));
  return dateOrders.flatMap((order: DateOrder) => {
    const [start, end] = [starts?.get(order), ends?.get(order)];
    return start === undefined || end === undefined ? [] : toPeriod(start, end);
  });
}

function toPeriod(from: string, to: string): readonly Period[] {
  return from <= to ? [{ from, to }] : [];
}
