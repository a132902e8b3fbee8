/**
 * What a week would hand in, as whoever submits it has seen it: told with the week and with its timesheet, and looked at once
 * more in the step that submits.
 */
import { createHash } from 'node:crypto';
import * as z from 'zod';
import { findMissingFields, type RequirableField } from '../../../../domain/required-fields.ts';
import {
  findSubmitRefusal,
  submitRefusals,
  type TimesheetSituation,
} from '../../../../domain/timesheet-states.ts';
import type { ProjectTimeRules } from '../../account/model/time-rule-fields.ts';
import type { OverlappingTime, OverlappingTimes } from './overlaps.ts';

/** What is asked of its entries is a rule of their projects, and none of the timesheet's. */
export const submitRefusalSchema = z.enum([...submitRefusals, 'field_missing']);
type Refusal = z.infer<typeof submitRefusalSchema>;

export interface VersionedEntry {
  readonly id: string;
  readonly version: number;
}

/**
 * The same for the same entries in the same versions, in whatever order they come, as long as they share time with the same
 * ones, of other weeks, too; for no others.
 */
export function revisionOf(entries: readonly VersionedEntry[], shared: OverlappingTimes): string {
  const named = entries
    .map(({ id, version }) => [id, version, ...nameShared(shared.find(id))].join(' '))
    .sort();
  return createHash('sha256').update(named.join('\n')).digest('base64url').slice(0, 22);
}

/** Without how much it is, which grows while one of them runs. */
function nameShared(shared: OverlappingTime | null): readonly (string | number | null)[] {
  if (shared === null) return [];
  return [shared.count, ...shared.others.flatMap(({ id, startedAt, endedAt }) => [id, startedAt, endedAt])];
}

/** True where they are the same entries in the same versions. */
export function areSame(some: readonly VersionedEntry[], others: readonly VersionedEntry[]): boolean {
  const versions = new Map(others.map(({ id, version }) => [id, version]));
  return some.length === versions.size && some.every(({ id, version }) => versions.get(id) === version);
}

interface EntryRow extends VersionedEntry {
  readonly project_id: string;
  readonly task_id: string | null;
  readonly note: string;
  readonly tags: string;
  readonly ended_at: number | null;
}

/** Of what runs nothing is submitted. */
export function listFinished<Row extends Pick<EntryRow, 'ended_at'>>(rows: readonly Row[]): readonly Row[] {
  return rows.filter(({ ended_at }) => ended_at !== null);
}

/** What the rules of its project ask for, and the entry leaves out. */
export function findMissingOf(
  { note, task_id: taskId, tags }: Pick<EntryRow, 'note' | 'task_id' | 'tags'>,
  rules: ProjectTimeRules | undefined,
): readonly RequirableField[] {
  return findMissingFields(rules?.rules.requiredFields ?? [], { note, taskId, tags: JSON.parse(tags) });
}

export interface OpenWeekFacts extends Pick<TimesheetSituation, 'state' | 'actorIsAuthor'> {
  /** By project. */
  readonly rules: ReadonlyMap<string, ProjectTimeRules>;
}

/** Why a submission of these entries would be refused now; null where it would be done. */
export function findRefusalOf(
  rows: readonly EntryRow[],
  { state, actorIsAuthor, rules }: OpenWeekFacts,
): Refusal | null {
  const finished = listFinished(rows);
  const timerRunning = finished.length < rows.length;
  const refusal = findSubmitRefusal({
    state,
    actorIsAuthor,
    timerRunning,
    entryCount: finished.length,
  });
  if (refusal !== undefined) return refusal;
  const lacks = finished.some((row) => findMissingOf(row, rules.get(row.project_id)).length > 0);
  return lacks ? 'field_missing' : null;
}
