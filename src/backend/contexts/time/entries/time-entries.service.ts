/** The use cases of time entries. The timer has a file of its own: timer.service.ts. */

import { text } from '../../../../words/text.ts';
import { changedColumns } from '../../../platform/db/changes.ts';
import { type Caller, personOf } from '../../../platform/http/actor.ts';
import { ConflictError, invalidField, notFound } from '../../../platform/http/api-error.ts';
import type { Created } from '../../../platform/http/created.ts';
import { toPage } from '../../../platform/http/cursor.ts';
import type { Page, ResourceService } from '../../../platform/http/resource-routes.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { billedSecondsOf } from '../../account/model/time-rule-fields.ts';
import { requireRateRight, typedRate } from './entry-rate.ts';
import { addEntry, changeEntry, noteDeletion, removeEntry } from './entry-writes.ts';
import { dayOf, maxEntrySeconds, readMoment, requireSpan, requireZone } from './moments.ts';
import {
  answerAgain,
  type CreateRequest,
  loadEntry,
  projectOf,
  readNewRow,
  readTimes,
  toNewEntryRow,
} from './new-entry.ts';
import { applyCrops } from './rules/crop-rules.ts';
import {
  checkEntry,
  type EntryVerdict,
  requireEditable,
  requireNotDeleted,
  requireProject,
  requireRules,
  requireTask,
} from './rules/entry-rules.ts';
import { RulesCache } from './rules/rules-cache.ts';
import type { BillableProject, TimeEntryPorts } from './time-entries.ports.ts';
import {
  findEntry,
  listEntries,
  listTags,
  sumByProject,
  type TimeEntryRow,
} from './time-entries.repository.ts';
import type {
  CreateTimeEntry,
  ListTags,
  ListTimeEntries,
  PatchTimeEntry,
  TimeEntry,
  TimeTags,
  TimeTotals,
} from './time-entries.schema.ts';
import { showEntry, toTimeEntry } from './time-entry-view.ts';

export interface TimeEntriesService
  extends ResourceService<TimeEntry, ListTimeEntries, CreateTimeEntry, PatchTimeEntry> {
  totals(caller: Caller): Promise<TimeTotals>;
  tags(caller: Caller, days: ListTags): Promise<TimeTags>;
}

/** Times of a patch over those of the row; an end can be moved, not given to a running entry (that is stopping it). */
function patchedTimes(row: TimeEntryRow, input: PatchTimeEntry): Partial<TimeEntryRow> {
  const zone = input.zone ?? row.zone;
  requireZone(zone);
  const startedAt =
    input.startedAt === undefined ? row.started_at : readMoment('startedAt', input.startedAt, zone);
  const times = { zone, started_at: startedAt, local_date: dayOf(startedAt, zone) };
  if (row.ended_at === null) {
    if (input.endedAt !== undefined) {
      throw invalidField('endedAt', 'the timer is running: stop it with POST /api/v1/timer/stop');
    }
    return times;
  }
  if (input.startedAt === undefined && input.endedAt === undefined) {
    return times;
  }
  const endedAt = input.endedAt === undefined ? row.ended_at : readMoment('endedAt', input.endedAt, zone);
  const span = requireSpan({ startedAt, endedAt, zone, wasSeconds: row.seconds ?? 0 });
  return { ...times, ended_at: span.endedAt, seconds: span.seconds };
}

/** A typed rate goes with the entry to another project of its currency; of others the new work decides. */
async function patchedRate(
  reads: Reads,
  ports: TimeEntryPorts,
  { row, input, project }: Omit<Patching, 'ports'> & { readonly project: BillableProject | undefined },
): Promise<Partial<TimeEntryRow>> {
  const isTyped = input.rate !== undefined && (input.rate !== null || row.rate_own === 1);
  if (!isTyped && project === undefined) return {};
  if (!isTyped && row.rate_own === 1 && row.rate_currency === project?.currency) return {};
  const of = project ?? (await ports.findProject(reads, row.project_id));
  return typedRate(input.rate, of?.currency ?? row.rate_currency);
}

