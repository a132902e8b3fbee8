/**
 * Takes away what an import left that was written in pieces and did not come to its end: it was cancelled, something failed,
 * or the process died. In pieces too, so that nobody waits; each can be done once more.
 */
import type { Actor } from '../../../../../../domain/policy/actor.ts';
import { deleteEntries } from '../../../entries/index.ts';
import { peopleOfUndoneImports } from '../imported-people.repository.ts';
import { timeImportUndone } from '../imports.events.ts';
import type { TimeImportPorts } from '../imports.ports.ts';
import {
  deleteImportedRows,
  importedEntryIds,
  listImportedRecords,
  listRowSpans,
  type TimeImportRow,
} from '../imports.repository.ts';
import { deleteMade } from '../undo-import.ts';
import { deleteTimeImport, giveUpWriting } from './unfinished-imports.repository.ts';

/** Of the file: what a moment deletes. */
const rowsAPiece = 500;
const sheetsAPiece = 20;

type Clearing = Pick<TimeImportPorts, 'db' | 'unitOfWork' | 'deleteUnused' | 'removeDecidedSheets'>;

export async function clearImport(ports: Clearing, actor: Actor, row: TimeImportRow): Promise<void> {
  const { db, unitOfWork } = ports;
  const { organization_id } = row;
  // First: whoever was only slow has ended it by now, or writes no more.
  const isGivenUp = await unitOfWork.write(actor, async ({ trx, now }) => await giveUpWriting(trx, row, now));
  if (!isGivenUp) return;
  const sheets = await listImportedRecords(db, row, 'timesheet');
  for (let start = 0; start < sheets.length; start += sheetsAPiece) {
    const some = sheets.slice(start, start + sheetsAPiece);
    await unitOfWork.write(actor, async (work) => {
      await ports.removeDecidedSheets(work, organization_id, some);
    });
  }
  let removed = 0;
  for (const span of await listRowSpans(db, row, rowsAPiece)) {
    removed += await unitOfWork.write(actor, async ({ trx }) => {
      const count = await deleteEntries(trx, organization_id, importedEntryIds(trx, row, span));
      await deleteImportedRows(trx, row, span);
      return count;
    });
  }
  await unitOfWork.write(actor, async (work) => {
    await deleteMade(work, ports, row);
    // While the import is still there as an undone one, which tells whom it made known.
    await ports.deleteUnused(work.trx, organization_id, {
      users: peopleOfUndoneImports(work.trx, organization_id),
    });
    await deleteTimeImport(work.trx, row);
    await work.log({ type: timeImportUndone, id: row.id, version: row.version + 1, before: { removed } });
  });
}
