/** SQL of the ledger of effects: every statement is scoped by organization and run. */
import type { Selectable } from 'kysely';
import type { Reader, Trx } from '../../../schema.ts';
import type { EffectTable } from './graphs.tables.ts';
import type { RunKey } from './run-key.ts';

export type EffectRow = Selectable<EffectTable>;

/** Names an effect among all. */
export interface EffectKey extends RunKey {
  readonly node: string;
  readonly key: string;
}

export async function findEffect(
  db: Reader,
  { organizationId, runId, node, key }: EffectKey,
): Promise<EffectRow | undefined> {
  return await db
    .selectFrom('agent_effects')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('run_id', '=', runId)
    .where('node', '=', node)
    .where('key', '=', key)
    .executeTakeFirst();
}

export async function insertEffect(trx: Trx, row: EffectRow): Promise<void> {
  await trx.insertInto('agent_effects').values(row).execute();
}

export async function markEffectDone(
  trx: Trx,
  { organizationId, runId, node, key }: EffectKey,
  done: { readonly outcome: string; readonly done_at: number },
): Promise<void> {
  await trx
    .updateTable('agent_effects')
    .set({ state: 'done', ...done })
    .where('organization_id', '=', organizationId)
    .where('run_id', '=', runId)
    .where('node', '=', node)
    .where('key', '=', key)
    .execute();
}

export async function deleteEffect(trx: Trx, { organizationId, runId, node, key }: EffectKey): Promise<void> {
  await trx
    .deleteFrom('agent_effects')
    .where('organization_id', '=', organizationId)
    .where('run_id', '=', runId)
    .where('node', '=', node)
    .where('key', '=', key)
    .execute();
}
