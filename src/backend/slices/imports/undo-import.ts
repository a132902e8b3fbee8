/** Takes back a whole import: its entries, the sheets that locked them, and what it made that nothing else uses. */

import type { Caller } from '../../platform/http/actor.ts';
import { ApiError, notFound } from '../../platform/http/api-error.ts';
import type { Work } from '../../platform/unit-of-work.ts';
import { timeImportUndone } from './imports.events.ts';
import type { TimeImportPorts } from './imports.ports.ts';
import {
  deleteImportedEntries,
  deleteUnused,
  findLastRow,
  findTimeImport,
  type HeldEntry,
  listHeldEntries,
  listImportedRecords,
  type TimeImportRow,
  updateTimeImport,
} from './imports.repository.ts';

const maxNamed = 20;
/** Rows of the file; a statement over more could outlast its budget. */
const rowsAStatement = 5_000;

function whyHeld({ sheet, invoice }: HeldEntry): string {
  if (invoice !== null) return invoice === '' ? 'is on a draft of an invoice' : `is on invoice ${invoice}`;
  return `is in a timesheet that is ${sheet ?? 'gone'}`;
}

async function requireFree({ trx }: Work, row: TimeImportRow): Promise<void> {
  const held = await listHeldEntries(trx, row, maxNamed + 1);
  if (held.length === 0) return;
  const number = held.length > maxNamed ? `More than ${maxNamed}` : String(held.length);
  throw new ApiError(
    'entry_locked',
    `${number} of its entries are locked by now: withdraw, reopen or credit what holds them, and undo again.`,
    held.slice(0, maxNamed).map((entry) => ({
      field: entry.entryId,
      issue: `row ${entry.row}, ${entry.date}: ${whyHeld(entry)}`,
    })),
  );
}

export async function undoImport(
  work: Work,
  { ports, caller, id }: { ports: TimeImportPorts; caller: Caller; id: string },
): Promise<void> {
  const { trx, now, log } = work;
  const { organizationId } = caller.actor;
  const row = await findTimeImport(trx, organizationId, id);
  if (!row) throw notFound('import');
  if (row.undone_at !== null) return;
  await requireFree(work, row);
  await ports.removeDecidedSheets(work, organizationId, await listImportedRecords(trx, row, 'timesheet'));
  const last = await findLastRow(trx, row);
  let removed = 0;
  for (let from = 0; from <= last; from += rowsAStatement) {
    removed += await deleteImportedEntries(trx, row, { from, to: from + rowsAStatement });
  }
  await deleteUnused(trx, row);
  const version = row.version + 1;
  await updateTimeImport(trx, row, { undone_at: now, updated_at: now, version });
  await log({ type: timeImportUndone, id, version, before: { removed } });
}
