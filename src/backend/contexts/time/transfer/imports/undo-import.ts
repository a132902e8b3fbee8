/** Takes back a whole import: its entries, the sheets that locked them, and what it made that nothing else uses. */

import { type Text, text } from '../../../../../words/text.ts';
import { word } from '../../../../../words/word.ts';
import { ApiError, notFound } from '../../../../platform/http/api-error.ts';
import type { Work } from '../../../../platform/unit-of-work.ts';
import { deleteEntries } from '../../entries/index.ts';
import { findHeld } from './find-held.ts';
import { peopleOfUndoneImports } from './imported-people.repository.ts';
import { timeImportUndone } from './imports.events.ts';
import type { TimeImportPorts } from './imports.ports.ts';
import {
  deleteImportedRecords,
  deleteImportedRows,
  findTimeImport,
  importedEntryIds,
  importedRecordIds,
  listEarliest,
  listImportedRecords,
  listRowSpans,
  type TimeImportRow,
  updateTimeImport,
} from './imports.repository.ts';
import { findClosed } from './resolve/check-import-rules.ts';
import { giveStatesBack } from './take-states.ts';
import { listTakenLater, listTakenStates } from './taken-states.repository.ts';
import { listLeftWeeks, listTouchedSheets } from './touched-sheets.repository.ts';

const maxNamed = 20;

function countNamed({ length }: readonly unknown[]): string | Text {
  return length > maxNamed ? text`More than ${maxNamed}` : String(length);
}

async function requireFree(work: Work, row: TimeImportRow): Promise<void> {
  const held = await findHeld(work, row, maxNamed + 1);
  if (held.length === 0) return;
  throw new ApiError(
    'entry_locked',
    text`${countNamed(held)} of its entries are locked or changed by now: withdraw, reopen or credit what holds them, delete what was changed, and undo again.`,
    held.slice(0, maxNamed).map((entry) => ({
      field: entry.entryId,
      issue: text`row ${entry.row}, ${entry.date}: ${entry.why}`,
    })),
  );
}

/** One state after the other: the later one says what it was before. */
async function requireLastState({ reads }: Work, row: TimeImportRow): Promise<void> {
  const later = await listTakenLater(reads, row, maxNamed + 1);
  if (later.length === 0) return;
  throw new ApiError(
    'entry_locked',
    text`A later import took over the state of ${countNamed(later)} of its rows again: undo that one first.`,
    later.slice(0, maxNamed).map((one) => ({
      field: one.entryId,
      issue: text`row ${one.row}: a later import took over its state again`,
    })),
  );
}

/** The sheets go with the import: none may take along what people decided here, or time of others. */
async function requireOwnSheets({ reads }: Work, row: TimeImportRow): Promise<void> {
  const touched = await listTouchedSheets(reads, row, maxNamed + 1);
  if (touched.length === 0) return;
  throw new ApiError(
    'entry_locked',
    text`${countNamed(touched)} of its timesheets changed since: reopen or withdraw them, and undo again.`,
    touched.slice(0, maxNamed).map(({ id, weekStart, state }) => ({
      field: id,
      issue: text`the timesheet of the week of ${weekStart} changed since the import, and is ${word(state)}`,
    })),
  );
}

/** Closed time is not taken away either: an administrator moves the date first. */
async function requireOpenDates(
  { reads, now }: Work,
  ports: TimeImportPorts,
  row: TimeImportRow,
): Promise<void> {
  const book = await ports.loadRuleBook(reads);
  for (const { name, startedAt, ...project } of await listEarliest(reads, row)) {
    const { lockedBefore, lockedThrough } = findClosed(project, book, now);
    if (Number(startedAt) < lockedBefore) {
      const why = text`has time that is closed up to ${lockedThrough}`;
      throw new ApiError('entry_locked', text`${name} ${why}: move that date, and undo again.`, [
        { field: project.id, issue: why },
      ]);
    }
  }
}

/** Takes away what the import made where nothing else has come to hang on it; what people changed stays. */
export async function deleteMade(
  { reads, writes }: Work,
  ports: Pick<TimeImportPorts, 'deleteUnused'>,
  row: TimeImportRow,
): Promise<void> {
  await ports.deleteUnused(
    { reads, writes },
    {
      tasks: importedRecordIds(reads, row, 'task'),
      projects: importedRecordIds(reads, row, 'project'),
      clients: importedRecordIds(reads, row, 'client'),
    },
  );
  await deleteImportedRecords(writes, row);
}

export async function undoImport(
  work: Work,
  { ports, id }: { ports: TimeImportPorts; id: string },
): Promise<void> {
  const { reads, writes, now, log } = work;
  const row = await findTimeImport(reads, id);
  if (!row) throw notFound('import');
  if (row.undone_at !== null) return;
  await requireFree(work, row);
  await requireLastState(work, row);
  await requireOwnSheets(work, row);
  await requireOpenDates(work, ports, row);
  const taken = await listTakenStates(reads, row);
  await ports.removeDecidedSheets(work, await listImportedRecords(reads, row, 'timesheet'));
  await giveStatesBack(work, { ports, row }, taken);
  const left = await listLeftWeeks(reads, row);
  let removed = 0;
  for (const span of await listRowSpans(reads, row)) {
    removed += await deleteEntries(writes, importedEntryIds(reads, row, span));
    await deleteImportedRows(writes, row, span);
  }
  await ports.settleEmptiedSheets(work, left);
  await deleteMade(work, ports, row);
  const version = row.version + 1;
  await updateTimeImport(writes, row, { undone_at: now, updated_at: now, version });
  // Somebody whom a later import gave time goes with the last of them.
  await ports.deleteUnused(work, { users: peopleOfUndoneImports(reads) });
  await log({ type: timeImportUndone, id, version, before: { removed } });
}
