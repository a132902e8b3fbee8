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