async function patchedColumns(
  reads: Reads,
  ports: TimeEntryPorts,
  { row, input }: { row: TimeEntryRow; input: PatchTimeEntry },
) {
  const moved = input.projectId !== undefined && input.projectId !== row.project_id;
  const project = moved ? await requireProject(reads, ports, input.projectId ?? '') : undefined;
  return changedColumns<TimeEntryRow>({
    ...patchedTimes(row, input),
    project_id: project?.id,
    ...(await patchedRate(reads, ports, { row, input, project })),
    // A task belongs to its project.
    task_id: moved && input.taskId === undefined ? null : input.taskId,
    note: input.note,
    billable: input.billable === undefined ? undefined : Number(input.billable),
    tags: input.tags && JSON.stringify(input.tags),
    git: input.git === undefined ? undefined : input.git && JSON.stringify(input.git),
  });
}

/** A running timer is not moved to begin after now, nor so long ago that it could only be stopped as too long. */
function requireStarted(row: TimeEntryRow, next: TimeEntryRow, now: number): void {
  if (next.ended_at !== null || next.started_at === row.started_at) {
    return;
  }
  if (next.started_at > now) {
    throw invalidField('startedAt', 'must not be later than now while the timer runs');
  }
  if (now - next.started_at > maxEntrySeconds * 1000) {
    throw invalidField('startedAt', 'must not be more than 24 hours ago while the timer runs');
  }
}

/** The row of an entry that is there, as a request has it whole: what stays of it is asked for no more than by a change. */
export async function readMovedRow(
  reads: Reads,
  ports: TimeEntryPorts,
  { caller, input, now, before }: CreateRequest & { readonly now: number; readonly before: TimeEntryRow },
): Promise<TimeEntryRow> {
  const { user_id } = before;
  if (input.projectId !== before.project_id) {
    return { ...(await readNewRow(reads, ports, { caller, input, now })), user_id };
  }
  const times = await readTimes(reads, ports, { caller, input, wasSeconds: before.seconds ?? 0 });
  const asked = toNewEntryRow({ caller, input, ...times, project: projectOf(before), now });
  const { rate_minor, rate_currency, rate_id, rate_own } = before;
  const row = { ...asked, user_id, rate_minor, rate_currency, rate_id, rate_own };
  if (row.task_id !== before.task_id) await requireTask(reads, ports, row);
  return row;
}

/** Neighbours as they were, whose start the crop may have moved. */
const rowsOf = ({ crops }: EntryVerdict) => crops.map(({ row }) => row);

export interface Creating extends CreateRequest {
  readonly ports: TimeEntryPorts;
}

export async function createEntry(
  work: Work,
  { ports, caller, input }: Creating,
): Promise<Created<TimeEntry>> {
  const { reads, now } = work;
  await ports.holdPerson(reads, personOf(caller).userId);
  const existing = input.id ? await findEntry(work.writes, input.id) : undefined;
  if (existing) {
    const asked = { caller, input, now, ...(await readTimes(reads, ports, { caller, input })) };
    const { record } = answerAgain(existing, asked);
    return { created: false, record: await withBilled(reads, ports, { row: existing, record }) };
  }
  await requireNotDeleted(reads, personOf(caller), { id: input.id, sent: input });
  requireRateRight(caller.actor, input.rate);
  const row = await readNewRow(reads, ports, { caller, input, now });
  const verdict = await checkEntry(work, ports, { after: row, now });
  const added = await addEntry(work, row);
  await applyCrops(work, verdict.crops);
  await ports.settleEmptiedSheets(work, rowsOf(verdict));
  return { created: true, record: showEntry(added, verdict) };
}

export interface Patching {
  readonly ports: TimeEntryPorts;
  readonly row: TimeEntryRow;
  readonly input: PatchTimeEntry;
}

/** The row as the patch makes it, not yet written. */
export async function patchRow(
  { reads, writes, now }: Work,
  { ports, row, input }: Patching,
): Promise<TimeEntryRow> {
  requireRateRight(writes.actor, input.rate, row);
  const next: TimeEntryRow = { ...row, ...(await patchedColumns(reads, ports, { row, input })) };
  requireStarted(row, next, now);
  if (next.task_id !== row.task_id || next.project_id !== row.project_id) {
    await requireTask(reads, ports, next);
  }
  return next;
}

