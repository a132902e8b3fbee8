/** The questions of one message, each of which may be of the days and clients of the one before it. */
import type { QueryFrame } from '../../../../domain/query/frame.ts';
import { isOfThat } from '../read/changes/fragments.ts';
import { changeFrame } from '../read/follow-up-records.ts';
import { readFrameOf } from '../read/read-frame.ts';
import type { Item } from '../words/item.ts';

/** "What of it is billable?" is of what stands before it. */
export function readClause(
  items: readonly Item[],
  before: QueryFrame | undefined,
  today: string,
): QueryFrame | undefined {
  const changed = before && changeFrame(before, items, today);
  if (isOfThat(items)) return changed;
  const reading = readFrameOf(items, { today });
  const isRead = reading.kind === 'frame' && reading.since === undefined;
  // "What is unbilled? How many hours?"
  if (!isRead) return changed;
  return (isOfSameDays(reading.frame, before) ? changed : undefined) ?? ofDaysBefore(reading.frame, before);
}

/** "How many hours last week? And on which day the most?" */
function isOfSameDays(frame: QueryFrame, before: QueryFrame | undefined): boolean {
  const isSame = frame.measure === before?.measure && frame.period === undefined;
  return isBoundless(frame) || (isSame && frame.filters.every((one) => !('values' in one)));
}

/** "… for Acme in October? And how much did I invoice?" is of the same client and days. */
function ofDaysBefore(frame: QueryFrame, before: QueryFrame | undefined): QueryFrame {
  if (before === undefined || !isOfSameDays(frame, before)) return frame;
  const filters = before.filters.filter(({ field }) => field === 'client');
  return {
    ...frame,
    filters: [...filters, ...frame.filters],
    ...(before.period && { period: before.period }),
  };
}

const ofDays: ReadonlySet<string | undefined> = new Set([undefined, 'day', 'week', 'month']);
const needingDays: ReadonlySet<string> = new Set(['hours', 'invoiced', 'value', 'gross', 'received', 'vat']);

/** Without days, name or condition it is hardly meant: the coach asks for a period. */
export function isBoundless({ measure, filters, period, group, having, statistic }: QueryFrame): boolean {
  const isAll = period === undefined && having === undefined && filters.length === 0;
  return isAll && statistic === 'total' && needingDays.has(measure) && ofDays.has(group);
}
