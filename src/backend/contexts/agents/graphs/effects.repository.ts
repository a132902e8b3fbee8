/** SQL of the ledger of effects, each of a run. */
import type { Selectable } from 'kysely';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Writes } from '../../../platform/reach/writes.ts';
import type { EffectTable } from './graphs.tables.ts';

export type EffectRow = Selectable<EffectTable>;

/** Names an effect among all of the organization. */
export interface EffectKey {
  readonly runId: string;
  readonly node: string;
  readonly key: string;
}

export async function findEffect(
  reads: Reads,
  { runId, node, key }: EffectKey,
): Promise<EffectRow | undefined> {
  return await reads
    .invariant('agent_effects')
    .selectAll()
    .where('run_id', '=', runId)
    .where('node', '=', node)
    .where('key', '=', key)
    .executeTakeFirst();
}

/** In the order in which they were done. */
export async function listEffects(reads: Reads, runId: string): Promise<readonly EffectRow[]> {
  return await reads
    .invariant('agent_effects')
    .selectAll()
    .where('run_id', '=', runId)
    .orderBy('intended_at')
    .orderBy('node')
    .orderBy('key')
    .execute();
}

export async function countEffects(reads: Reads, runId: string): Promise<number> {
  const { count } = await reads
    .invariant('agent_effects')
    .select(({ fn }) => fn.countAll<number | string>().as('count'))
    .where('run_id', '=', runId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function insertEffect(writes: Writes, row: EffectRow): Promise<void> {
  await writes.insert('agent_effects', row).execute();
}

export interface Inherited {
  readonly from: string;
  readonly to: string;
  /** Epoch milliseconds of the checkpoint; undefined for a replay from the beginning. */
  readonly before: number | undefined;
}

/**
 * Into the ledger of a replay: what its origin did before the checkpoint is done there, too; what it did later, and what it
 * inherited as sent, is noted as sent and is no act of the replay.
 */
export async function inheritEffects(
  { reads, writes }: { readonly reads: Reads; readonly writes: Writes },
  { from, to, before = 0 }: Inherited,
): Promise<void> {
  for (const row of await listEffects(reads, from)) {
    const sentBy = row.sent_run_id ?? (row.intended_at < before ? null : from);
    await insertEffect(writes, { ...row, run_id: to, sent_run_id: sentBy });
  }
}

/** What was only sent by the run that is replayed is intended now by the replay itself. */
export async function takeEffect(
  writes: Writes,
  { runId, node, key }: EffectKey,
  intended: { readonly input_hash: string; readonly intended_at: number },
): Promise<void> {
  await writes
    .invariant('agent_effects')
    .update()
    .set({ state: 'intended', outcome: null, done_at: null, sent_run_id: null, ...intended })
    .where('run_id', '=', runId)
    .where('node', '=', node)
    .where('key', '=', key)
    .execute();
}

export async function markEffectDone(
  writes: Writes,
  { runId, node, key }: EffectKey,
  done: { readonly outcome: string; readonly done_at: number },
): Promise<void> {
  await writes
    .invariant('agent_effects')
    .update()
    .set({ state: 'done', ...done })
    .where('run_id', '=', runId)
    .where('node', '=', node)
    .where('key', '=', key)
    .execute();
}

export async function deleteEffect(writes: Writes, { runId, node, key }: EffectKey): Promise<void> {
  await writes
    .invariant('agent_effects')
    .remove()
    .where('run_id', '=', runId)
    .where('node', '=', node)
    .where('key', '=', key)
    .execute();
}
