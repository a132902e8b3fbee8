/** SQL of what rests. */

import type { Selectable } from 'kysely';
import type { Db } from '../../schema.ts';
import { acrossOrganizations, type Reads } from '../reach/reads.ts';
import type { Writes } from '../reach/writes.ts';
import type { OutgoingRestTable } from './outgoing.tables.ts';
import type { RestReason } from './rest-reason.ts';

type RestRow = Selectable<OutgoingRestTable>;

export async function findRest(reads: Reads): Promise<RestRow | undefined> {
  return await reads.from('outgoing_rests').selectAll().where('released_at', 'is', null).executeTakeFirst();
}

export async function listOrganizationIds(db: Db): Promise<readonly string[]> {
  const rows = await acrossOrganizations(db, 'organizations', 'restore').select('id').execute();
  return rows.map(({ id }) => id);
}

/** One that was released rests again. */
export async function putRest(
  writes: Writes,
  { reason, now }: { readonly reason: RestReason; readonly now: number },
): Promise<void> {
  const row = { reason, since: now, released_at: null, released_by: null };
  await writes
    .insert('outgoing_rests', { organization_id: writes.actor.organizationId, ...row })
    .onConflict((conflict) => conflict.column('organization_id').doUpdateSet(row))
    .execute();
}

export async function endRest(
  writes: Writes,
  { by, now }: { readonly by: string; readonly now: number },
): Promise<void> {
  await writes
    .update('outgoing_rests')
    .set({ released_at: now, released_by: by })
    .where('released_at', 'is', null)
    .execute();
}
