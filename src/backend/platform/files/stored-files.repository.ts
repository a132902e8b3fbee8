/** SQL of the rows that name stored files, and the quota that they hold. */

import { text } from '../../../words/text.ts';
import type { Reader } from '../../schema.ts';
import { ApiError } from '../http/api-error.ts';
import { acrossOrganizations, type Reads } from '../reach/reads.ts';
import type { Writes } from '../reach/writes.ts';
import type { ColumnName } from '../slice.ts';
import type { Work } from '../unit-of-work.ts';
import { isNamedNowhere } from '../unused.ts';
import type { StoredFile } from './file-store.ts';

/** For each organization: tens of thousands of invoices, each in every format. */
export const quotaBytes = 10 * 1000 ** 3;

export interface KeptFile {
  readonly stored: StoredFile;
  readonly quota?: number;
  /** Of the request that gave the file; a refusal names it. */
  readonly field?: string;
}

/** The same file twice is one row. @throws ApiError `too_large` where the quota does not allow one more */
export async function addStoredFile(
  { reads, writes, now }: Pick<Work, 'reads' | 'writes' | 'now'>,
  { stored, quota = quotaBytes, field = 'file' }: KeptFile,
): Promise<void> {
  const { sha256, size } = stored;
  const { numInsertedOrUpdatedRows: added } = await writes
    .insert('stored_files', { organization_id: writes.actor.organizationId, sha256, size, created_at: now })
    .onConflict((conflict) => conflict.columns(['organization_id', 'sha256']).doNothing())
    .executeTakeFirstOrThrow();
  if (!added) return;
  const used = await usedBytes(reads);
  if (used > quota) throw quotaExceeded(used, quota, field);
}

async function usedBytes(reads: Reads): Promise<number> {
  const { used } = await reads
    .invariant('stored_files')
    .select((eb) => eb.fn.sum<number | string | null>('size').as('used'))
    .executeTakeFirstOrThrow();
  return Number(used ?? 0);
}

function quotaExceeded(used: number, quota: number, field: string): ApiError {
  const inGb = (bytes: number) => `${(bytes / 1000 ** 3).toFixed(2)} GB`;
  const message = text`The quota of stored files is ${inGb(quota)}; with this file there would be ${inGb(used)}.`;
  return new ApiError('too_large', message, [{ field, issue: message }]);
}

/** Of these hashes, those that a row of any organization names. */
export async function findNamedFiles(db: Reader, hashes: readonly string[]): Promise<ReadonlySet<string>> {
  if (hashes.length === 0) return new Set();
  const rows = await acrossOrganizations(db, 'stored_files', 'upkeep')
    .select('sha256')
    .where('sha256', 'in', hashes)
    .execute();
  return new Set(rows.map(({ sha256 }) => sha256));
}

/** Forgets of these files the ones that no column of any slice names any more; a sweep removes them from the disk. */
export async function releaseStoredFiles(
  writes: Writes,
  hashes: readonly string[],
  namedBy: readonly ColumnName[],
): Promise<void> {
  const { organizationId } = writes.actor;
  for (const sha256 of new Set(hashes)) {
    await writes
      .invariant('stored_files')
      .remove()
      .where('sha256', '=', sha256)
      .where(isNamedNowhere({ organizationId, value: sha256 }, namedBy))
      .execute();
  }
}
