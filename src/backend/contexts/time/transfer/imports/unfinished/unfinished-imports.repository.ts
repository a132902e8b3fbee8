/** SQL of imports that are being written in pieces; every statement is scoped by organization. */
import type { Reader, Trx } from '../../../../../schema.ts';
import type { TimeImportRow } from '../imports.repository.ts';

/** One import of a practice is written after the other. */
export async function findUnfinished(db: Reader, organizationId: string): Promise<TimeImportRow | undefined> {
  return await db
    .selectFrom('time_imports')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('writing_until', 'is not', null)
    .executeTakeFirst();
}

/** `until`: epoch milliseconds; null when all of it is there. False where somebody took it for abandoned and clears it. */
export async function setWritingUntil(trx: Trx, row: TimeImportRow, until: number | null): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('time_imports')
    .set({ writing_until: until })
    .where('organization_id', '=', row.organization_id)
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
export async function giveUpWriting(trx: Trx, row: TimeImportRow, now: number): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('time_imports')
    .set({ undone_at: now })
    .where('organization_id', '=', row.organization_id)
    .where('id', '=', row.id)
    .where('created_at', '=', row.created_at)
    .where('writing_until', 'is not', null)
    .where(({ eb, or }) =>
      or([eb('undone_at', 'is not', null), eb('writing_until', '<=', row.writing_until ?? 0)]),
    )
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function deleteTimeImport(trx: Trx, row: TimeImportRow): Promise<void> {
  await trx
    .deleteFrom('time_imports')
    .where('organization_id', '=', row.organization_id)
    .where('id', '=', row.id)
    .execute();
}
