/** SQL of addresses that mail does not reach. */
import type { Selectable } from 'kysely';
import { recipientKey } from '../../../../domain/mail/mail-address.ts';
import { requireDeleted } from '../../db/changes.ts';
import { selectPage } from '../../db/select-page.ts';
import { decodeTextCursor } from '../../http/cursor.ts';
import type { Reads } from '../../reach/reads.ts';
import type { Writes } from '../../reach/writes.ts';
import type { UnreachableAddressTable } from '../mail.tables.ts';
import type { ListUnreachable } from './unreachable.schema.ts';

export type UnreachableRow = Selectable<UnreachableAddressTable>;

/** The first of these that is marked. */
export async function findUnreachable(
  reads: Reads,
  addresses: readonly string[],
): Promise<UnreachableRow | undefined> {
  const keys = addresses.map((address) => recipientKey({ address }));
  return await reads
    .invariant('unreachable_addresses')
    .selectAll()
    .where('address', 'in', keys)
    .orderBy('address')
    .limit(1)
    .executeTakeFirst();
}

export async function findUnreachableById(reads: Reads, id: string): Promise<UnreachableRow | undefined> {
  return await reads.from('unreachable_addresses').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function listUnreachable(reads: Reads, query: ListUnreachable): Promise<UnreachableRow[]> {
  return await selectPage(reads.from('unreachable_addresses').selectAll(), query, {
    by: 'address',
    direction: 'asc',
    decode: decodeTextCursor,
  }).execute();
}

export async function insertUnreachable(writes: Writes, row: UnreachableRow): Promise<void> {
  await writes.insert('unreachable_addresses', row).execute();
}

export async function deleteUnreachable(writes: Writes, { id, version }: UnreachableRow): Promise<void> {
  const deleted = await writes
    .remove('unreachable_addresses')
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  requireDeleted(deleted);
}
