/** Checks that every write of an entry passes: its project, its locks, its fields, its day, its neighbours in time. */

import type { Person } from '../../../../../domain/policy/actor.ts';
import { endsInFuture } from '../../../../../domain/time/future-time.ts';
import { text } from '../../../../../words/text.ts';
import { word } from '../../../../../words/word.ts';
import { listLogged } from '../../../../platform/events/event-log.ts';
import { ApiError, ConflictError, invalidField } from '../../../../platform/http/api-error.ts';
import { refuseNamed } from '../../../../platform/http/refusals/lacking.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';
import type { Work } from '../../../../platform/unit-of-work.ts';
import type { ProjectTimeRules } from '../../../account/model/time-rule-fields.ts';
import { timesOf } from '../moments.ts';
import { deletedUnseen } from '../time-entries.events.ts';
import type { BillableProject, TimeEntryPorts } from '../time-entries.ports.ts';
import { listOverlapping, type TimeEntryRow } from '../time-entries.repository.ts';
import type { EntryWarning, TimeEntry } from '../time-entries.schema.ts';
import { type EntryFacts, showEntry } from '../time-entry-view.ts';
import { type CroppedRow, planCrops } from './crop-rules.ts';
import { requireOpenDate } from './date-lock-rules.ts';
import { checkDailyLimit, type Exchange, type RuledChange } from './day-limit-rules.ts';
import { findNeighbours, judgeNeighbours, listOverlapsOf } from './overlap-rules.ts';
import { checkRequiredFields } from './required-field-rules.ts';

export async function requireProject(
  reads: Reads,
  ports: TimeEntryPorts,
  projectId: string,
): Promise<BillableProject> {
  const project = await ports.findProject(reads, projectId);
  if (!project) {
    throw refuseNamed(reads, 'projects', 'projectId');
  }
  if (project.archived_at !== null) {
    throw new ApiError(
      'project_archived',
      text`${project.name} is archived: restore it before recording time on it.`,
      [{ field: 'projectId', issue: 'is archived' }],
    );
  }
  return project;
}

/** A task is one of the entry's project: another's, or another organization's, is as if there were none. */
export async function requireTask(
  reads: Reads,
  ports: TimeEntryPorts,
  row: Pick<TimeEntryRow, 'organization_id' | 'project_id' | 'task_id'>,
): Promise<void> {
  if (row.task_id === null) return;
  const task = await ports.findTask(reads, row.task_id);
  if (task?.project_id !== row.project_id) {
    throw invalidField('taskId', 'there is no such task of the project');
  }
}

/** A request that comes late, or twice, does not bring back what was deleted since. */
export async function requireNotDeleted(
  reads: Reads,
  { userId }: Person,
  { id, sent }: { readonly id: string | undefined; readonly sent: unknown },
): Promise<void> {
  if (id === undefined) return;
  const conflict = { current: null, sent };
  const deletions = await listLogged(reads, {
    id,
    types: ['time-entry.deleted', deletedUnseen],
  });
  if (deletions.some(({ type }) => type === 'time-entry.deleted')) {
    throw new ConflictError('gone', 'The entry was deleted: undo that to have it back.', conflict);
  }
  if (deletions.some(({ type, actor }) => type === deletedUnseen && actor === userId)) {
    throw new ConflictError(
      'gone',
      'The entry was deleted before it came: send it under another id.',
      conflict,
    );
  }
}

/** Submitted, approved and invoiced time does not change; the sheet is withdrawn or reopened first. */
export async function requireUnlocked(
  { reads }: Work,
  ports: TimeEntryPorts,
  row: TimeEntryRow,
): Promise<void> {
  const lock = row.timesheet_id === null ? undefined : await ports.findLock(reads, row.timesheet_id);
  if (lock !== undefined) {
    throw new ApiError(
      'entry_locked',
      text`The entry is in a timesheet that is ${word(lock)}: take the sheet back before changing it.`,
    );
  }
}

/**
 * Both locks: the sheet's and the date's. What is deleted passes this alone. A timer that ran into the closing of its day
 * is no recorded time yet: it can be described, stopped and discarded.
 */
