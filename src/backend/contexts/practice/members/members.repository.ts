/** SQL of members of projects. */
import type { Selectable } from 'kysely';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Writes } from '../../../platform/reach/writes.ts';
import type { MemberRole, ProjectMemberTable } from './members.tables.ts';

export type MemberRow = Selectable<ProjectMemberTable>;

export async function listMembers(reads: Reads, projectId: string): Promise<MemberRow[]> {
  return await reads
    .from('project_members')
    .selectAll()
    .where('project_id', '=', projectId)
    .orderBy('user_id')
    .execute();
}

/** Of all projects that the actor sees. */
export async function listMemberships(reads: Reads): Promise<MemberRow[]> {
  return await reads.from('project_members').selectAll().orderBy('user_id').orderBy('project_id').execute();
}

export interface OneMember {
  readonly projectId: string;
  readonly userId: string;
}

/** As the actor may change it. */
export async function findMember(
  rows: Pick<Reads, 'from'>,
  { projectId, userId }: OneMember,
): Promise<MemberRow | undefined> {
  return await rows
    .from('project_members')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
}

export async function insertMember(writes: Writes, row: MemberRow): Promise<void> {
  await writes.insert('project_members', row).execute();
}

export async function updateMember(writes: Writes, one: OneMember, role: MemberRole): Promise<void> {
  await writes
    .update('project_members')
    .set({ role })
    .where('project_id', '=', one.projectId)
    .where('user_id', '=', one.userId)
    .execute();
}

export async function deleteMember(writes: Writes, { projectId, userId }: OneMember): Promise<void> {
  await writes
    .remove('project_members')
    .where('project_id', '=', projectId)
    .where('user_id', '=', userId)
    .execute();
}
