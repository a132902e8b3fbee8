export interface TaskTable {
  id: string;
  organization_id: string;
  project_id: string;
  name: string;
  archived_at: number | null;
  created_at: number;
  updated_at: number;
  version: number;
}

interface TaskTables {
  tasks: TaskTable;
}

declare module '../../../schema.ts' {
  interface Schema extends TaskTables {}
}

declare module '../../../platform/reach/named.ts' {
  interface Naming {
    tasks: 'id' | 'name' | 'project_id';
  }
}
