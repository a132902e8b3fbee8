import type { Role } from '../../../../domain/authorization.ts';
import type { PersonLanguage } from '../../../platform/http/language/person-language.ts';

export interface UserTable {
  id: string;
  organization_id: string;
  name: string;
  email: string | null;
  role: Role;
  /** The most that they may approve at once, in minor units; null for no limit. */
  approval_limit_minor: number | null;
  approval_limit_currency: string | null;
  /** Since then the person is not there: neither acts nor hears; what they did stays theirs. */
  deactivated_at: number | null;
  /** In which they read mail; null for that of the practice. */
  language: PersonLanguage | null;
  created_at: number;
  updated_at: number;
  version: number;
}

interface UserTables {
  users: UserTable;
}

declare module '../../../schema.ts' {
  interface Schema extends UserTables {}
}

declare module '../../../platform/reach/named.ts' {
  interface Naming {
    users: 'id' | 'name';
  }
}
