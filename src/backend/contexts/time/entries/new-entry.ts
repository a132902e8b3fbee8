/** The row of a new entry. */
import { v7 as newId } from 'uuid';
import { type Caller, personOf } from '../../../platform/http/actor.ts';
import { notFound } from '../../../platform/http/api-error.ts';
import { type Created, requireSame } from '../../../platform/http/created.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { StartTimer } from '../timer/timer.schema.ts';
import { typedRate } from './entry-rate.ts';
import { dayOf, readMoment, requireSpan, requireZone } from './moments.ts';
import { requireProject, requireTask } from './rules/entry-rules.ts';
import type { BillableProject, TimeEntryPorts } from './time-entries.ports.ts';
import { type EntryReads, findEntry, type TimeEntryRow } from './time-entries.repository.ts';
import type { CreateTimeEntry, TimeEntry } from './time-entries.schema.ts';
import { toTimeEntry } from './time-entry-view.ts';

/** What a new row takes from the request, from its project and from the moment. */
export interface NewEntry {
  readonly caller: Caller;
  readonly input: StartTimer & Pick<CreateTimeEntry, 'id' | 'rate'>;
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
    user_id: personOf(caller).userId,
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
    ...typedRate(input.rate, project.currency),
    timesheet_id: null,
    created_at: now,
    updated_at: now,
    version: 1,
  };
}

/** As it was when the entry was made: it may be archived by now. */
export function projectOf(row: TimeEntryRow): BillableProject {
  return {
    id: row.project_id,
    name: '',
    currency: row.rate_currency,
    archived_at: null,
  };
}

/** A request that is sent again: its project may have another rate by now, or be archived. */
export function answerAgain(existing: TimeEntryRow, asked: Omit<NewEntry, 'project'>): Created<TimeEntry> {
  const project = projectOf(existing);
  const { rate_minor, rate_id, rate_own } = existing;
  const row = toNewEntryRow({ ...asked, project });
  const rated = asked.input.rate ? row : { ...row, rate_minor, rate_id, rate_own };
  const record = requireSame(toTimeEntry(existing), toTimeEntry(rated));
  return { created: false, record };
}

export async function loadEntry(reads: EntryReads, id: string): Promise<TimeEntryRow> {
  const row = await findEntry(reads, id);
  if (!row) {
    throw notFound('time entry');
  }
  return row;
}

export interface CreateRequest {
  readonly caller: Caller;
  readonly input: CreateTimeEntry;
}

/** Zone and times of a request, read and checked. */
export async function readTimes(
  reads: Reads,
  ports: TimeEntryPorts,
  { input, wasSeconds }: CreateRequest & { readonly wasSeconds?: number },
) {
  const zone = input.zone ?? (await ports.loadPolicy(reads)).zone;
  requireZone(zone);
  const startedAt = readMoment('startedAt', input.startedAt, zone);
  const endedAt = readMoment('endedAt', input.endedAt, zone);
  const span = requireSpan({ startedAt, endedAt, zone, wasSeconds });
  return { zone, span };
}

/** The row that a request asks for, whose project can take time. */
export async function readNewRow(
  reads: Reads,
  ports: TimeEntryPorts,
  { caller, input, now }: CreateRequest & { readonly now: number },
): Promise<TimeEntryRow> {
  const times = await readTimes(reads, ports, { caller, input });
  const project = await requireProject(reads, ports, input.projectId);
  const row = toNewEntryRow({ caller, input, ...times, project, now });
  await requireTask(reads, ports, row);
  return row;
}
