/** Divides an entry at an instant. The first keeps its id; together they are as long as before. */
import { isDeepStrictEqual } from 'node:util';
import { v7 as newId } from 'uuid';
import { type Caller, personOf } from '../../../../platform/http/actor.ts';
import { ApiError, invalidField } from '../../../../platform/http/api-error.ts';
import type { Work } from '../../../../platform/unit-of-work.ts';
import { keepQuestion, settleQuestions } from '../../questions/timer-questions.ts';
import { unrated } from '../entry-rate.ts';
import { addEntry, changeEntry } from '../entry-writes.ts';
import { readMoment, timesOf, wholeSecond } from '../moments.ts';
import { loadEntry } from '../new-entry.ts';
import {
  checkExchange,
  requireEditable,
  requireNotDeleted,
  requireOpen,
  requireProject,
  requireTask,
  showRuled,
} from '../rules/entry-rules.ts';
import type { BillableProject, TimeEntryPorts } from '../time-entries.ports.ts';
import { findEntry, type TimeEntryRow } from '../time-entries.repository.ts';
import { requireSeen } from '../time-entries.service.ts';
import { showEntry, toTimeEntry } from '../time-entry-view.ts';
import type { SplitEntries, SplitTimeEntry } from './entry-changes.schema.ts';
import { splitGit } from './split-git.ts';

export interface Splitting {
  readonly ports: TimeEntryPorts;
  readonly caller: Caller;
  readonly id: string;
  readonly input: SplitTimeEntry;
  /** The version that was seen; undefined where the caller does not say. */
  readonly expected: number | undefined;
}

function readCut(row: TimeEntryRow, at: string, now: number): number {
  const cutMs = readMoment('at', at, row.zone);
  const endMs = row.ended_at ?? wholeSecond(now);
  if (cutMs <= row.started_at || cutMs >= endMs) {
    throw invalidField('at', 'must lie within the entry, after its start and before its end');
  }
  return cutMs;
}

/** A typed rate goes with it to a project of its currency. */
function isTypedFor(row: TimeEntryRow, { currency }: BillableProject): boolean {
  return row.rate_own === 1 && row.rate_currency === currency;
}

/** What was said of the second part, or what the whole says. */
function saidOfSecond(
  row: TimeEntryRow,
  { note, billable, tags }: Pick<SplitTimeEntry['second'], 'note' | 'billable' | 'tags'>,
): Pick<TimeEntryRow, 'note' | 'billable' | 'tags'> {
  return {
    note: note ?? row.note,
    billable: billable === undefined ? row.billable : Number(billable),
    tags: tags ? JSON.stringify(tags) : row.tags,
  };
}

async function toSecond(
  { reads, now }: Work,
  { ports, input }: Splitting,
  { row, cutMs }: { readonly row: TimeEntryRow; readonly cutMs: number },
): Promise<TimeEntryRow> {
  const { id, projectId, taskId, note, billable, tags } = input.second;
  const moved = projectId !== undefined && projectId !== row.project_id;
  const project = moved ? await requireProject(reads, ports, projectId) : undefined;
  const usualTask = moved ? null : row.task_id;
  return {
    ...row,
    ...timesOf({ startMs: cutMs, endMs: row.ended_at ?? undefined }, row.zone),
    git: splitGit(row.git, cutMs)[1],
    id: id ?? newId(),
    project_id: project?.id ?? row.project_id,
    ...(project && !isTypedFor(row, project) ? unrated(project.currency) : {}),
    // A task belongs to its project.
    task_id: taskId === undefined ? usualTask : taskId,
    ...saidOfSecond(row, { note, billable, tags }),
    created_at: now,
    updated_at: now,
    version: 1,
  };
}

async function requireSecond(
  { reads, now }: Work,
  { ports }: Splitting,
  { row, second }: { readonly row: TimeEntryRow; readonly second: TimeEntryRow },
): Promise<void> {
  if (second.task_id !== row.task_id || second.project_id !== row.project_id) {
    await requireTask(reads, ports, second);
  }
  await requireOpen(reads, ports, { row: second, now });
}

/** The entry begins at the instant, where the first ends, and says what was asked of the second. */
function isAsked(second: TimeEntryRow, row: TimeEntryRow, { at, second: asked }: SplitTimeEntry): boolean {
  const { id: _id, ...fields } = asked;
  const cutMs = readMoment('at', at, row.zone);
  const entry = toTimeEntry(second);
  return (
    second.started_at === cutMs && row.ended_at === cutMs && isDeepStrictEqual({ ...entry, ...fields }, entry)
  );
}

/** The same split sent again: its second part is there. */
async function findDone(work: Work, splitting: Splitting, row: TimeEntryRow) {
  const { input, ports } = splitting;
  const { id } = input.second;
  const second = id && (await findEntry(work.writes, id));
  if (!second) return undefined;
  if (!isAsked(second, row, input)) {
    throw new ApiError('id_taken', 'This id is taken by another entry.', [
      { field: 'second.id', issue: 'is taken by another entry' },
    ]);
  }
  return { items: [await showRuled(work.reads, ports, row), await showRuled(work.reads, ports, second)] };
}

export async function splitEntry(work: Work, splitting: Splitting): Promise<SplitEntries> {
  const { ports, caller, id, input, expected } = splitting;
  const row = await loadEntry(work.writes, id);
  const done = await findDone(work, splitting, row);
  if (done) return done;
  await requireNotDeleted(work.reads, personOf(caller), { id: input.second.id, sent: input });
  requireSeen(row, expected, input);
  await ports.holdPerson(work.reads, row.user_id);
  await requireEditable(work, ports, { row, now: work.now });
  const cutMs = readCut(row, input.at, work.now);
  if (row.ended_at === null) {
    await keepQuestion(work, row);
  }
  const before = timesOf({ startMs: row.started_at, endMs: cutMs }, row.zone);
  const first = { ...row, ...before, git: splitGit(row.git, cutMs)[0] };
  const second = await toSecond(work, splitting, { row, cutMs });
  await requireSecond(work, splitting, { row, second });
  const facts = await checkExchange(work, ports, { from: [row], to: [first, second], now: work.now });
  const parts = [await changeEntry(work, row, first), await addEntry(work, second)];
  await settleQuestions(work, [row.id], parts);
  return { items: parts.map((part, index) => showEntry(part, facts[index] ?? {})) };
}
