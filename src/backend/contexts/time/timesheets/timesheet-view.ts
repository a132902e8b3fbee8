/** Rows of timesheets and of their entries as the API shows them. */
import * as z from 'zod';
import { type DayPart, splitByDay } from '../../../../domain/day-parts.ts';
import { type MovedTime, nothingMoved } from '../../../../domain/figures/worked-week.ts';
import { locksEntries } from '../../../../domain/timesheet-states.ts';
import { datesBetween, isoWeekOf } from '../../../../domain/zones.ts';
import { toInstant, toInstantOrNull } from '../../../platform/http/instant.ts';
import { billedSecondsOf, type ProjectTimeRules } from '../../account/model/time-rule-fields.ts';
import { findRefusalOf, listFinished, type OpenWeekFacts, revisionOf } from '../model/open-week.ts';
import type { OverlappingTimes } from '../model/overlaps.ts';
import type { SheetEntryRow, SheetSums, TimesheetRow } from './timesheets.repository.ts';
import type { SheetEntry, Timesheet, TimesheetWeek } from './timesheets.schema.ts';

const tagsSchema = z.array(z.string());

export interface SheetFacts {
  readonly sums?: SheetSums | undefined;
  /** What nights move into its week and out of it. */
  readonly moved?: MovedTime | undefined;
  readonly userName?: string | undefined;
}

export function toTimesheet(
  row: TimesheetRow,
  { sums, moved = nothingMoved, userName }: SheetFacts,
): Timesheet {
  const { year, week } = isoWeekOf(row.week_start);
  const seconds = sums?.seconds ?? 0;
  return {
    id: row.id,
    version: row.version,
    createdAt: toInstant(row.created_at),
    updatedAt: toInstant(row.updated_at),
    userId: row.user_id,
    userName: userName ?? '',
    weekStart: row.week_start,
    weekEnd: row.week_end,
    year,
    week,
    supplement: row.supplement,
    state: row.state,
    seconds,
    workedSeconds: seconds - moved.laterSeconds + sumSeconds(moved.earlier),
    billableSeconds: sums?.billableSeconds ?? 0,
    entryCount: sums?.entryCount ?? 0,
    submittedAt: toInstantOrNull(row.submitted_at),
    decidedAt: toInstantOrNull(row.decided_at),
    decidedBy: row.decided_by,
    reason: row.reason,
    differenceCount: row.state === 'submitted' ? row.difference_count : null,
    commentCount: row.comment_count,
  };
}

function sumSeconds(parts: readonly DayPart[]): number {
  return parts.reduce((sum, { seconds }) => sum + seconds, 0);
}

export interface WeekFacts extends Pick<OpenWeekFacts, 'actorIsAuthor'> {
  readonly rows: readonly SheetEntryRow[];
  /** What entries of weeks before have on its days. */
  readonly earlier: readonly DayPart[];
  /** By project; they say what each entry bills by itself, and what it needs before it is submitted. */
  readonly rules: ReadonlyMap<string, ProjectTimeRules>;
  readonly shared: OverlappingTimes;
}

export function toTimesheetWeek(sheet: Timesheet, { rows, ...facts }: WeekFacts): TimesheetWeek {
  const parts = [...facts.earlier, ...rows.flatMap(splitRow)];
  const days = datesBetween(sheet.weekStart, sheet.weekEnd).map((date) => ({
    date,
    seconds: sumSeconds(parts.filter((part) => part.date === date)),
    entries: rows.filter((row) => row.local_date === date).map((row) => toSheetEntry(row, facts)),
  }));
  const finished = listFinished(rows);
  return {
    ...sheet,
    sharedSeconds: facts.shared.sum(finished.map(({ id }) => id)),
    revision: locksEntries(sheet.state) ? null : revisionOf(finished, facts.shared),
    submitRefusal: findRefusalOf(rows, { ...facts, state: sheet.state }),
    days,
  };
}

/** The days that an entry was worked on; none while it runs. */
function splitRow(row: SheetEntryRow): readonly DayPart[] {
  return row.ended_at === null ? [] : splitByDay({ startMs: row.started_at, endMs: row.ended_at }, row.zone);
}

/** What of an entry is submitted. */
export function toSheetTime(row: SheetEntryRow) {
  return {
    id: row.id,
    projectId: row.project_id,
    projectName: row.project_name,
    clientName: row.client_name,
    taskId: row.task_id,
    startedAt: toInstant(row.started_at),
    endedAt: toInstantOrNull(row.ended_at),
    zone: row.zone,
    localDate: row.local_date,
    seconds: row.seconds,
    note: row.note,
    tags: tagsSchema.parse(JSON.parse(row.tags)),
    billable: row.billable === 1,
    rate: { minor: row.rate_minor, currency: row.rate_currency },
  };
}

function toSheetEntry(
  row: SheetEntryRow,
  { rules, shared }: Pick<WeekFacts, 'rules' | 'shared'>,
): SheetEntry {
  return {
    ...toSheetTime(row),
    version: row.version,
    ownRate: row.rate_own === 1,
    verdict: toVerdict(row),
    billedSeconds: billedSecondsOf(row, rules.get(row.project_id)),
    shared: shared.find(row.id),
  };
}

function toVerdict(row: SheetEntryRow): SheetEntry['verdict'] {
  const { verdict, verdict_reason: reason, verdict_at, verdict_by: decidedBy } = row;
  return verdict === null || verdict_at === null || decidedBy === null
    ? null
    : { verdict, reason, decidedAt: toInstant(verdict_at), decidedBy };
}
