/** SQL of agents' autonomy: the level by organization and project, commands also by the person who allowed them. */
import type { Selectable } from 'kysely';
import type { Person } from '../../../../domain/policy/actor.ts';
import type { Reader, Trx } from '../../../schema.ts';
import type { AgentAutonomyTable, AllowedCommandTable } from './autonomy.tables.ts';

export type AutonomyRow = Selectable<AgentAutonomyTable>;
export type AllowedRow = Selectable<AllowedCommandTable>;
type Owner = Pick<Person, 'organizationId' | 'userId'>;

export async function findAutonomy(
  db: Reader,
  organizationId: string,
  projectId: string,
): Promise<AutonomyRow | undefined> {
  return await db
    .selectFrom('agent_autonomy')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('project_id', '=', projectId)
    .executeTakeFirst();
}

export async function putAutonomy(trx: Trx, row: AutonomyRow): Promise<void> {
  const { level, protected_branches, changed_by, updated_at, version } = row;
  const change = { level, protected_branches, changed_by, updated_at, version };
  await trx
    .insertInto('agent_autonomy')
    .values(row)
    .onConflict((conflict) => conflict.columns(['organization_id', 'project_id']).doUpdateSet(change))
    .execute();
}

/** The oldest first. */
export async function listAllowed(
  db: Reader,
  { organizationId, userId }: Owner,
  projectId?: string,
): Promise<readonly AllowedRow[]> {
  const own = db
    .selectFrom('allowed_commands')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('user_id', '=', userId);
  const asked = projectId === undefined ? own : own.where('project_id', '=', projectId);
  return await asked.orderBy('id').execute();
}

export async function insertAllowed(trx: Trx, row: AllowedRow): Promise<void> {
  await trx.insertInto('allowed_commands').values(row).execute();
}

/** With any other row of the same line there: what is removed is allowed by nothing that stays. */
export async function deleteAllowed(trx: Trx, row: AllowedRow): Promise<void> {
  await trx
    .deleteFrom('allowed_commands')
    .where('organization_id', '=', row.organization_id)
    .where('user_id', '=', row.user_id)
    .where('project_id', '=', row.project_id)
    .where('folder', '=', row.folder)
    .where('line', '=', row.line)
    .execute();
}
