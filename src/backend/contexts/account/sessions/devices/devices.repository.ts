/** SQL of device codes. */
import type { Selectable, Updateable } from 'kysely';
import type { TeamDb, TeamSchema } from '../../../../team-schema.ts';

export type DeviceCodeRow = Selectable<TeamSchema['device_codes']>;

export async function insertDeviceCode(db: TeamDb, row: DeviceCodeRow): Promise<void> {
  await db.insertInto('device_codes').values(row).execute();
}

export async function deleteOldDeviceCodes(db: TeamDb, before: number): Promise<void> {
  await db.deleteFrom('device_codes').where('expires_at', '<', before).execute();
}

export async function countDeviceCodes(
  db: TeamDb,
  { network, now }: { readonly network: string; readonly now: number },
): Promise<number> {
  const { count } = await db
    .selectFrom('device_codes')
    .select((row) => row.fn.countAll().as('count'))
    .where('network', '=', network)
    .where('expires_at', '>', now)
    .where('state', '=', 'pending')
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function findDeviceCode(db: TeamDb, hash: string): Promise<DeviceCodeRow | undefined> {
  return await db.selectFrom('device_codes').selectAll().where('device_hash', '=', hash).executeTakeFirst();
}

/** One that waits for an answer. */
export async function findPendingCode(
  db: TeamDb,
  { userHash, now }: { readonly userHash: string; readonly now: number },
): Promise<DeviceCodeRow | undefined> {
  return await db
    .selectFrom('device_codes')
    .selectAll()
    .where('user_hash', '=', userHash)
    .where('state', '=', 'pending')
    .where('expires_at', '>', now)
    .executeTakeFirst();
}

/** Of several that change it at once, one does: true for that one. */
export async function changeDeviceCode(
  db: TeamDb,
  { device_hash, state }: Pick<DeviceCodeRow, 'device_hash' | 'state'>,
  change: Updateable<TeamSchema['device_codes']>,
): Promise<boolean> {
  const changed = await db
    .updateTable('device_codes')
    .set(change)
    .where('device_hash', '=', device_hash)
    .where('state', '=', state)
    .returning('device_hash')
    .executeTakeFirst();
  return changed !== undefined;
}
