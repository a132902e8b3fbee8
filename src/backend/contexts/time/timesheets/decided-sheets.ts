/**
 * Sheets for time that was approved or billed by another tool before it came here: they lock it as our own do. The port
 * that the imports slice is given. Nobody here decided, so that nobody is named.
 */

import { v7 as newId } from 'uuid';
import { decidedElsewhere, locksEntries } from '../../../../domain/timesheet-states.ts';
import { addDays } from '../../../../domain/zones.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { putInSheet } from '../entries/index.ts';
import { logMovedEntries } from './change-state.ts';
import { timesheetCreated, timesheetDeleted } from './timesheets.events.ts';
import {
  deleteSheet,
  insertTimesheet,
  listSheetsById,
  listVersions,
  listWeek,
  nextAfter,
  releaseEntries,
  type TimesheetRow,
} from './timesheets.repository.ts';

export interface DecidedSheet {
  readonly organizationId: string;
  readonly userId: string;
  readonly weekStart: string;
  readonly state: 'approved' | 'invoiced';
}

export async function addDecidedSheet(
  { reads, writes, now, log }: Work,
  { organizationId, userId, weekStart, state }: DecidedSheet,
): Promise<{ id: string }> {
  const week = { organization_id: organizationId, user_id: userId, week_start: weekStart };
  const row: TimesheetRow = {
    ...week,
    id: newId(),
    week_end: addDays(weekStart, 6),
    supplement: nextAfter(await listWeek(reads, week)),
    state,
    submitted_at: now,
    decided_at: now,
    decided_by: null,
    reason: decidedElsewhere,
    difference_count: null,
    comment_count: 0,
    created_at: now,
    updated_at: now,
    version: 1,
  };
  await insertTimesheet(writes, row);
  await log({
    type: timesheetCreated,
    id: row.id,
    version: 1,
    after: { weekStart, state, reason: decidedElsewhere },
  });
  return { id: row.id };
}

export async function removeDecidedSheets(work: Work, ids: readonly string[]): Promise<void> {
  for (let start = 0; start < ids.length; start += 200) {
    for (const row of await listSheetsById(work.reads, ids.slice(start, start + 200))) {
      await releaseEntries(work, row);
      await deleteSheet(work.writes, row);
      await work.log({ type: timesheetDeleted, id: row.id, version: row.version + 1 });
    }
  }
}

export interface SheetMove {
  readonly entryId: string;
  readonly sheetId: string;
}

const movesAStatement = 200;

export async function lockInDecidedSheets(work: Work, moves: readonly SheetMove[]): Promise<void> {
  for (const [sheetId, ofSheet] of Map.groupBy(moves, (move) => move.sheetId)) {
    for (let start = 0; start < ofSheet.length; start += movesAStatement) {
      const entryIds = ofSheet.slice(start, start + movesAStatement).map(({ entryId }) => entryId);
      const to = { sheetId, now: work.now };
      await logMovedEntries(work, await putInSheet(work.writes, entryIds, to), sheetId);
    }
  }
}

/** Their release is told of here: for the entries of an import itself, which are deleted, nobody needs to hear of it. */
export async function returnToSheets(
  work: Work,
  moves: readonly { readonly entryId: string; readonly sheetId: string | null }[],
): Promise<void> {
  for (let start = 0; start < moves.length; start += movesAStatement) {
    const some = moves.slice(start, start + movesAStatement);
    const ids = some.map(({ entryId }) => entryId);
    await logMovedEntries(work, await listVersions(work.reads, ids), null);
    const sheetIds = [...new Set(some.flatMap(({ sheetId }) => sheetId ?? []))];
    const sheets = await listSheetsById(work.reads, sheetIds);
    const locking = new Set(sheets.filter(({ state }) => locksEntries(state)).map(({ id }) => id));
    const back = some.flatMap(({ entryId, sheetId }) =>
      sheetId !== null && locking.has(sheetId) ? [{ entryId, sheetId }] : [],
    );
    await lockInDecidedSheets(work, back);
  }
}
