/** Creates or replaces an entry under the client's id: what is sent twice, late or in another order ends the same. */
import { isDeepStrictEqual } from 'node:util';
import { text } from '../../../../../words/text.ts';
import { type Caller, personOf } from '../../../../platform/http/actor.ts';
import { ConflictError } from '../../../../platform/http/api-error.ts';
import type { Created } from '../../../../platform/http/created.ts';
import type { Work } from '../../../../platform/unit-of-work.ts';
import { requireNotDeleted, showRuled } from '../rules/entry-rules.ts';
import type { TimeEntryPorts } from '../time-entries.ports.ts';
import { findEntry, type TimeEntryRow } from '../time-entries.repository.ts';
import type { TimeEntry } from '../time-entries.schema.ts';
import { createEntry, patchRow, requireSeen, writePatched } from '../time-entries.service.ts';
import { toTimeEntry } from '../time-entry-view.ts';
import type { PutTimeEntry } from './entry-changes.schema.ts';

export interface Putting {
  readonly ports: TimeEntryPorts;
  readonly caller: Caller;
  readonly id: string;
  readonly input: PutTimeEntry;
  /** The version that was seen; undefined when the caller takes the entry for new. */
  readonly expected: number | undefined;
}

async function createPut(work: Work, putting: Putting): Promise<Created<TimeEntry>> {
  const { ports, caller, id, input, expected } = putting;
  await requireNotDeleted(work.reads, personOf(caller), { id, sent: input });
  if (expected !== undefined) {
    throw new ConflictError(
      'stale_version',
      text`There is no version ${expected} of it: the entry is not there.`,
      {
        current: null,
        sent: input,
      },
    );
  }
  return await createEntry(work, { ports, caller, input: { ...input, id } });
}

/** What a whole entry says, so that nothing of the one before stays. */
function wholeOf(input: PutTimeEntry, zone: string) {
  return { taskId: null, zone, note: '', billable: true, tags: [], git: null, ...input };
}

function requireReplaceable(row: TimeEntryRow, { expected, input }: Putting): void {
  requireSeen(row, expected, input);
  if (expected === undefined) {
    throw new ConflictError(
      'conflict',
      'The entry is there with other content: say by If-Match which you saw.',
      {
        current: toTimeEntry(row),
        sent: input,
      },
    );
  }
}

export async function putEntry(work: Work, putting: Putting): Promise<Created<TimeEntry>> {
  const { ports, id, input } = putting;
  const row = await findEntry(work.writes, id);
  if (!row) {
    return await createPut(work, putting);
  }
  const { zone } = await ports.loadPolicy(work.reads);
  const next = await patchRow(work, { ports, row, input: wholeOf(input, zone) });
  if (isDeepStrictEqual(next, row)) {
    return { created: false, record: await showRuled(work.reads, ports, row) };
  }
  requireReplaceable(row, putting);
  return { created: false, record: await writePatched(work, ports, { row, next }) };
}
