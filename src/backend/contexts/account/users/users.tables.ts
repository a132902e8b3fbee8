import type { Role } from '../../../../domain/authorization.ts';

export interface UserTable {
  id: string;
  organization_id: string;
  name: string;
  email: string | null;
  role: Role;
  created_at: number;
  updated_at: number;
  version: number;
}

export interface UserTables {
  users: UserTable;
}
