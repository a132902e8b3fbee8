/** The use cases of time entries. The timer has a file of its own: timer.service.ts. */
import { v7 as newId } from 'uuid';
import { changedColumns } from '../../platform/db/changes.ts';
import { type Caller, scopeOf } from '../../platform/http/actor.ts';
import { invalidField, notFound } from '../../platform/http/api-error.ts';
import { type Created, requireSame } from '../../platform/http/created.ts';
import { toPage } from '../../platform/http/cursor.ts';
import type { ResourceService } from '../../platform/http/resource-routes.ts';
import { requireVersion } from '../../platform/http/versions.ts';
import type { Reader, Trx } from '../../schema.ts';
import { checkOverlaps, requireProject, requireUnlocked } from './entry-rules.ts';
import { dayOf, maxEntrySeconds, readMoment, requireSpan, requireZone } from './moments.ts';
import type { BillableProject, TimeEntryPorts, TimePolicy } from './time-entries.ports.ts';
import {
  deleteEntry,
  findEntry,
  insertEntry,
  listEntries,
  sumByProject,
  type TimeEntryRow,
  updateEntry,
} from './time-entries.repository.ts';
import type {
  CreateTimeEntry,
  ListTimeEntries,
  PatchTimeEntry,
  StartTimer,
  TimeEntry,
  TimeTotals,
} from './time-entries.schema.ts';
import { toTimeEntry } from './time-entry-view.ts';

export interface TimeEntriesService
  extends ResourceService<TimeEntry, ListTimeEntries, CreateTimeEntry, PatchTimeEntry> {
  totals(caller: Caller): Promise<TimeTotals>;
}

/** What a new row takes from the request, from its project and from the moment. */
export interface NewEntry {
  readonly caller: Caller;
  readonly input: StartTimer & { readonly id?: string | undefined };
  readonly zone: string;
  readonly project: BillableProject;
  readonly span: {
    readonly startedAt: number;
    readonly endedAt: number | null;
    readonly seconds: number | null;
  };
  readonly now: number;
}

export function toNewEntryRow({ caller, input, zone, project, span, now }: NewEntry): TimeEntryRow {
  return {
    id: input.id ?? newId(),
    organization_id: caller.actor.organizationId,
    user_id: caller.actor.userId,
    project_id: input.projectId,
    task_id: input.taskId ?? null,
    started_at: span.startedAt,
    ended_at: span.endedAt,
    zone,
    local_date: dayOf(span.startedAt, zone),
    seconds: span.seconds,
    note: input.note ?? '',
    billable: (input.billable ?? true) ? 1 : 0,
    tags: JSON.stringify(input.tags ?? []),
    git: input.git ? JSON.stringify(input.git) : null,
    rate_minor: project.hourly_rate_minor,
    rate_currency: project.currency,
    timesheet_id: null,
    created_at: now,
    updated_at: now,
    version: 1,
  };
}

/** A request that is sent again: its project may have another rate by now, or be archived. */
export function answerAgain(existing: TimeEntryRow, asked: Omit<NewEntry, 'project'>): Created<TimeEntry> {
  const project = {
    id: asked.input.projectId,
    name: '',
    hourly_rate_minor: existing.rate_minor,
    currency: existing.rate_currency,
    archived_at: null,
  };
  const record = requireSame(toTimeEntry(existing), toTimeEntry(toNewEntryRow({ ...asked, project })));
  return { created: false, record };
}

async function loadEntry(db: Reader, caller: Caller, id: string): Promise<TimeEntryRow> {
  const row = await findEntry(db, scopeOf(caller), id);
  if (!row) {
    throw notFound('time entry');
  }
  return row;
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
  const span = requireSpan(startedAt, endedAt);
  return { ...times, ended_at: span.endedAt, seconds: span.seconds };
}

