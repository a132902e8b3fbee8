/** From what the backend knows of weeks to what the Approvals page shows; pure. */

import type {
  SubmittedEntry,
  Timesheet,
  TimesheetComment,
  TimesheetDecisions,
  TimesheetDifferences,
  TimesheetEntry,
  TimesheetWeek,
} from '../../../src/api-client/index.ts';
import type { Translate } from '../../../src/pages/words.ts';
import type { Decided, JudgedEntry, OpenedWeek, ShownEntry, WaitingWeek } from '../messages.ts';

export function toWaitingWeek(sheet: Timesheet): WaitingWeek {
  const { id, userName, weekStart, weekEnd, week, supplement, seconds, billableSeconds } = sheet;
  const { submittedAt, differenceCount, commentCount } = sheet;
  const told = { submittedAt, differenceCount, commentCount };
  return { id, userName, weekStart, weekEnd, week, supplement, seconds, billableSeconds, ...told };
}

function toShownEntry(entry: TimesheetEntry | SubmittedEntry): ShownEntry {
  const { id, localDate, startedAt, endedAt, zone, seconds, tags = [], billable } = entry;
  const note = [entry.note, ...tags.map((tag) => `+${tag}`)].filter(Boolean).join(' ');
  return {
    id,
    startedAt,
    endedAt,
    zone,
    note,
    billable,
    date: localDate,
    seconds: seconds ?? 0,
    client: entry.clientName,
    project: entry.projectName,
  };
}

function toJudgedEntry(entry: TimesheetEntry): JudgedEntry {
  const { verdict, shared } = entry;
  return {
    ...toShownEntry(entry),
    verdict: verdict?.verdict ?? null,
    reason: verdict?.reason ?? null,
    shared,
  };
}

export interface ReadWeek {
  readonly week: TimesheetWeek;
  readonly differences: TimesheetDifferences;
  readonly comments: readonly TimesheetComment[];
}

export function toOpenedWeek({ week, differences, comments }: ReadWeek): OpenedWeek {
  return {
    type: 'week',
    id: week.id,
    sharedSeconds: week.sharedSeconds,
    entries: week.days.flatMap(({ entries }) => entries.map(toJudgedEntry)),
    since: differences.since,
    added: differences.added.map(toShownEntry),
    removed: differences.removed.map(toShownEntry),
    changed: differences.changed.map(({ before, after }) => ({
      before: toShownEntry(before),
      after: toShownEntry(after),
    })),
    comments: comments.map(({ id, authorName, createdAt, text }) => ({
      id,
      author: authorName,
      at: createdAt,
      text,
    })),
  };
}

/** What the backend says of versions is for programs. */
export function changedMeanwhile(t: Translate): string {
  return t('The week was changed elsewhere, so nothing was decided. It now shows the current state.');
}

export function toDecided(
  verdict: Decided['verdict'],
  { results }: TimesheetDecisions,
  t: Translate,
): Decided {
  const refused = results.flatMap(({ id, error }) =>
    error === null
      ? []
      : [{ id, message: error.code === 'stale_version' ? changedMeanwhile(t) : error.message }],
  );
  const ids = results.filter(({ error }) => error === null).map(({ id }) => id);
  return { type: 'decided', verdict, ids, refused };
}
