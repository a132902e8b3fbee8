/**
 * Takes away what an import left that was written in pieces and did not come to its end: it was cancelled, something failed,
 * or the process died. In pieces too, so that nobody waits; each can be done once more.
 */
import type { Actor } from '../../../../../../domain/policy/actor.ts';
import type { Reads } from '../../../../../platform/reach/reads.ts';
import type { Work } from '../../../../../platform/unit-of-work.ts';
import { deleteEntries, forgetLostSheets } from '../../../entries/index.ts';
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
import { listLeftWeeks } from '../touched-sheets.repository.ts';
import { deleteMade } from '../undo-import.ts';
import { deleteTimeImport, giveUpWriting } from './unfinished-imports.repository.ts';

/** Of the file: what a moment deletes. */
const rowsAPiece = 500;
const sheetsAPiece = 20;

type Clearing = Pick<
  TimeImportPorts,
  'reads' | 'unitOfWork' | 'deleteUnused' | 'removeDecidedSheets' | 'settleEmptiedSheets'
>;

interface ClearedImport {
  readonly actor: Actor;
  readonly row: TimeImportRow;
  /** After each piece. */
  readonly progressed?: () => Promise<void>;
}

/** `row` as it was read when its writer was taken for gone. Does nothing where that is not so, or another has cleared it. */
export async function clearImport(
  ports: Clearing,
  { actor, row, progressed = async () => undefined }: ClearedImport,
): Promise<void> {
  const once = createSteps(ports, actor, row);
  const step: Step = async (act) => {
    const done = await once(act);
    await progressed();
    return done;
  };
  try {
    await clear({ ports, reads: ports.reads(actor), row, step });
  } catch (error) {
    if (!(error instanceof NothingToClear)) throw error;
  }
}

/** It came to its end, goes on, or is gone. */
class NothingToClear extends Error {
  override readonly name = 'NothingToClear';
}

type Step = <T>(act: (work: Work) => Promise<T>) => Promise<T>;

/** Each transaction looks anew: a slow writer, another that clears, or a new import under the same id may have come between. */
function createSteps({ unitOfWork }: Clearing, actor: Actor, row: TimeImportRow): Step {
  return async (act) =>
    await unitOfWork.write(actor, async (work) => {
      if (!(await giveUpWriting(work.writes, row, work.now))) throw new NothingToClear();
      return await act(work);
    });
}

interface Clearance {
  readonly ports: Clearing;
  /** Between the steps. */
  readonly reads: Reads;
  readonly row: TimeImportRow;
  readonly step: Step;
}

async function clear(clearance: Clearance): Promise<void> {
  const { ports, row, step } = clearance;
  const left = await step(async ({ reads }) => await listLeftWeeks(reads, row));
  await clearSheets(clearance);
  const removed = await clearEntries(clearance);
  await step(async (work) => {
    await ports.settleEmptiedSheets(work, left);
    await deleteMade(work, ports, row);
    // While the import is still there as an undone one, which tells whom it made known.
    await ports.deleteUnused(work, { users: peopleOfUndoneImports(work.reads) });
    await deleteTimeImport(work.writes, row);
    await work.log({ type: timeImportUndone, id: row.id, version: row.version + 1, before: { removed } });
  });
}

async function clearSheets({ ports, reads, row, step }: Clearance): Promise<void> {
  const sheets = await listImportedRecords(reads, row, 'timesheet');
  for (let start = 0; start < sheets.length; start += sheetsAPiece) {
    const some = sheets.slice(start, start + sheetsAPiece);
    await step(async (work) => await ports.removeDecidedSheets(work, some));
  }
}

/** How many there were. */
async function clearEntries({ reads, row, step }: Clearance): Promise<number> {
  let removed = 0;
  for (const span of await listRowSpans(reads, row, rowsAPiece)) {
    removed += await step(async (work) => {
      const { writes } = work;
      const entries = importedEntryIds(work.reads, row, span);
      await forgetLostSheets(work, entries);
      const count = await deleteEntries(writes, entries);
      await deleteImportedRows(writes, row, span);
      return count;
    });
  }
  return removed;
}
