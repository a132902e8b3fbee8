/** SQL of imports that are being written in pieces. */
import type { Reads } from '../../../../../platform/reach/reads.ts';
import type { Writes } from '../../../../../platform/reach/writes.ts';
import type { TimeImportRow } from '../imports.repository.ts';

export async function findUnfinished(reads: Reads): Promise<TimeImportRow | undefined> {
  return await reads
    .invariant('time_imports')
    .selectAll()
    .where('writing_until', 'is not', null)
    .executeTakeFirst();
}

/** `until`: epoch milliseconds; null when all of it is there. False where somebody took it for abandoned and clears it. */
export async function setWritingUntil(
  writes: Writes,
  row: TimeImportRow,
  until: number | null,
): Promise<boolean> {
  const { numUpdatedRows } = await writes
    .invariant('time_imports')
    .update()
    .set({ writing_until: until })
    .where('id', '=', row.id)
    .where('writing_until', 'is not', null)
    .where('undone_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/**
 * From then on nobody writes it any more. False where all of it came to be there in the meantime, another has cleared it, or
 * its writer was heard of since `row` was read.
 */
export async function giveUpWriting(writes: Writes, row: TimeImportRow, now: number): Promise<boolean> {
  const { numUpdatedRows } = await writes
    .invariant('time_imports')
    .update()
    .set({ undone_at: now })
    .where('id', '=', row.id)
    .where('created_at', '=', row.created_at)
    .where('writing_until', 'is not', null)
    .where(({ eb, or }) =>
      or([eb('undone_at', 'is not', null), eb('writing_until', '<=', row.writing_until ?? 0)]),
    )
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function deleteTimeImport(writes: Writes, row: TimeImportRow): Promise<void> {
  await writes.invariant('time_imports').remove().where('id', '=', row.id).execute();
}