export async function writePatched(
  work: Work,
  ports: TimeEntryPorts,
  { row, next }: { readonly row: TimeEntryRow; readonly next: TimeEntryRow },
): Promise<TimeEntry> {
  const { reads, now } = work;
  await ports.holdPerson(reads, row.user_id);
  await requireEditable(work, ports, { row, now });
  const verdict = await checkEntry(work, ports, { before: row, after: next, now });
  const after = await changeEntry(work, row, next);
  await applyCrops(work, verdict.crops);
  await ports.settleEmptiedSheets(work, [row, ...rowsOf(verdict)]);
  return showEntry(after, verdict);
}

/** The version that the caller saw must be the one that is there; else both sides are told. */
export function requireSeen(row: TimeEntryRow, expected: number | undefined, sent: unknown): void {
  if (expected !== undefined && expected !== row.version) {
    throw new ConflictError(
      'stale_version',
      text`The entry has changed since: it is at version ${row.version}, you saw ${expected}.`,
      { current: toTimeEntry(row), sent },
    );
  }
}

async function withBilled(
  reads: Reads,
  ports: TimeEntryPorts,
  { row, record }: { readonly row: TimeEntryRow; readonly record: TimeEntry },
): Promise<TimeEntry> {
  return { ...record, billedSeconds: billedSecondsOf(row, await requireRules(reads, ports, row)) };
}

async function patchEntry(
  work: Work,
  { ports, change }: Pick<Creating, 'ports'> & { readonly change: Change },
): Promise<TimeEntry> {
  const { id, input, expected } = change;
  const row = await loadEntry(work.writes, id);
  requireSeen(row, expected, input);
  await requireEditable(work, ports, { row, now: work.now });
  return await writePatched(work, ports, { row, next: await patchRow(work, { ports, row, input }) });
}

interface Change {
  readonly id: string;
  readonly input: PatchTimeEntry;
  readonly expected: number | undefined;
}

/** False when there is none: that it was to be deleted is noted, since what creates it may still be on its way. */
export async function deleteSeen(
  work: Work,
  { ports, caller, id }: Pick<Creating, 'ports' | 'caller'> & { readonly id: string },
  expected: number | undefined,
): Promise<boolean> {
  const { userId } = personOf(caller);
  await ports.holdPerson(work.reads, userId);
  const row = await findEntry(work.writes, id);
  if (!row) {
    await noteDeletion(work, personOf(caller), id);
    return false;
  }
  requireSeen(row, expected, null);
  await requireEditable(work, ports, { row, now: work.now });
  await removeEntry(work, row);
  await ports.settleEmptiedSheets(work, [row]);
  return true;
}

async function listPage(
  { ports, known }: { readonly ports: TimeEntryPorts; readonly known: RulesCache },
  caller: Caller,
  query: ListTimeEntries,
): Promise<Page<TimeEntry>> {
  const reads = ports.reads(caller.actor);
  const rows = await listEntries(reads, query);
  const projectIds = rows.map((row) => row.project_id);
  const rules = await known.find(reads, { head: rows[0]?.head ?? 0, projectIds });
  return toPage(rows, query.limit, {
    item: (row) => showEntry(row, { rules: rules.get(row.project_id) }),
    key: (row) => [row.started_at, row.id],
  });
}

export function createTimeEntriesService(ports: TimeEntryPorts): TimeEntriesService {
  const known = new RulesCache(ports.loadTimeRules);
  return {
    list: async (caller, query) => await listPage({ ports, known }, caller, query),

    totals: async (caller) => ({ items: await sumByProject(ports.reads(caller.actor)) }),

    async tags(caller, days) {
      const tags = await listTags(ports.reads(caller.actor), days);
      return { items: tags.sort(new Intl.Collator().compare) };
    },

    async get(caller, id) {
      const reads = ports.reads(caller.actor);
      const row = await loadEntry(reads, id);
      const rules = await ports.loadTimeRules(reads, [row.project_id]);
      return showEntry(row, { rules: rules.get(row.project_id) });
    },

    create: async (caller, input) =>
      await ports.unitOfWork.write(caller.actor, (work) => createEntry(work, { ports, caller, input })),

    patch: async (caller, id, input, expected) =>
      await ports.unitOfWork.write(caller.actor, (work) =>
        patchEntry(work, { ports, change: { id, input, expected } }),
      ),

    async remove(caller, id, expected) {
      const wasThere = await ports.unitOfWork.write(caller.actor, (work) =>
        deleteSeen(work, { ports, caller, id }, expected),
      );
      if (!wasThere) throw notFound('time entry');
    },
  };
}
