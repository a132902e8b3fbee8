/** Of one person: it allows nothing to anybody else. */
export interface AllowedCrewTable {
  id: string;
  organization_id: string;
  user_id: string;
  project_id: string;
  /** Of the file, relative to the project's folder. */
  path: string;
  /** SHA-256 of its bytes, in hexadecimal: another content is not allowed. */
  content_hash: string;
  created_at: number;
}

interface CrewTables {
  allowed_crews: AllowedCrewTable;
}

declare module '../../../schema.ts' {
  interface Schema extends CrewTables {}
}
