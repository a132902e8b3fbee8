/** What goals and habits are called in the editor's language, and figures in the unit of their measure. */
import type { Goal, Habit } from '../../../src/api-client/index.ts';
import { formatMinutes } from '../../../src/domain/duration.ts';
import { measureFacts } from '../../../src/domain/goals/goal.ts';
import { formatMoney } from '../../../src/domain/money.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';

export type Translate = PagePorts['t'];
export type Measured = NonNullable<Goal['measured']>;
type Words<Key extends string> = Readonly<Record<Key, string>>;

interface GoalWords {
  readonly measures: Words<Measured['measure']>;
  readonly directions: Words<Measured['direction']>;
  readonly periods: Words<Measured['period']>;
  readonly checks: Words<Habit['checkedBy']>;
  readonly rhythms: Words<Habit['rhythm']>;
}

export function wordsOf(t: Translate): GoalWords {
  return {
    measures: {
      worked_time: t('Worked time'),
      billable_time: t('Billable time'),
      utilisation: t('Utilisation (billable time of working time)'),
      invoiced: t('Invoiced, net'),
      open_findings: t('Open findings'),
      critical_findings: t('Critical findings'),
      overdue: t('Overdue amount'),
    },
    directions: { at_least: t('at least'), at_most: t('at most') },
    periods: {
      week: t('each week'),
      month: t('each month'),
      quarter: t('each quarter'),
      year: t('each year'),
      until: t('until its due date'),
    },
    checks: {
      timesheet_submitted: t('The timesheet of a week is submitted by Monday'),
      begun_before: t('Work begins before a time on working days'),
      entries_noted: t('No entry is without a note'),
      weekly_scan: t('A scan each week'),
      invoiced_after_month: t('The work of a month is invoiced soon after its end'),
      by_hand: t('Something else, ticked by hand'),
    },
    rhythms: { day: t('each day'), week: t('each week'), month: t('each month') },
  };
}

/** `31:15`, `72 %`, `€4,820.00`, `12`. */
export function printMeasured(
  value: number,
  { measure, currency }: Pick<Measured, 'measure' | 'currency'>,
  locale: string,
): string {
  switch (measureFacts[measure].unit) {
    case 'seconds':
      return formatMinutes(value);
    case 'percent':
      return new Intl.NumberFormat(locale, { style: 'percent' }).format(value / 100);
    case 'minor':
      return formatMoney({ minor: value, currency: currency ?? '' }, locale);
    case 'count':
      return new Intl.NumberFormat(locale).format(value);
  }
}
