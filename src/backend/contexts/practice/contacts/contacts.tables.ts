import type { ContactRole } from './contacts.schema.ts';

export interface ContactTable {
  id: string;
  organization_id: string;
  client_id: string;
  name: string;
  role: ContactRole;
  email: string | null;
  phone: string | null;
  /** 1 for the one of its role whom Vireo writes to. */
  is_primary: number;
  created_at: number;
  updated_at: number;
  version: number;
}

interface ContactTables {
  contacts: ContactTable;
}

declare module '../../../schema.ts' {
  interface Schema extends ContactTables {}
}
