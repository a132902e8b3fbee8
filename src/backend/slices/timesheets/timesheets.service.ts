/** The use cases of timesheets. What an invoice does to them is in timesheet-billing.ts. */
import { v7 as newId } from 'uuid';
import { decideTimesheet, type TimesheetAct, type TimesheetState } from '../../../domain/timesheet-states.ts';
import { addDays, isoWeekOf } from '../../../domain/zones.ts';
import { type Caller, scopeOf } from '../../platform/http/actor.ts';
import { ApiError, invalidField, notFound } from '../../platform/http/api-error.ts';
import type { Created } from '../../platform/http/created.ts';
import { toPage } from '../../platform/http/cursor.ts';
import type { Page } from '../../platform/http/resource-routes.ts';
import { requireVersion } from '../../platform/http/versions.ts';
import type { Work } from '../../platform/unit-of-work.ts';
import type { Reader } from '../../schema.ts';
import type { SlicePorts } from '../ports.ts';
import { toTimesheet, toTimesheetWeek } from './timesheet-view.ts';
import { changedMeanwhile, refusedAct } from './timesheets.errors.ts';
import { timesheetCreated, timesheetEvents } from './timesheets.events.ts';
import {
  countDeciders,
  findTimesheet,
  findUserNames,
  hasRunningEntry,
  insertTimesheet,
  listSheetEntries,
  listTimesheets,
  listWeek,
  lockEntries,
  sumSheet,
  sumSheets,
  type TimesheetRow,
  unlockEntries,
  updateTimesheet,
} from './timesheets.repository.ts';
import type { CreateTimesheet, ListTimesheets, Timesheet, TimesheetWeek } from './timesheets.schema.ts';

export type PersonalAct = Extract<TimesheetAct, 'submit' | 'withdraw' | 'approve' | 'reject'>;

export interface ActOn {
  readonly id: string;
  readonly act: PersonalAct;
  readonly reason?: string;
  readonly expected?: number | undefined;
}

export interface TimesheetsService {
  list(caller: Caller, query: ListTimesheets): Promise<Page<Timesheet>>;
  get(caller: Caller, id: string): Promise<TimesheetWeek>;
  /** The caller's own week; once its sheet is approved, a supplementary one. */
  create(caller: Caller, input: CreateTimesheet): Promise<Created<Timesheet>>;
  act(caller: Caller, on: ActOn): Promise<Timesheet>;
}

async function loadTimesheet(db: Reader, caller: Caller, id: string): Promise<TimesheetRow> {
  const row = await findTimesheet(db, scopeOf(caller), id);
  if (!row) {
    throw notFound('timesheet');
  }
  return row;
}

async function showTimesheet(db: Reader, row: TimesheetRow): Promise<Timesheet> {
  const names = await findUserNames(db, row.organization_id, [row.user_id]);
  return toTimesheet(row, { sums: await sumSheet(db, row), userName: names.get(row.user_id) });
}

function toNewRow(caller: Caller, now: number, input: CreateTimesheet): TimesheetRow {
  return {
    id: input.id ?? newId(),
    organization_id: caller.actor.organizationId,
    user_id: caller.actor.userId,
    week_start: input.weekStart,
    week_end: addDays(input.weekStart, 6),
    supplement: 0,
    state: 'draft',
    submitted_at: null,
    decided_at: null,
    decided_by: null,
    reason: null,
    created_at: now,
    updated_at: now,
    version: 1,
  };
}

/** Sheets of an import that was undone leave gaps in the numbers. */
export function nextAfter(week: readonly Pick<TimesheetRow, 'supplement'>[]): number {
  return week.reduce((next, { supplement }) => Math.max(next, supplement + 1), 0);
}

/** One open sheet a week: the next supplement only once the one before is approved. */
function nextSupplement(week: readonly TimesheetRow[]): number {
  const open = week.find((row) => row.state !== 'approved' && row.state !== 'invoiced');
  if (open) {
    throw new ApiError('conflict', `This week has a timesheet already, and it is ${open.state}.`, [
      { field: 'weekStart', issue: `has the ${open.state} timesheet ${open.id}` },
    ]);
  }
  return nextAfter(week);
}

