/**
 * Worked time added up by what one asks for: what reports are made of. Unit, day and rounding: worked-value.ts. A period
 * counts what was worked on its days, wherever an entry began.
 */
import type { WorkCondition } from '../query/conditions.ts';
import type { Days } from './worked-time.ts';

export type WorkDimension = 'date' | 'projectId' | 'taskId' | 'tags' | 'userId' | 'note';

/** What narrows entries down besides their days; a task of `none` is that of entries without one. */
export interface WorkFilter {
  readonly clientId?: string | undefined;
  readonly projectId?: string | undefined;
  readonly taskId?: string | undefined;
  readonly userId?: string | undefined;
  readonly tag?: string | undefined;
  /** A JSON array: entries that have exactly these tags. */
  readonly tagSet?: string | undefined;
  readonly billable?: boolean | undefined;
  readonly text?: string | undefined;
  readonly conditions?: readonly WorkCondition[] | undefined;
}

export interface WorkAsked {
  readonly period: Days;
  readonly filter: WorkFilter;
  /** What sums are told apart by; what is not asked for may be left out of them. */
  readonly by: readonly WorkDimension[];
  /**
   * Days within the period, in rising order. Where they are given, what is told apart by date is told apart by the spans
   * that begin with the period and with each of them, and its date is the first day of its span.
   */
  readonly spansFrom?: readonly string[] | undefined;
}

/** The date by which work of a day is told apart. */
export function findSpan(
  date: string,
  { period, spansFrom }: Pick<WorkAsked, 'period' | 'spansFrom'>,
): string {
  if (spansFrom === undefined) return date;
  return spansFrom.findLast((first) => first <= date) ?? period.from;
}

/** Some of the work of one day, project, task, person and so on. */
export interface WorkSum {
  readonly date?: string;
  readonly projectId?: string;
  readonly taskId?: string | null;
  readonly userId?: string;
  readonly tags?: string;
  readonly note?: string;
  readonly clientId: string;
  readonly isBillable: boolean;
  /** On an invoice that was issued, and not released by a credit note. */
  readonly isBilled: boolean;
  readonly rateMinor: number;
  readonly currency: string;
  /** As recorded. */
  readonly seconds: number;
  /** What the rounding rules make of billable seconds; 0 of others. */
  readonly roundedSeconds: number;
  readonly entries: number;
}

export interface WorkSums {
  readonly whole: readonly WorkSum[];
  /** Of each entry of several days its days within the period: one entry, however many they are. */
  readonly split: readonly (readonly WorkSum[])[];
  /** False where no rule rounds any of the billable work. */
  readonly isRounded: boolean;
}
