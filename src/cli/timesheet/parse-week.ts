/** Weeks, and the timesheets of a week, as commands name them. */
import { findSaidPeriod } from '../../domain/periods/said-period.ts';
import { addDays, isDate, isoWeekOf } from '../../domain/zones.ts';
import { CliError } from '../io.ts';

/** Monday of `this`, `last`, `2026-W47`, `KW 47`, `two weeks ago` or the week of a date; undefined for what names no week. */
export function parseWeek(said: string, today: string): string | undefined {
  if (said === 'this') return isoWeekOf(today).start;
  if (said === 'last') return addDays(isoWeekOf(today).start, -7);
  const [, year, week] = /^(\d{4})-?w(\d{1,2})$/i.exec(said) ?? [];
  if (year !== undefined && week !== undefined) return startOfWeek(Number(year), Number(week));
  const [, ofYear] = /^(\d{4})-\d{1,2}$/.exec(said) ?? [];
  if (ofYear !== undefined) {
    throw new CliError('usage', `"${said}" names no week: ${describeWeeks(Number(ofYear))}.`);
  }
  return isDate(said) ? isoWeekOf(said).start : findSaidWeek(said, today);
}

/** In words, as a question to the coach says it. */
function findSaidWeek(said: string, today: string): string | undefined {
  const period = findSaidPeriod(said, today);
  const week = period && isoWeekOf(period.from);
  return week?.start === period?.from && week?.end === period?.to ? week?.start : undefined;
}

/** 4 January is in the first week of each year (ISO 8601). */
function startOfWeek(year: number, week: number): string {
  const start = addDays(isoWeekOf(`${String(year).padStart(4, '0')}-01-04`).start, 7 * (week - 1));
  const found = isoWeekOf(start);
  if (found.year === year && found.week === week) return start;
  throw new CliError('usage', `${year} has no week ${week}: ${describeWeeks(year)}.`);
}

/** 28 December is in the last week of each year. */
function describeWeeks(year: number): string {
  const { week } = isoWeekOf(`${String(year).padStart(4, '0')}-12-28`);
  return `the weeks of ${year} are ${year}-W01 to ${year}-W${week}`;
}

export interface SheetName {
  readonly weekStart: string;
  /** 0 for the first of a week; undefined where only the week was named. */
  readonly supplement: number | undefined;
}

/** A week, or one of its sheets by what `list` shows: `2026-W46+1`; undefined for what names none. */
export function parseSheetName(said: string, today: string): SheetName | undefined {
  const [, week = said, supplement] = /^(.+)\+(\d{1,4})$/.exec(said) ?? [];
  const weekStart = parseWeek(week, today);
  if (weekStart === undefined) return undefined;
  return { weekStart, supplement: supplement === undefined ? undefined : Number(supplement) };
}