async function createTimesheet(
  { trx, now, log }: Work,
  caller: Caller,
  input: CreateTimesheet,
): Promise<Created<Timesheet>> {
  const existing = input.id ? await findTimesheet(trx, scopeOf(caller), input.id) : undefined;
  if (existing) {
    if (existing.week_start !== input.weekStart || existing.user_id !== caller.actor.userId) {
      throw new ApiError('id_taken', 'This id is taken by the timesheet of another week.', [
        { field: 'id', issue: 'is taken' },
      ]);
    }
    return { created: false, record: await showTimesheet(trx, existing) };
  }
  const draft = toNewRow(caller, now, input);
  const row = { ...draft, supplement: nextSupplement(await listWeek(trx, draft)) };
  await insertTimesheet(trx, row);
  const record = await showTimesheet(trx, row);
  await log({ type: timesheetCreated, id: row.id, version: row.version, after: record });
  return { created: true, record };
}

async function decide(
  { trx }: Work,
  caller: Caller,
  { row, on }: { row: TimesheetRow; on: ActOn },
): Promise<TimesheetState> {
  const decision = decideTimesheet(on.act, {
    state: row.state,
    actorIsAuthor: row.user_id === caller.actor.userId,
    deciderCount: await countDeciders(trx, row.organization_id),
    entryCount: (await sumSheet(trx, row)).entryCount,
    timerRunning: await hasRunningEntry(trx, row),
    reason: on.reason,
  });
  if (!decision.ok) {
    throw refusedAct(on.act, decision.error, row.state);
  }
  return decision.value;
}

function changeOf(caller: Caller, now: number, { act, reason }: ActOn): Partial<TimesheetRow> {
  switch (act) {
    case 'submit':
      return { submitted_at: now, decided_at: null, decided_by: null, reason: null };
    case 'withdraw':
      return { submitted_at: null };
    case 'approve':
    case 'reject':
      return { decided_at: now, decided_by: caller.actor.userId, reason: reason ?? null };
  }
}

/**
 * Entries are locked by what they carry, so they move with the state: in at submission, out at withdrawal or
 * rejection. Each is a changed record with an event of its own: its history has no gap.
 */
async function moveEntries({ trx, now, log }: Work, row: TimesheetRow, act: PersonalAct): Promise<void> {
  if (act === 'approve') {
    return;
  }
  const [move, type] =
    act === 'submit'
      ? ([lockEntries, 'time-entry.locked'] as const)
      : ([unlockEntries, 'time-entry.unlocked'] as const);
  const timesheetId = act === 'submit' ? row.id : null;
  for (const { id, version } of await move(trx, row, now)) {
    await log({ type, id, version, after: { timesheetId } });
  }
}

async function actOnTimesheet(work: Work, caller: Caller, on: ActOn): Promise<Timesheet> {
  const { trx, now, log } = work;
  const row = await loadTimesheet(trx, caller, on.id);
  requireVersion(row, on.expected);
  const before = await showTimesheet(trx, row);
  const state = await decide(work, caller, { row, on });
  const changed = await updateTimesheet(trx, row, { ...changeOf(caller, now, on), state, updated_at: now });
  if (!changed) {
    throw changedMeanwhile();
  }
  await moveEntries(work, row, on.act);
  const after = await showTimesheet(trx, changed);
  await log({ type: timesheetEvents[on.act], id: row.id, version: changed.version, before, after });
  return after;
}

async function listSheets(db: Reader, caller: Caller, query: ListTimesheets): Promise<Page<Timesheet>> {
  const rows = await listTimesheets(db, scopeOf(caller), query);
  const sums = await sumSheets(db, rows);
  const names = await findUserNames(
    db,
    caller.actor.organizationId,
    rows.map((row) => row.user_id),
  );
  return toPage(rows, query.limit, {
    item: (row) => toTimesheet(row, { sums: sums.get(row.id), userName: names.get(row.user_id) }),
    key: (row) => [row.week_start, row.id],
  });
}

export function createTimesheetsService({ db, unitOfWork }: SlicePorts): TimesheetsService {
  return {
    list: async (caller, query) => await listSheets(db, caller, query),

    async get(caller, id) {
      const row = await loadTimesheet(db, caller, id);
      return toTimesheetWeek(await showTimesheet(db, row), await listSheetEntries(db, row));
    },

    async create(caller, input) {
      if (isoWeekOf(input.weekStart).start !== input.weekStart) {
        throw invalidField('weekStart', 'must be a Monday: weeks are those of ISO 8601');
      }
      return await unitOfWork.write(caller.actor, async (work) => await createTimesheet(work, caller, input));
    },

    async act(caller, on) {
      return await unitOfWork.write(caller.actor, async (work) => await actOnTimesheet(work, caller, on));
    },
  };
}
