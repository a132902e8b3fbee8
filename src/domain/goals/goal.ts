/** What a goal can be set on, and how its figure behaves over time. */

/** Each has one definition: worked time and its billable part, what was invoiced, open findings, overdue invoices. */
export const goalMeasures = [
  'worked_time',
  'billable_time',
  'utilisation',
  'invoiced',
  'open_findings',
  'critical_findings',
  'overdue',
] as const;
export type GoalMeasure = (typeof goalMeasures)[number];

/**
 * `sum` grows with the days of a period and is held against the part that should be there by now. `ratio` is a share of
 * the days so far. `stock` is what stands now, whatever the period.
 */
export type MeasureKind = 'sum' | 'ratio' | 'stock';

/** Seconds, whole per cent, minor units of the goal's currency, or a number of findings. */
export type MeasureUnit = 'seconds' | 'percent' | 'minor' | 'count';

interface MeasureFacts {
  readonly kind: MeasureKind;
  readonly unit: MeasureUnit;
  /** What it can be narrowed down to: a figure that is not kept by client or project is not guessed. */
  readonly of: readonly ('client' | 'project')[];
}

export const measureFacts: Readonly<Record<GoalMeasure, MeasureFacts>> = {
  worked_time: { kind: 'sum', unit: 'seconds', of: ['client', 'project'] },
  billable_time: { kind: 'sum', unit: 'seconds', of: ['client', 'project'] },
  utilisation: { kind: 'ratio', unit: 'percent', of: [] },
  invoiced: { kind: 'sum', unit: 'minor', of: ['client'] },
  open_findings: { kind: 'stock', unit: 'count', of: ['project'] },
  critical_findings: { kind: 'stock', unit: 'count', of: ['project'] },
  overdue: { kind: 'stock', unit: 'minor', of: ['client'] },
};

export const goalDirections = ['at_least', 'at_most'] as const;
export type GoalDirection = (typeof goalDirections)[number];

/** `until`: from the day it began to its due date, once. */
export const goalPeriods = ['week', 'month', 'quarter', 'year', 'until'] as const;
export type GoalPeriod = (typeof goalPeriods)[number];
