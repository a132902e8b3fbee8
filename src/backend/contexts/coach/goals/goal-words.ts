/** What measures, periods and paces are called, and figures in their unit. English, and German. */
import { formatMinutes } from '../../../../domain/duration.ts';
import {
  type GoalDirection,
  type GoalMeasure,
  type GoalPeriod,
  measureFacts,
} from '../../../../domain/goals/goal.ts';
import { formatMoney, type Money } from '../../../../domain/money.ts';

type BothWords = readonly [english: string, german: string];

export const measureWords: Readonly<Record<GoalMeasure, BothWords>> = {
  worked_time: ['Worked time', 'Gearbeitete Zeit'],
  billable_time: ['Billable time', 'Abrechenbare Zeit'],
  utilisation: ['Utilisation', 'Auslastung'],
  invoiced: ['Invoiced, net', 'In Rechnung gestellt, netto'],
  open_findings: ['Open findings', 'Offene Befunde'],
  critical_findings: ['Critical findings', 'Kritische Befunde'],
  overdue: ['Overdue', 'Überfällig'],
};

export const directionWords: Readonly<Record<GoalDirection, BothWords>> = {
  at_least: ['at least', 'mindestens'],
  at_most: ['at most', 'höchstens'],
};

export const periodWords: Readonly<Record<GoalPeriod, BothWords>> = {
  week: ['each week', 'jede Woche'],
  month: ['each month', 'jeden Monat'],
  quarter: ['each quarter', 'jedes Quartal'],
  year: ['each year', 'jedes Jahr'],
  until: ['until the due date', 'bis zum Fälligkeitstag'],
};

/** The locale where it is English or German; English else. */
export function knownLocale(locale: string): string {
  return /^(?:en|de)(?:-[A-Za-z0-9]{2,8})*$/i.test(locale) ? locale : 'en';
}

/** A figure in the unit of its measure: `31:15`, `72 %`, `€4,820.00`, `12`. */
export function formatMeasured(
  value: number,
  { measure, currency }: { readonly measure: GoalMeasure; readonly currency: string | null },
  locale: string,
): string {
  const money: Money = { minor: value, currency: currency ?? '' };
  switch (measureFacts[measure].unit) {
    case 'seconds':
      return formatMinutes(value);
    case 'percent':
      return `${value} %`;
    case 'minor':
      return formatMoney(money, knownLocale(locale));
    case 'count':
      return String(value);
  }
}
