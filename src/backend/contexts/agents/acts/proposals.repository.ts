/** SQL of proposals: each person reads and changes their own. */
import type { Selectable, Updateable } from 'kysely';
import type { Person } from '../../../../domain/policy/actor.ts';
import { selectPage } from '../../../platform/db/select-page.ts';
import { decodeNumberCursor } from '../../../platform/http/cursor.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Writes } from '../../../platform/reach/writes.ts';
import type { ListProposals } from './acts.schema.ts';
import type { ActProposalTable } from './acts.tables.ts';

export type ProposalRow = Selectable<ActProposalTable>;

export async function findProposal(reads: Reads, id: string): Promise<ProposalRow | undefined> {
  return await reads.from('act_proposals').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function listProposalsOf(reads: Reads, ids: readonly string[]): Promise<ProposalRow[]> {
  if (ids.length === 0) return [];
  return await reads.from('act_proposals').selectAll().where('id', 'in', ids).execute();
}

/** Newest first, one row more than the limit. */
export async function listProposals(reads: Reads, { state, ...page }: ListProposals): Promise<ProposalRow[]> {
  const all = reads.from('act_proposals').selectAll();
  const asked = state === undefined ? all : all.where('state', '=', state);
  return await selectPage(asked, page, {
    by: 'created_at',
    direction: 'desc',
    decode: decodeNumberCursor,
  }).execute();
}

export async function countWaiting(reads: Reads, { userId }: Person): Promise<number> {
  const { count } = await reads
    .invariant('act_proposals')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('user_id', '=', userId)
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** What nobody has answered since: what it shows is no longer so, and it counts among those that wait. */
export async function discardOld(
  writes: Writes,
  { now, before }: { readonly now: number; readonly before: number },
): Promise<void> {
  await writes
    .invariant('act_proposals')
    .update()
    .set((set) => ({ state: 'discarded', updated_at: now, version: set('version', '+', 1) }))
    .where('state', 'in', ['waiting', 'failed'])
    .where('updated_at', '<', before)
    .execute();
}

export async function insertProposal(writes: Writes, row: ProposalRow): Promise<void> {
  await writes.insert('act_proposals', row).execute();
}

/** Undefined where the proposal is in none of the states any more. */
export async function updateProposal(
  writes: Writes,
  id: string,
  { from, change }: { readonly from: readonly ProposalRow['state'][]; readonly change: ProposalChange },
): Promise<ProposalRow | undefined> {
  return await writes
    .update('act_proposals')
    .set((set) => ({ ...change, version: set('version', '+', 1) }))
    .where('id', '=', id)
    .where('state', 'in', from)
    .returningAll()
    .executeTakeFirst();
}

export type ProposalChange = Updateable<ActProposalTable>;
