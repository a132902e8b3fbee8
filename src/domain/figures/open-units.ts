/**
 * Open time in units that can be valued apart and add up: a month of a project, or all of a project whose rule rounds
 * whole lines. A change of an entry touches the units of its days, and no other.
 */
import { daysOf } from '../invoice-builder.ts';
import type { RoundingRule } from '../rounding.ts';
import type { UnbilledEntry } from './billed-value.ts';
import type { Days } from './worked-time.ts';
import { roundsAlone } from './worked-value.ts';

export interface OpenUnit {
  readonly projectId: string;
  /** The month, `YYYY-MM`; undefined for all of the project. */
  readonly month: string | undefined;
}

/** The units of time of a project on some days. */
export function listUnits(
  projectId: string,
  dates: readonly string[],
  rule: RoundingRule,
): readonly OpenUnit[] {
  if (!roundsAlone(rule) && rule.scope === 'line') return [{ projectId, month: undefined }];
  const months = new Set(dates.map((date) => date.slice(0, 7)));
  return [...months].map((month) => ({ projectId, month }));
}

export function unitKey({ projectId, month = '' }: OpenUnit): string {
  return `${projectId} ${month}`;
}

/** Its first day and one that no day of it is later than. */
export function daysOfUnit({ month }: OpenUnit): Days | undefined {
  return month === undefined ? undefined : { from: `${month}-01`, to: `${month}-31` };
}

/**
 * What of an entry is of a unit: all of it where it began, but where a rule adds up the work of days, on which each of its
 * days counts. Undefined where nothing is.
 */
export function cutToUnit(
  entry: UnbilledEntry,
  unit: OpenUnit,
  rule: RoundingRule,
): UnbilledEntry | undefined {
  const { month } = unit;
  if (month === undefined) return entry;
  if (roundsAlone(rule)) return entry.date.startsWith(month) ? entry : undefined;
  const days = daysOf(entry).filter(({ date }) => date.startsWith(month));
  const seconds = days.reduce((sum, day) => sum + day.seconds, 0);
  return seconds === 0 ? undefined : { ...entry, days, seconds };
}
