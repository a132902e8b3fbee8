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

export interface TaskTables {
  tasks: TaskTable;
}