export async function requireEditable(
  work: Work,
  ports: TimeEntryPorts,
  { row, now }: { readonly row: TimeEntryRow; readonly now: number },
): Promise<void> {
  await requireUnlocked(work, ports, row);
  if (row.ended_at !== null) {
    await requireOpen(work.reads, ports, { row, now });
  }
}

/** For what is made of time that is there: it does not come to lie where its project's time is closed. */
export async function requireOpen(
  reads: Reads,
  ports: TimeEntryPorts,
  { row, now }: { readonly row: TimeEntryRow; readonly now: number },
): Promise<void> {
  const { rules } = await requireRules(reads, ports, row);
  requireOpenDate(row, rules.lock, now);
}

/** The rules that the row's project has; it was looked up before, or the database holds it by a reference. */
export async function requireRules(
  reads: Reads,
  ports: TimeEntryPorts,
  row: Pick<TimeEntryRow, 'organization_id' | 'project_id'>,
): Promise<ProjectTimeRules> {
  const rules = (await ports.loadTimeRules(reads, [row.project_id])).get(row.project_id);
  if (!rules) {
    throw new RangeError('An entry has a project, and a project has rules.');
  }
  return rules;
}

/** As a caller sees it, with what it bills by its project's rules. */
export async function showRuled(reads: Reads, ports: TimeEntryPorts, row: TimeEntryRow): Promise<TimeEntry> {
  return showEntry(row, { rules: await requireRules(reads, ports, row) });
}

/** What a write that may be done leads to. */
export interface EntryVerdict {
  readonly rules: ProjectTimeRules;
  /** Ids to tell the caller about. */
  readonly overlaps: readonly string[];
  readonly warnings: readonly EntryWarning[];
  /** Neighbours that give time away, still as they are. */
  readonly crops: readonly CroppedRow[];
}

export interface EntryChange {
  /** Undefined: it is new. */
  readonly before?: TimeEntryRow | undefined;
  readonly after: TimeEntryRow;
  readonly now: number;
}

/**
 * A write by hand: refused by the first rule that forbids it.
 * @throws ApiError `entry_locked`, `invalid`, `daily_limit`, `entry_overlaps`
 */
export async function checkEntry(
  work: Work,
  ports: TimeEntryPorts,
  { before, after, now }: EntryChange,
): Promise<EntryVerdict> {
  const rules = await requireRules(work.reads, ports, after);
  if (!isRunningAsBefore(before, after)) {
    requireOpenDate(after, rules.rules.lock, now);
  }
  const isEntering = await comesToRefusal(work.reads, ports, { before, after, rules });
  const { known, fresh } = await findNeighbours(work.reads, {
    before: isEntering ? undefined : before,
    after,
    now,
  });
  if (rules.rules.overlapPolicy !== 'crop' || after.ended_at === null) {
    const warnings = await checkContent(work.reads, { before, after, rules, now }, false);
    judgeNeighbours(after, fresh, rules);
    return { rules, warnings, overlaps: listOverlapsOf(after, [...known, ...fresh], rules), crops: [] };
  }
  const { crops, running } = await planCrops(work, ports, { candidate: after, neighbours: fresh, now });
  const exchange = await exchangeFor(work.reads, ports, { after, rules, crops });
  const warnings = await checkContent(work.reads, { before, after, rules, exchange, now }, false);
  return { rules, warnings, overlaps: [...listOverlapsOf(after, known, rules), ...running], crops };
}

/** With what is left of those that give time away: it counts no more on their days. */
async function exchangeFor(
  reads: Reads,
  ports: TimeEntryPorts,
  { after, rules, crops }: Pick<RuledChange, 'after' | 'rules'> & Pick<EntryVerdict, 'crops'>,
): Promise<Exchange> {
  const left: Exchange['to'][number][] = [];
  for (const { row, pieces } of crops) {
    const own = await requireRules(reads, ports, row);
    for (const piece of pieces) left.push({ after: { ...row, ...timesOf(piece, row.zone) }, rules: own });
  }
  return { from: [after, ...crops.map(({ row }) => row)], to: [{ after, rules }, ...left] };
}