async function patchedColumns(
  trx: Trx,
  ports: TimeEntryPorts,
  change: { row: TimeEntryRow; input: PatchTimeEntry; now: number },
) {
  const { row, input, now } = change;
  const moved = input.projectId !== undefined && input.projectId !== row.project_id;
  const project = moved
    ? await requireProject(trx, ports, row.organization_id, input.projectId ?? '')
    : undefined;
  return changedColumns<TimeEntryRow>({
    ...patchedTimes(row, input),
    project_id: project?.id,
    rate_minor: project?.hourly_rate_minor,
    rate_currency: project?.currency,
    task_id: input.taskId,
    note: input.note,
    billable: input.billable === undefined ? undefined : Number(input.billable),
    tags: input.tags && JSON.stringify(input.tags),
    git: input.git === undefined ? undefined : input.git && JSON.stringify(input.git),
    updated_at: now,
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

async function createEntry(ports: TimeEntryPorts, caller: Caller, input: CreateTimeEntry) {
  return await ports.unitOfWork.write(caller.actor, async ({ trx, now, log }) => {
    const policy: TimePolicy = await ports.loadPolicy(trx, caller.actor.organizationId);
    const zone = input.zone ?? policy.zone;
    requireZone(zone);
    const span = requireSpan(
      readMoment('startedAt', input.startedAt, zone),
      readMoment('endedAt', input.endedAt, zone),
    );
    const existing = input.id ? await findEntry(trx, scopeOf(caller), input.id) : undefined;
    if (!existing) {
      const project = await requireProject(trx, ports, caller.actor.organizationId, input.projectId);
      const row = toNewEntryRow({ caller, input, zone, project, span, now });
      const overlaps = await checkOverlaps(trx, row, policy);
      await insertEntry(trx, row);
      await log({ type: 'time-entry.created', id: row.id, version: row.version, after: toTimeEntry(row) });
      return { created: true, record: toTimeEntry(row, overlaps) };
    }
    return answerAgain(existing, { caller, input, zone, span, now });
  });
}

async function patchEntry(
  ports: TimeEntryPorts,
  caller: Caller,
  change: { id: string; input: PatchTimeEntry; expected: number | undefined },
) {
  const { id, input, expected } = change;
  return await ports.unitOfWork.write(caller.actor, async ({ trx, now, log }) => {
    const row = await loadEntry(trx, caller, id);
    requireVersion(row, expected);
    await requireUnlocked(trx, ports, row);
    const next: TimeEntryRow = { ...row, ...(await patchedColumns(trx, ports, { row, input, now })) };
    requireStarted(row, next, now);
    const overlaps = await checkOverlaps(trx, next, await ports.loadPolicy(trx, row.organization_id));
    const after = await updateEntry(trx, row, next);
    await log({
      type: 'time-entry.changed',
      id,
      version: after.version,
      before: toTimeEntry(row),
      after: toTimeEntry(after),
    });
    return toTimeEntry(after, overlaps);
  });
}

export function createTimeEntriesService(ports: TimeEntryPorts): TimeEntriesService {
  return {
    async list(caller, query) {
      const rows = await listEntries(ports.db, scopeOf(caller), query);
      return toPage(rows, query.limit, {
        item: (row) => toTimeEntry(row),
        key: (row) => [row.started_at, row.id],
      });
    },

    totals: async (caller) => ({ items: await sumByProject(ports.db, scopeOf(caller)) }),

    async get(caller, id) {
      return toTimeEntry(await loadEntry(ports.db, caller, id));
    },

    create: async (caller, input) => await createEntry(ports, caller, input),

    patch: async (caller, id, input, expected) => await patchEntry(ports, caller, { id, input, expected }),

    async remove(caller, id, expected) {
      await ports.unitOfWork.write(caller.actor, async ({ trx, log }) => {
        const row = await loadEntry(trx, caller, id);
        requireVersion(row, expected);
        await requireUnlocked(trx, ports, row);
        await deleteEntry(trx, row);
        await log({ type: 'time-entry.deleted', id, version: row.version + 1, before: toTimeEntry(row) });
      });
    },
  };
}
