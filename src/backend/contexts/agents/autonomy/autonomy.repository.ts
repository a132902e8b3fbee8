/** SQL of agents' autonomy: the level by project, commands by the person who allowed them. */
import type { Selectable } from 'kysely';
import type { Rows } from '../../../platform/reach/reads.ts';
import type { Writes } from '../../../platform/reach/writes.ts';
import type { AgentAutonomyTable, AllowedCommandTable } from './autonomy.tables.ts';

export type AutonomyRow = Selectable<AgentAutonomyTable>;
export type AllowedRow = Selectable<AllowedCommandTable>;

export async function findAutonomy(
  rows: Rows<'agent_autonomy'>,
  projectId: string,
): Promise<AutonomyRow | undefined> {
  return await rows.selectAll().where('project_id', '=', projectId).executeTakeFirst();
}

export async function putAutonomy(writes: Writes, row: AutonomyRow): Promise<void> {
  const { level, protected_branches, changed_by, updated_at, version } = row;
  const change = { level, protected_branches, changed_by, updated_at, version };
  await writes
    .insert('agent_autonomy', row)
    .onConflict((conflict) => conflict.columns(['organization_id', 'project_id']).doUpdateSet(change))
    .execute();
}

/** The oldest first. */
export async function listAllowed(
  rows: Rows<'allowed_commands'>,
  projectId?: string,
): Promise<readonly AllowedRow[]> {
  const asked = projectId === undefined ? rows : rows.where('project_id', '=', projectId);
  return await asked.selectAll().orderBy('id').execute();
}

export async function insertAllowed(writes: Writes, row: AllowedRow): Promise<void> {
  await writes.insert('allowed_commands', row).execute();
}

/** With any other row of the same line there: what is removed is allowed by nothing that stays. */
export async function deleteAllowed(writes: Writes, row: AllowedRow): Promise<void> {
  await writes
    .remove('allowed_commands')
    .where('project_id', '=', row.project_id)
    .where('folder', '=', row.folder)
    .where('line', '=', row.line)
    .execute();
}
