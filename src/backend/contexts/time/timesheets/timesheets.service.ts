/** The use cases of timesheets. What an invoice does to them is in timesheet-billing.ts. */
import { v7 as newId } from 'uuid';
import { addDays, isoWeekOf } from '../../../../domain/zones.ts';
import { text } from '../../../../words/text.ts';
import { word } from '../../../../words/word.ts';
import { type Caller, personOf } from '../../../platform/http/actor.ts';
import { ApiError, invalidField } from '../../../platform/http/api-error.ts';
import type { Created } from '../../../platform/http/created.ts';
import { toPage } from '../../../platform/http/cursor.ts';
import type { Page } from '../../../platform/http/resource-routes.ts';
import type { PageQuery } from '../../../platform/http/wire.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { findOverlappingTimes } from '../model/overlaps.ts';
import { type ActOn, actOnTimesheet } from './act-on-timesheet.ts';
import type {
  CreateTimesheetComment,
  DecideTimesheets,
  TimesheetComment,
  TimesheetDecisions,
  TimesheetDifferences,
  TimesheetStep,
} from './approval/approval.schema.ts';
import { decideTimesheets } from './approval/decide-timesheets.ts';
import { type Judgement, judgeEntries } from './approval/judge-entries.ts';
import { findDifferences } from './find-differences.ts';
import { addComment, pageComments, pageHistory } from './timesheet-comments.ts';
import { findMoved, loadTimesheet, showMoved, showTimesheet } from './timesheet-facts.ts';
import { toTimesheet, toTimesheetWeek } from './timesheet-view.ts';
import { timesheetCreated } from './timesheets.events.ts';
import type { TimesheetPorts } from './timesheets.ports.ts';
import {
  findOpenSheet,
  findTimesheet,
  findUserNames,
  holdsEntry,
  insertTimesheet,
  listSheetEntries,
  listTimesheets,
  listWeek,
  nextAfter,
  sumSheets,
  type TimesheetRow,
} from './timesheets.repository.ts';
import type { CreateTimesheet, ListTimesheets, Timesheet, TimesheetWeek } from './timesheets.schema.ts';

export interface TimesheetsService {
  list(caller: Caller, query: ListTimesheets): Promise<Page<Timesheet>>;
  get(caller: Caller, id: string): Promise<TimesheetWeek>;
  /** The caller's own week; once its sheet is approved, a supplementary one. */
  create(caller: Caller, input: CreateTimesheet): Promise<Created<Timesheet>>;
  act(caller: Caller, on: ActOn): Promise<Timesheet>;
  /** Verdicts on single entries; with the last one the sheet is decided. */
  judge(caller: Caller, judgement: Judgement): Promise<Timesheet>;
  /** One decision on many, each by itself. */
  decide(caller: Caller, decision: DecideTimesheets): Promise<TimesheetDecisions>;
  findDifferences(caller: Caller, id: string): Promise<TimesheetDifferences>;
  /** Oldest first. */
  listHistory(caller: Caller, id: string, query: PageQuery): Promise<Page<TimesheetStep>>;
  /** Oldest first. */
  listComments(caller: Caller, id: string, query: PageQuery): Promise<Page<TimesheetComment>>;
  /** The same id with the same text again answers the comment that is there. */
  comment(
    caller: Caller,
    timesheetId: string,
    input: CreateTimesheetComment,
  ): Promise<Created<TimesheetComment>>;
}

function toNewRow(caller: Caller, now: number, input: CreateTimesheet): TimesheetRow {
  return {
    id: input.id ?? newId(),
    organization_id: caller.actor.organizationId,
    user_id: personOf(caller).userId,
    week_start: input.weekStart,
    week_end: addDays(input.weekStart, 6),
    supplement: 0,
    state: 'draft',
    submitted_at: null,
    decided_at: null,
    decided_by: null,
    reason: null,
    difference_count: null,
    comment_count: 0,
    created_at: now,
    updated_at: now,
    version: 1,
  };
}

/** One open sheet a week: the next supplement only once the one before is approved. */
function nextSupplement(week: readonly TimesheetRow[]): number {
  const open = findOpenSheet(week);
  if (open) {
    throw new ApiError('conflict', text`This week has a timesheet already, and it is ${word(open.state)}.`, [
      { field: 'weekStart', issue: text`has the ${word(open.state)} timesheet ${open.id}` },
    ]);
  }
  return nextAfter(week);
}

