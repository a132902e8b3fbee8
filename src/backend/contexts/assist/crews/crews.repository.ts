/** SQL of allowed crew files: by organization and the person who allowed them. */
import type { Selectable } from 'kysely';
import type { Person } from '../../../../domain/policy/actor.ts';
import type { Reader, Trx } from '../../../schema.ts';
import type { AllowedCrewTable } from './crews.tables.ts';

export type CrewRow = Selectable<AllowedCrewTable>;
type Owner = Pick<Person, 'organizationId' | 'userId'>;

/** The oldest first. */
export async function listCrews(
  db: Reader,
  { organizationId, userId }: Owner,
  projectId?: string,
): Promise<readonly CrewRow[]> {
  const own = db
    .selectFrom('allowed_crews')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('user_id', '=', userId);
  const asked = projectId === undefined ? own : own.where('project_id', '=', projectId);
  return await asked.orderBy('id').execute();
}

export async function insertCrew(trx: Trx, row: CrewRow): Promise<void> {
  await trx.insertInto('allowed_crews').values(row).execute();
}

/** With any other row of the same content there: what is removed is allowed by nothing that stays. */
export async function deleteCrew(trx: Trx, row: CrewRow): Promise<void> {
  await trx
    .deleteFrom('allowed_crews')
    .where('organization_id', '=', row.organization_id)
    .where('user_id', '=', row.user_id)
    .where('project_id', '=', row.project_id)
    .where('path', '=', row.path)
    .where('content_hash', '=', row.content_hash)
    .execute();
}
