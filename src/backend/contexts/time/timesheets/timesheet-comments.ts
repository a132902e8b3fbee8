/** Comments and history of a timesheet. */
import { v7 as newId } from 'uuid';
import * as z from 'zod';
import { type Caller, personOf } from '../../../platform/http/actor.ts';
import { type Created, requireSame } from '../../../platform/http/created.ts';
import { toPage } from '../../../platform/http/cursor.ts';
import { toInstant } from '../../../platform/http/instant.ts';
import type { Page } from '../../../platform/http/resource-routes.ts';
import type { PageQuery } from '../../../platform/http/wire.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import {
  type CommentRow,
  findComment,
  insertComment,
  listComments,
  listSteps,
  type StepRow,
} from './approval/approval.repository.ts';
import {
  type CreateTimesheetComment,
  type TimesheetComment,
  type TimesheetStep,
  timesheetStepSchema,
} from './approval/approval.schema.ts';
import { updateRow } from './change-state.ts';
import { loadTimesheet, loadToActOn } from './timesheet-facts.ts';
import { timesheetCommented } from './timesheets.events.ts';
import { findUserNames } from './timesheets.repository.ts';

type Names = ReadonlyMap<string, string>;

function toComment(row: CommentRow, names: Names): TimesheetComment {
  return {
    id: row.id,
    version: row.version,
    createdAt: toInstant(row.created_at),
    updatedAt: toInstant(row.updated_at),
    timesheetId: row.timesheet_id,
    author: row.author,
    authorName: names.get(row.author) ?? '',
    text: row.text,
  };
}

/** The timesheet counts its comments and so gets a new version: open pages reload it. */
export async function addComment(
  work: Work,
  caller: Caller,
  { timesheetId, input }: { readonly timesheetId: string; readonly input: CreateTimesheetComment },
): Promise<Created<TimesheetComment>> {
  const { reads, writes, now, log } = work;
  const { userId, organizationId } = personOf(caller);
  // Said where it is read: not on a draft of another.
  await loadTimesheet(reads, timesheetId);
  const sheet = await loadToActOn(reads, caller, timesheetId);
  const row: CommentRow = {
    id: input.id ?? newId(),
    organization_id: organizationId,
    timesheet_id: timesheetId,
    author: userId,
    text: input.text,
    created_at: now,
    updated_at: now,
    version: 1,
  };
  const names = await findUserNames(reads, [userId]);
  const record = toComment(row, names);
  const existing = await findComment(reads, row.id);
  if (existing) {
    return { created: false, record: requireSame(toComment(existing, names), record) };
  }
  await insertComment(writes, row);
  const { version } = await updateRow(work, sheet, { comment_count: sheet.comment_count + 1 });
  await log({
    type: timesheetCommented,
    id: sheet.id,
    version,
    after: { commentId: row.id, text: row.text },
  });
  return { created: true, record };
}

export async function pageComments(
  reads: Reads,
  { id, query }: { readonly id: string; readonly query: PageQuery },
): Promise<Page<TimesheetComment>> {
  const sheet = await loadTimesheet(reads, id);
  const rows = await listComments(reads, sheet, query);
  const names = await findUserNames(
    reads,
    rows.map(({ author }) => author),
  );
  return toPage(rows, query.limit, {
    item: (row) => toComment(row, names),
    key: (row) => [row.created_at, row.id],
  });
}

/** What an event of any step may hold beside the timesheet. */
const toldSchema = z
  .object({
    reason: z.string().nullable().catch(null),
    text: z.string().nullable().catch(null),
    verdicts: timesheetStepSchema.shape.verdicts.catch([]),
  })
  .catch({ reason: null, text: null, verdicts: [] });

function toStep(row: StepRow, names: Names): TimesheetStep {
  const told = toldSchema.parse(JSON.parse(row.after ?? '{}'));
  return {
    seq: row.seq,
    at: toInstant(row.at),
    action: timesheetStepSchema.shape.action.parse(row.type.replace('timesheet.', '')),
    actor: row.actor,
    actorName: names.get(row.actor) ?? '',
    reason: told.text ?? told.reason,
    verdicts: told.verdicts,
    version: row.version,
  };
}

/** Oldest first. */
export async function pageHistory(
  reads: Reads,
  { id, query }: { readonly id: string; readonly query: PageQuery },
): Promise<Page<TimesheetStep>> {
  const sheet = await loadTimesheet(reads, id);
  const rows = await listSteps(reads, sheet, query);
  const names = await findUserNames(
    reads,
    rows.map(({ actor }) => actor),
  );
  return toPage(rows, query.limit, { item: (row) => toStep(row, names), key: (row) => [row.seq, row.id] });
}