function nothingToSupplement(last: TimesheetRow): ApiError {
  return new ApiError(
    'state_forbids',
    text`The timesheet of this week is ${word(last.state)}, and no time was recorded in the week since: there is nothing to submit.`,
    [{ field: 'weekStart', issue: text`has no time beside that of the timesheet ${last.id}` }],
  );
}

export async function createTimesheet(
  { reads, writes, now, log }: Work,
  caller: Caller,
  input: CreateTimesheet,
): Promise<Created<Timesheet>> {
  const existing = input.id ? await findTimesheet(reads, input.id) : undefined;
  if (existing) {
    if (existing.week_start !== input.weekStart || existing.user_id !== personOf(caller).userId) {
      throw new ApiError('id_taken', 'This id is taken by the timesheet of another week.', [
        { field: 'id', issue: 'is taken' },
      ]);
    }
    return { created: false, record: await showTimesheet(reads, existing) };
  }
  const draft = toNewRow(caller, now, input);
  const week = await listWeek(reads, draft);
  const row = { ...draft, supplement: nextSupplement(week) };
  // An empty one would stand in the way of the decided one, which could not be opened again.
  const last = week.at(-1);
  if (last !== undefined && !(await holdsEntry(reads, row))) throw nothingToSupplement(last);
  await insertTimesheet(writes, row);
  const record = await showTimesheet(reads, row);
  await log({ type: timesheetCreated, id: row.id, version: row.version, after: record });
  return { created: true, record };
}

async function listSheets(reads: Reads, query: ListTimesheets): Promise<Page<Timesheet>> {
  const rows = await listTimesheets(reads, query);
  const sums = await sumSheets(reads, rows);
  const moved = await findMoved(reads, rows);
  const names = await findUserNames(
    reads,
    rows.map((row) => row.user_id),
  );
  return toPage(rows, query.limit, {
    item: (row) =>
      toTimesheet(row, {
        sums: sums.get(row.id),
        moved: moved.get(row.id),
        userName: names.get(row.user_id),
      }),
    key: (row) => [row.week_start, row.id],
  });
}

export function createTimesheetsService(ports: TimesheetPorts): TimesheetsService {
  const { unitOfWork } = ports;
  return {
    list: async (caller, query) => await listSheets(ports.reads(caller.actor), query),

    async get(caller, id) {
      const reads = ports.reads(caller.actor);
      const row = await loadTimesheet(reads, id);
      const { user_id: userId } = row;
      const rows = await listSheetEntries(reads, row);
      const projectIds = rows.map((entry) => entry.project_id);
      const rules = await ports.loadTimeRules(reads, projectIds);
      const now = ports.clock();
      const shared = await findOverlappingTimes(reads, {
        userId,
        entries: rows,
        rules,
        now,
      });
      const moved = (await findMoved(reads, [row])).get(row.id);
      return toTimesheetWeek(await showMoved(reads, row, moved), {
        rows,
        rules,
        shared,
        earlier: moved?.earlier ?? [],
        actorIsAuthor: userId === personOf(caller).userId,
      });
    },

    async create(caller, input) {
      if (isoWeekOf(input.weekStart).start !== input.weekStart) {
        throw invalidField('weekStart', 'must be a Monday: weeks are those of ISO 8601');
      }
      return await unitOfWork.write(caller.actor, async (work) => await createTimesheet(work, caller, input));
    },

    async act(caller, on) {
      return await unitOfWork.write(caller.actor, (work) => actOnTimesheet({ work, caller, ports }, on));
    },

    async judge(caller, judgement) {
      return await unitOfWork.write(caller.actor, (work) => judgeEntries({ work, caller, ports }, judgement));
    },

    decide: async (caller, decision) => await decideTimesheets(ports, caller, decision),

    async findDifferences(caller, id) {
      const reads = ports.reads(caller.actor);
      return await findDifferences(reads, await loadTimesheet(reads, id));
    },

    listHistory: async (caller, id, query) => await pageHistory(ports.reads(caller.actor), { id, query }),

    listComments: async (caller, id, query) => await pageComments(ports.reads(caller.actor), { id, query }),

    async comment(caller, timesheetId, input) {
      return await unitOfWork.write(caller.actor, (work) => addComment(work, caller, { timesheetId, input }));
    },
  };
}
