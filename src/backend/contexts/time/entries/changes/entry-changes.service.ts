/** What is done to entries beyond the plain five use cases; each has a file of its own. */
import { markUndone } from '../../../../platform/events/event-log.ts';
import type { Caller } from '../../../../platform/http/actor.ts';
import { ApiError } from '../../../../platform/http/api-error.ts';
import type { Created } from '../../../../platform/http/created.ts';
import type { Work } from '../../../../platform/unit-of-work.ts';
import type { TimeEntryPorts } from '../time-entries.ports.ts';
import type { TimeEntry } from '../time-entries.schema.ts';
import { writeBatch } from './batch-entries.ts';
import type {
  Batch,
  BatchResult,
  MergeTimeEntries,
  SplitEntries,
  Undone,
  UndoTimeEntries,
} from './entry-changes.schema.ts';
import { mergeEntries } from './merge-entries.ts';
import { type Putting, putEntry } from './put-entry.ts';
import { type Splitting, splitEntry } from './split-entry.ts';
import { UndoConflictError } from './undo-conflict.ts';
import { undoEntries } from './undo-entries.ts';
import { saveRefusal } from './undo-request.ts';

export interface EntryChangesService {
  put(caller: Caller, input: Omit<Putting, 'ports' | 'caller'>): Promise<Created<TimeEntry>>;
  split(caller: Caller, input: Omit<Splitting, 'ports' | 'caller'>): Promise<SplitEntries>;
  merge(caller: Caller, input: MergeTimeEntries): Promise<TimeEntry>;
  undo(caller: Caller, input: UndoTimeEntries): Promise<Undone>;
  batch(caller: Caller, input: { readonly batch: Batch; readonly traceId: string }): Promise<BatchResult>;
}

export function createEntryChangesService(ports: TimeEntryPorts): EntryChangesService {
  const write = <T>(caller: Caller, work: (work: Work) => Promise<T>) =>
    ports.unitOfWork.write(caller.actor, work);
  return {
    put: async (caller, input) => await write(caller, (work) => putEntry(work, { ports, caller, ...input })),
    split: async (caller, input) =>
      await write(caller, (work) => splitEntry(work, { ports, caller, ...input })),
    merge: async (caller, input) =>
      await write(caller, (work) => mergeEntries(work, { ports, caller, input })),
    undo: async (caller, input) => {
      try {
        return await write(caller, (work) => undoEntries(work, { ports, caller, input }));
      } catch (error) {
        if (error instanceof UndoConflictError) {
          // What can never come back must not stand before what can.
          await write(caller, async ({ writes }) => void (await markUndone(writes, error.firstSeq)));
        }
        if (ApiError.is(error)) await write(caller, (work) => saveRefusal(work, { caller, input }));
        throw error;
      }
    },
    batch: async (caller, input) => await writeBatch(ports, caller, input),
  };
}
