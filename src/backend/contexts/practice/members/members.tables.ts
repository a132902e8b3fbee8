export type MemberRole = 'lead' | 'member' | 'viewer';

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
