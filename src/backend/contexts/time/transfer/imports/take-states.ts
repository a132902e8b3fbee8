/** Takes over what was approved or billed in the other tool since an earlier import, and gives it back. */
import type { Work } from '../../../../platform/unit-of-work.ts';
import type { SheetMove, TimeImportPorts } from './imports.ports.ts';
import type { TimeImportRow } from './imports.repository.ts';
import type { AgainRow } from './resolve/find-existing.ts';
import {
  deleteTakenStates,
  insertTakenStates,
  type listTakenStates,
  type TakenStateRow,
  updateImportedState,
} from './taken-states.repository.ts';

const rowsAStatement = 500;

function toTakenState(row: TimeImportRow, { row: { source }, brought }: AgainRow): TakenStateRow {
  return {
    import_id: row.id,
    entry_id: brought.entryId,
    organization_id: row.organization_id,
    row_number: source.row,
    state: brought.state,
    invoice: brought.invoice,
    timesheet_id: brought.entry?.sheetId ?? null,
  };
}

/** `moves`: into which sheet each of them goes. */
export async function takeStates(
  work: Work,
  { ports, row }: { readonly ports: TimeImportPorts; readonly row: TimeImportRow },
  { taken, moves }: { readonly taken: readonly AgainRow[]; readonly moves: readonly SheetMove[] },
): Promise<void> {
  for (let start = 0; start < taken.length; start += rowsAStatement) {
    const some = taken.slice(start, start + rowsAStatement);
    await insertTakenStates(
      work.writes,
      some.map((one) => toTakenState(row, one)),
    );
  }
  for (const { row: again, brought } of taken) {
    const { state, invoice } = again.source;
    await updateImportedState(work.writes, { entry_id: brought.entryId, state, invoice });
  }
  await ports.lockInDecidedSheets(work, moves);
}

/** Of an import that is undone, once its sheets are gone: `taken` as it was before they went. */
export async function giveStatesBack(
  work: Work,
  { ports, row }: { readonly ports: TimeImportPorts; readonly row: TimeImportRow },
  taken: Awaited<ReturnType<typeof listTakenStates>>,
): Promise<void> {
  for (const { entry_id, state, invoice } of taken) {
    await updateImportedState(work.writes, { entry_id, state, invoice });
  }
  const moved = taken.filter(({ ownSheetId }) => ownSheetId !== null);
  const moves = moved.map(({ entry_id, timesheet_id }) => ({ entryId: entry_id, sheetId: timesheet_id }));
  await ports.returnToSheets(work, moves);
  await deleteTakenStates(work.writes, row);
}
