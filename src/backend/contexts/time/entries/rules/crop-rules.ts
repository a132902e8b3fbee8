/** The policy `crop`: what neighbours give away for an entry, planned first and then written. */
import { v7 as newId } from 'uuid';
import { cropOverlaps } from '../../../../../domain/crop-overlaps.ts';
import type { Interval } from '../../../../../domain/intervals.ts';
import type { TimeSpan } from '../../../../../domain/spans.ts';
import { type Text, text } from '../../../../../words/text.ts';
import { word } from '../../../../../words/word.ts';
import { ApiError, type FieldIssue } from '../../../../platform/http/api-error.ts';
import { toInstant } from '../../../../platform/http/instant.ts';
import type { Work } from '../../../../platform/unit-of-work.ts';
import { settleQuestions } from '../../questions/timer-questions.ts';
import { splitGit } from '../changes/split-git.ts';
import { addEntry, changeEntry } from '../entry-writes.ts';
import { timesOf } from '../moments.ts';
import type { TimeEntryPorts } from '../time-entries.ports.ts';
import type { TimeEntryRow } from '../time-entries.repository.ts';
import { findClosing } from './date-lock-rules.ts';

export interface CroppedRow {
  readonly row: TimeEntryRow;
  /** What is left of it, in order: one piece, or two. */
  readonly pieces: readonly [TimeSpan, ...TimeSpan[]];
}

export interface CropPlan {
  readonly crops: readonly CroppedRow[];
  /** Ids of timers that run into it: they stay as they are. */
  readonly running: readonly string[];
}

interface CropSubject {
  readonly candidate: TimeEntryRow;
  readonly neighbours: readonly TimeEntryRow[];
  readonly now: number;
}

export function toInterval({ id, started_at, ended_at }: TimeEntryRow): Interval {
  return { id, startMs: started_at, endMs: ended_at ?? undefined };
}

/**
 * Nothing is written yet.
 * @throws ApiError `entry_overlaps` when nothing would be left of a neighbour, `entry_locked` when one is locked
 */
export async function planCrops(
  work: Work,
  ports: TimeEntryPorts,
  { candidate, neighbours, now }: CropSubject,
): Promise<CropPlan> {
  const { id, started_at: startMs, ended_at } = candidate;
  const span = { id, startMs, endMs: ended_at ?? startMs };
  const { crops, covered, running } = cropOverlaps(span, neighbours.map(toInterval));
  const rows = new Map(neighbours.map((row) => [row.id, row]));
  const rowsOf = (ids: readonly string[]) => ids.flatMap((one) => rows.get(one) ?? []);
  requireNoneCovered(rowsOf(covered));
  await requireNoneLocked(work, ports, { rows: rowsOf(crops.map((crop) => crop.id)), now });
  const pieces = new Map(crops.map((crop) => [crop.id, crop.after]));
  const cropped = rowsOf([...pieces.keys()]).flatMap((row) => {
    const left = pieces.get(row.id);
    return left === undefined ? [] : [{ row, pieces: left }];
  });
  return { crops: cropped, running };
}

function requireNoneCovered(rows: readonly TimeEntryRow[]): void {
  if (rows.length > 0) {
    throw new ApiError(
      'entry_overlaps',
      text`Nothing would be left of ${rows.length} other(s): delete them first, or take other times.`,
      rows.map((row) => ({ field: 'startedAt', issue: text`covers ${nameRow(row)}` })),
    );
  }
}

async function requireNoneLocked(
  work: Work,
  ports: TimeEntryPorts,
  { rows, now }: { readonly rows: readonly TimeEntryRow[]; readonly now: number },
): Promise<void> {
  const details: FieldIssue[] = [];
  for (const row of rows) {
    const why = await findLock(work, ports, { row, now });
    if (why !== undefined) {
      details.push({ field: 'startedAt', issue: text`shares time with ${nameRow(row)}, which is ${why}` });
    }
  }
  if (details.length > 0) {
    throw new ApiError(
      'entry_locked',
      text`The entry shares time with ${details.length} other(s) that cannot give it away: they are locked.`,
      details,
    );
  }
}

async function findLock(
  { reads }: Work,
  ports: TimeEntryPorts,
  { row, now }: { readonly row: TimeEntryRow; readonly now: number },
): Promise<Text | undefined> {
  const { project_id, timesheet_id } = row;
  const sheet = timesheet_id === null ? undefined : await ports.findLock(reads, timesheet_id);
  if (sheet !== undefined) {
    return text`in a timesheet that is ${word(sheet)}`;
  }
  const rules = (await ports.loadTimeRules(reads, [project_id])).get(project_id);
  const through = rules && findClosing(row, rules.rules.lock, now);
  return through === undefined ? undefined : text`closed up to ${through}`;
}

function nameRow({ id, started_at }: TimeEntryRow): Text {
  return text`${id} of ${toInstant(started_at)}`;
}

/**
 * Shortens what is left of each to its first piece; a second one becomes an entry of its own, with the commits that were
 * made in it.
 */
export async function applyCrops(work: Work, crops: readonly CroppedRow[]): Promise<void> {
  const { now } = work;
  for (const { row, pieces } of crops) {
    const [first, second] = pieces;
    const [git, laterGit] = splitGit(row.git, second?.startMs);
    const parts = [await changeEntry(work, row, { ...timesOf(first, row.zone), git })];
    if (second) {
      const own = { created_at: now, updated_at: now, version: 1, id: newId(), git: laterGit };
      parts.push(await addEntry(work, { ...row, ...timesOf(second, row.zone), ...own }));
    }
    await settleQuestions(work, [row.id], parts);
  }
}
