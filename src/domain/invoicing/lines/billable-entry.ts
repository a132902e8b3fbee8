/** An approved entry as lines are made of it. */
import type { DayPart } from '../../day-parts.ts';
import type { Money } from '../../money.ts';
import type { RoundableEntry, RoundingRule } from '../../rounding.ts';

/** An approved entry with what its line needs. */
export interface BillableEntry {
  readonly id: string;
  readonly projectId: string;
  readonly projectName: string;
  /** Who recorded it; left out where lines are not made by person. */
  readonly personId?: string | undefined;
  readonly personName?: string | undefined;
  readonly taskId?: string | undefined;
  readonly note: string;
  readonly seconds: number;
  /** Local date on which it began, in the entry's own zone. */
  readonly date: string;
  /** What crosses midnight, split by local day; left out where all of it is of `date`. */
  readonly days?: readonly DayPart[] | undefined;
  /** The rate kept with the entry, for one hour. */
  readonly hourlyRate: Money;
}

/** How the time of one invoice is rounded. */
export interface TimeRounding {
  readonly rounding: RoundingRule;
  /** Of projects whose time is rounded in another way, by id. */
  readonly projectRoundings?: ReadonlyMap<string, RoundingRule> | undefined;
}

/** The rule that a project's time is rounded by on one invoice. */
export function roundingOf(projectId: string, { rounding, projectRoundings }: TimeRounding): RoundingRule {
  return projectRoundings?.get(projectId) ?? rounding;
}

/** What entries of one task have in common: the task, or the note where there is none. */
export function workOf({ taskId, note }: Pick<BillableEntry, 'taskId' | 'note'>): string {
  return taskId ?? firstLine(note);
}

/** Its days, since a rule may add up the work of one. */
export function toRoundable(entry: BillableEntry): readonly RoundableEntry[] {
  return daysOf(entry).map((day) => ({ id: entry.id, work: workOf(entry), ...day }));
}

/** The local days that an entry was worked on, in their order. */
export function daysOf({
  days,
  date,
  seconds,
}: Pick<BillableEntry, 'days' | 'date' | 'seconds'>): readonly DayPart[] {
  return days ?? [{ date, seconds }];
}

export function firstLine(note: string): string {
  return note.trim().split('\n', 1)[0]?.trim() ?? '';
}