/** Recorded for its project by its start: it can be described and stopped when that is closed by now. */
export function isRunningAsBefore(before: TimeEntryRow | undefined, after: TimeEntryRow): boolean {
  return (
    after.ended_at === null &&
    before?.started_at === after.started_at &&
    before.project_id === after.project_id
  );
}

/** What the timer ends is kept whatever the rules say: they are told, and nothing is refused. */
export async function tellOfEntry(
  work: Work,
  ports: TimeEntryPorts,
  { before, after, now }: EntryChange,
): Promise<EntryFacts> {
  const rules = await requireRules(work.reads, ports, after);
  const warnings = await checkContent(work.reads, { before, after, rules, now }, true);
  return {
    rules,
    warnings,
    overlaps: listOverlapsOf(after, await listOverlapping(work.reads, after, now), rules),
  };
}

interface EntryExchange {
  readonly from: readonly TimeEntryRow[];
  readonly to: readonly TimeEntryRow[];
  readonly now: number;
}

/**
 * Entries that are divided or joined, before it is written: each that comes of it, in order. No time is taken that was
 * not theirs, so that neighbours are in the way only where a part comes to another project.
 * @throws ApiError `invalid`, `daily_limit`, `entry_overlaps`
 */
export async function checkExchange(
  work: Work,
  ports: TimeEntryPorts,
  { from, to: rows, now }: EntryExchange,
): Promise<readonly EntryFacts[]> {
  const [before] = from;
  const to: Exchange['to'][number][] = [];
  for (const after of rows) to.push({ after, rules: await requireRules(work.reads, ports, after) });
  const facts: EntryFacts[] = [];
  for (const { after, rules } of to) {
    const change = { before, after, rules, exchange: { from, to }, now };
    const warnings = await checkContent(work.reads, change, false);
    facts.push({ rules, warnings, overlaps: await judgePart(work.reads, change, now) });
  }
  return facts;
}

async function judgePart(
  reads: Reads,
  { before, after, rules, exchange }: RuledChange,
  now: number,
): Promise<readonly string[]> {
  const own = new Set(exchange?.from.map(({ id }) => id));
  const others = (await listOverlapping(reads, after, now)).filter(({ id }) => !own.has(id));
  if (before?.project_id !== after.project_id) judgeNeighbours(after, others, rules);
  return listOverlapsOf(after, others, rules);
}

/**
 * A timer that starts: it has no length and no end yet, so that its neighbours, and where its start is said to be closed
 * time, alone can be in its way.
 */
export async function checkStart(
  work: Work,
  ports: TimeEntryPorts,
  { row, now }: { readonly row: TimeEntryRow; readonly now: number },
): Promise<readonly string[]> {
  const rules = await requireRules(work.reads, ports, row);
  requireOpenDate(row, rules.rules.lock, now);
  const neighbours = await listOverlapping(work.reads, row, now);
  judgeNeighbours(row, neighbours, rules);
  return listOverlapsOf(row, neighbours, rules);
}

async function checkContent(
  reads: Reads,
  change: RuledChange & { readonly now: number },
  lenient: boolean,
): Promise<readonly EntryWarning[]> {
  // A running entry is not described yet, and has no length.
  if (change.after.ended_at === null) {
    return [];
  }
  const missing = checkRequiredFields(change, lenient);
  return [...missing, ...(await checkDailyLimit(reads, change, lenient)), ...warnOfFuture(change)];
}

/** It is kept: a plan is written down so, too. */
function warnOfFuture({ after, now }: Pick<EntryChange, 'after' | 'now'>): readonly EntryWarning[] {
  return endsInFuture(after.ended_at, now)
    ? [{ code: 'ends_in_future', message: 'The entry ends in the future.', field: 'endedAt' }]
    : [];
}

/** Time that was shared where that may be is not brought to a project that refuses it. */
async function comesToRefusal(
  reads: Reads,
  ports: TimeEntryPorts,
  { before, after, rules }: RuledChange,
): Promise<boolean> {
  if (before === undefined || before.project_id === after.project_id) return false;
  const was = await requireRules(reads, ports, before);
  return rules.rules.overlapPolicy === 'refuse' && was.rules.overlapPolicy !== 'refuse';
}
