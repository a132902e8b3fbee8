/** The questions of one message, each of which may be of the days and clients of the one before it. */
import { type QueryFrame, subjectOf } from '../../../../../domain/query/frame.ts';
import { isOfThat } from '../../read/changes/fragments.ts';
import { changeFrame } from '../../read/follow-up-records.ts';
import { readFrameOf } from '../../read/read-frame.ts';
import type { SaidClause } from '../../read/several/split-questions.ts';
import { hasSubject } from '../../read/subjects.ts';
import type { Item } from '../../words/item.ts';

/** "What of it is billable?" is of what stands before it. */
export function readClause(
  { items, isJoined }: Pick<SaidClause, 'items' | 'isJoined'>,
  before: QueryFrame | undefined,
  today: string,
): QueryFrame | undefined {
  const changed = before && changeFrame(before, items, today);
  if (isOfThat(items)) return changed;
  const ofBefore = before && changeDone(before, items, today);
  if (ofBefore !== undefined) return ofBefore;
  const reading = readFrameOf(items, { today });
  const isRead = reading.kind === 'frame' && reading.since === undefined;
  // "What is unbilled? How many hours?"
  if (!isRead) return changed;
  return (
    (isOfSameDays(reading.frame, before) ? changed : undefined) ??
    ofDaysBefore(reading.frame, before, isJoined)
  );
}

/** "How much revenue with Acme, and how much was made with Nordwind?": what is done is of money, too. */
function changeDone(before: QueryFrame, items: readonly Item[], today: string): QueryFrame | undefined {
  const rest = items.filter((item) => item.kind !== 'word' || !item.senses.has('done'));
  const isOfMoney = subjectOf(before.measure) === 'invoices' || subjectOf(before.measure) === 'payments';
  const isOfSame = isOfMoney && rest.length < items.length && !hasSubject(rest);
  return isOfSame ? changeFrame(before, rest, today) : undefined;
}

/** "How many hours last week? And on which day the most?" */
function isOfSameDays(frame: QueryFrame, before: QueryFrame | undefined): boolean {
  const isSame = frame.measure === before?.measure && frame.period === undefined;
  return isBoundless(frame) || (isSame && frame.filters.every((one) => !('values' in one)));
}

/** "… for Acme in October? And how much did I invoice?" is of the same client and days. */
function ofDaysBefore(frame: QueryFrame, before: QueryFrame | undefined, isJoined: boolean): QueryFrame {
  if (before === undefined) return frame;
  // "Hours in October and revenue for Acme".
  if (!isOfSameDays(frame, before)) return lacksDays(frame) ? withPeriod(frame, before.period) : frame;
  const filters = before.filters.filter(
    ({ field }) => field === 'client' || (isJoined && field === 'project'),
  );
  return withPeriod({ ...frame, filters: [...filters, ...frame.filters] }, before.period);
}

const withPeriod = (frame: QueryFrame, period: QueryFrame['period']): QueryFrame =>
  period === undefined ? frame : { ...frame, period };

/** Of all days it is hardly meant. */
const lacksDays = ({ measure, period, having, statistic }: QueryFrame): boolean =>
  needingDays.has(measure) && period === undefined && having === undefined && statistic === 'total';

const isNamed = ({ filters }: QueryFrame): boolean => filters.some((filter) => 'values' in filter);

/** "How many hours did I work and how much did I invoice in October?": days that are said behind are of both. */
export function withDaysBehind(frames: readonly QueryFrame[]): readonly QueryFrame[] {
  const [first, ...more] = frames;
  const period = more.find((frame) => frame.period !== undefined)?.period;
  return first !== undefined && lacksDays(first) ? [withPeriod(first, period), ...more] : frames;
}

/** "Hours in October and revenue for Acme": of which of them the name is, is not clear. */
export const isOfWhichName = ([first, ...more]: readonly QueryFrame[]): boolean =>
  first !== undefined &&
  needingDays.has(first.measure) &&
  !isNamed(first) &&
  more.some((one) => needingDays.has(one.measure) && isNamed(one));

const ofDays: ReadonlySet<string | undefined> = new Set([undefined, 'day', 'week', 'month']);
const needingDays: ReadonlySet<string> = new Set(['hours', 'invoiced', 'value', 'gross', 'received', 'vat']);

/** Without days, name or condition it is hardly meant: the coach asks for a period. */
export function isBoundless({ measure, filters, period, group, having, statistic }: QueryFrame): boolean {
  const isAll = period === undefined && having === undefined && filters.length === 0;
  return isAll && statistic === 'total' && needingDays.has(measure) && ofDays.has(group);
}
