/** SQL of allowed crew files: by the person who allowed them. */
import type { Selectable } from 'kysely';
import type { Rows } from '../../../platform/reach/reads.ts';
import type { Writes } from '../../../platform/reach/writes.ts';
import type { AllowedCrewTable } from './crews.tables.ts';

export type CrewRow = Selectable<AllowedCrewTable>;

/** The oldest first. */
export async function listCrews(
  rows: Rows<'allowed_crews'>,
  projectId?: string,
): Promise<readonly CrewRow[]> {
  const asked = projectId === undefined ? rows : rows.where('project_id', '=', projectId);
  return await asked.selectAll().orderBy('id').execute();
}

export async function insertCrew(writes: Writes, row: CrewRow): Promise<void> {
  await writes.insert('allowed_crews', row).execute();
}

/** With any other row of the same content there: what is removed is allowed by nothing that stays. */
export async function deleteCrew(writes: Writes, row: CrewRow): Promise<void> {
  await writes
    .invariant('allowed_crews')
    .remove()
    .where('user_id', '=', row.user_id)
    .where('project_id', '=', row.project_id)
    .where('path', '=', row.path)
    .where('content_hash', '=', row.content_hash)
    .execute();
}
