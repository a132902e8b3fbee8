export interface ProjectTable {
  id: string;
  organization_id: string;
  client_id: string;
  name: string;
  /** That of its client. */
  currency: string;
  /** Absolute path on the user's machine. */
  folder: string | null;
  github_url: string | null;
  budget_seconds: number | null;
  /** JSON arrays of patterns. */
  remotes: string;
  branches: string;
  /** JSON of domain/time-rules; what is left out is inherited. */
  time_rules: string;
  archived_at: number | null;
  created_at: number;
  updated_at: number;
  version: number;
}

interface ProjectTables {
  projects: ProjectTable;
}

declare module '../../../schema.ts' {
  interface Schema extends ProjectTables {}
}

declare module '../../../platform/reach/named.ts' {
  interface Naming {
    projects: 'id' | 'name' | 'client_id' | 'currency' | 'archived_at';
  }
}
