/** Occurrence n of a rule is computed from its anchor, never from the occurrence before: nothing drifts. Pure. */
import {
  addDays,
  addMonths,
  daysBetween,
  localDate,
  monthEnd,
  monthsBetween,
  settleInstant,
} from '../zones.ts';
import type { IntervalRule, Occurrence, ScheduleUnit } from './rule.ts';

const hourMs = 3_600_000;

const monthsOf: Readonly<Partial<Record<ScheduleUnit, number>>> = { month: 1, quarter: 3, year: 12 };
const daysOf: Readonly<Partial<Record<ScheduleUnit, number>>> = { day: 1, week: 7 };

/** The day of occurrence `n`, from 0, of a rule that counts days or months. */
function dateOf({ unit, every, date, monthEnd: end }: IntervalRule, n: number): string {
  const months = monthsOf[unit];
  if (months === undefined) return addDays(date, n * every * (daysOf[unit] ?? 1));
  const moved = addMonths(date, n * every * months);
  return end === 'last' ? monthEnd(moved) : moved;
}

/**
 * Occurrence `n`, from 0. Hours are those that pass; days, weeks and months are those of the calendar in the rule's zone, where a
 * time that the clocks skip is the end of the gap, and one that happens twice is the first.
 */
export function occurrenceOf(rule: IntervalRule, n: number): Occurrence {
  if (rule.unit === 'hour') {
    const at = settleInstant(rule.date, rule.time, rule.zone) + n * rule.every * hourMs;
    return { at, period: new Date(at).toISOString() };
  }
  const date = dateOf(rule, n);
  return { at: settleInstant(date, rule.time, rule.zone), period: date };
}

/** A number of occurrences at or below that of the first one after `after`. */
function guess(rule: IntervalRule, after: number): number {
  const { unit, every, date, zone } = rule;
  if (unit === 'hour') {
    const first = settleInstant(date, rule.time, zone);
    return Math.floor((after - first) / (every * hourMs));
  }
  const day = localDate(after, zone);
  const months = monthsOf[unit];
  const units =
    months === undefined ? daysBetween(date, day) / (daysOf[unit] ?? 1) : monthsBetween(date, day) / months;
  return Math.floor(units / every) - 1;
}

/** The number, from 0, of the first occurrence after an instant. */
export function numberAfter(rule: IntervalRule, after: number): number {
  let n = Math.max(0, guess(rule, after));
  while (occurrenceOf(rule, n).at <= after) n += 1;
  return n;
}
