/** SQL of proposals: each person reads and changes their own. */
import type { Selectable, Updateable } from 'kysely';
import type { Person } from '../../../../domain/policy/actor.ts';
import { selectPage } from '../../../platform/db/select-page.ts';
import { decodeNumberCursor } from '../../../platform/http/cursor.ts';
import type { Reader, Trx } from '../../../schema.ts';
import type { ListProposals } from './acts.schema.ts';
import type { ActProposalTable } from './acts.tables.ts';

export type ProposalRow = Selectable<ActProposalTable>;

type Owner = Pick<Person, 'organizationId' | 'userId'>;

export async function findProposal(
  db: Reader,
  { organizationId, userId }: Owner,
  id: string,
): Promise<ProposalRow | undefined> {
  return await db
    .selectFrom('act_proposals')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('user_id', '=', userId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function listProposalsOf(
  db: Reader,
  { organizationId, userId }: Owner,
  ids: readonly string[],
): Promise<ProposalRow[]> {
  if (ids.length === 0) return [];
  return await db
    .selectFrom('act_proposals')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('user_id', '=', userId)
    .where('id', 'in', ids)
    .execute();
}

/** Newest first, one row more than the limit. */
export async function listProposals(
  db: Reader,
  { organizationId, userId }: Owner,
  { state, ...page }: ListProposals,
): Promise<ProposalRow[]> {
  let select = db
    .selectFrom('act_proposals')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('user_id', '=', userId);
  if (state !== undefined) select = select.where('state', '=', state);
  return await selectPage(select, page, {
    by: 'created_at',
    direction: 'desc',
    decode: decodeNumberCursor,
  }).execute();
}

export async function countWaiting(db: Reader, { organizationId, userId }: Owner): Promise<number> {
  const { count } = await db
    .selectFrom('act_proposals')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('organization_id', '=', organizationId)
    .where('user_id', '=', userId)
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** What nobody has answered since: what it shows is no longer so, and it counts among those that wait. */
export async function discardOld(
  db: Reader,
  organizationId: string,
  { now, before }: { readonly now: number; readonly before: number },
): Promise<void> {
  await db
    .updateTable('act_proposals')
    .set((set) => ({ state: 'discarded', updated_at: now, version: set('version', '+', 1) }))
    .where('organization_id', '=', organizationId)
    .where('state', 'in', ['waiting', 'failed'])
    .where('updated_at', '<', before)
    .execute();
}

export async function insertProposal(trx: Trx, row: ProposalRow): Promise<void> {
  await trx.insertInto('act_proposals').values(row).execute();
}

/** Undefined where the proposal is in none of the states any more. */
export async function updateProposal(
  trx: Trx,
  { id, organization_id, user_id }: ProposalRow,
  { from, change }: { readonly from: readonly ProposalRow['state'][]; readonly change: ProposalChange },
): Promise<ProposalRow | undefined> {
  return await trx
    .updateTable('act_proposals')
    .set((set) => ({ ...change, version: set('version', '+', 1) }))
    .where('organization_id', '=', organization_id)
    .where('user_id', '=', user_id)
    .where('id', '=', id)
    .where('state', 'in', from)
    .returningAll()
    .executeTakeFirst();
}

export type ProposalChange = Updateable<ActProposalTable>;
