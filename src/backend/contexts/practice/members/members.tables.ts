/** From the most that one may do in a project to the least: its members and their time, its work, a look at it. */
export const memberRoles = ['lead', 'member', 'viewer'] as const;
export type MemberRole = (typeof memberRoles)[number];

export interface ProjectMemberTable {
  organization_id: string;
  project_id: string;
  user_id: string;
  role: MemberRole;
}

interface MemberTables {
  project_members: ProjectMemberTable;
}

declare module '../../../schema.ts' {
  interface Schema extends MemberTables {}
}
