/** What was typed over the times of an entry. */
import type { TimeEntry } from '../../../src/api-client/index.ts';
import { fail, type Result, succeed } from '../../../src/domain/result.ts';
import { longestNightSeconds, parseTypedOver, parseTypedTime } from '../../../src/domain/typed-time.ts';
import { localDate } from '../../../src/domain/zones.ts';
import { formatSpan } from '../../../src/pages/time/formats.ts';
import type { WeekFault } from '../messages.ts';
import { toInstant } from './copy-week.ts';
import { type PlannedSpan, resolveOver, resolveSpan } from './plan-cell.ts';
import type { EntryChange } from './write-entries.ts';

interface TypedOver {
  readonly shown: PlannedSpan & { readonly zone: string };
  readonly moved: Result<PlannedSpan, WeekFault['fault']>;
  readonly date: string | undefined;
}

/** Typed, and without times. */
export function isLength(text: string): boolean {
  const typed = parseTypedTime(text);
  return typed.ok && typed.value.kind !== 'span';
}

/** Its seconds, where it crosses midnight and is longer than a night's work is taken for unasked; else 0. */
export function findLongNight({ startedAt, endedAt, zone }: TimeEntry): number {
  if (endedAt === null) return 0;
  const [startMs, endMs] = [Date.parse(startedAt), Date.parse(endedAt)];
  const seconds = (endMs - startMs) / 1000;
  return seconds > longestNightSeconds && localDate(startMs, zone) < localDate(endMs - 1, zone) ? seconds : 0;
}

/** Times as they are typed over those of an entry, which is moved to another date before, where one is said. */
export function readTyped(
  times: string,
  { shown, moved, date }: TypedOver,
): Result<PlannedSpan, WeekFault['fault']> {
  const { startMs, endMs, zone } = shown;
  const [startedAt, endedAt] = [toInstant(startMs), toInstant(endMs)];
  const span = formatSpan({ startedAt, endedAt, zone }, '-');
  const typed = parseTypedOver(times, { span, seconds: (endMs - startMs) / 1000 });
  if (!typed.ok) return typed;
  const { value } = typed;
  if (value.kind === 'change' || value.seconds === 0) return fail('not_a_time');
  // The time of its start may be none on that date: times that are typed stand for themselves.
  if (!moved.ok)
    return value.kind === 'length' || date === undefined ? moved : resolveSpan(value, date, zone);
  if (value.kind === 'span') return resolveOver(value, { ...moved.value, zone }, { isOnItsDay: true });
  return succeed({ ...moved.value, endMs: moved.value.startMs + value.seconds * 1000 });
}

/** What is to be another instant. */
export function toChange(before: PlannedSpan, after: PlannedSpan): EntryChange {
  const { startedAt, endedAt } = toTimes(after);
  return {
    ...(after.startMs !== before.startMs && { startedAt }),
    ...(after.endMs !== before.endMs && { endedAt }),
  };
}

export function toTimes({ startMs, endMs }: PlannedSpan): { startedAt: string; endedAt: string } {
  return { startedAt: toInstant(startMs), endedAt: toInstant(endMs) };
}

/** Fields that are not named stay as they are. */
export function withoutUndefined(change: object): EntryChange {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}
