import type { AutonomyLevel } from '../../../../contract/work/autonomy.ts';

export interface AgentAutonomyTable {
  organization_id: string;
  project_id: string;
  level: AutonomyLevel;
  /** JSON array of patterns. */
  protected_branches: string;
  changed_by: string;
  created_at: number;
  updated_at: number;
  version: number;
}

/** Of one person: it allows nothing to anybody else. */
export interface AllowedCommandTable {
  id: string;
  organization_id: string;
  user_id: string;
  project_id: string;
  /** The project's when it was allowed: in another folder the line may do something else. */
  folder: string;
  /** For a shell, to the letter. */
  line: string;
  created_at: number;
}

interface AutonomyTables {
  agent_autonomy: AgentAutonomyTable;
  allowed_commands: AllowedCommandTable;
}

declare module '../../../schema.ts' {
  interface Schema extends AutonomyTables {}
}
