export interface ActivityBlockTable {
  /** Made at the client: a block that goes on is sent again under its id. */
  id: string;
  organization_id: string;
  user_id: string;
  project_id: string | null;
  branch: string | null;
  /** Epoch milliseconds, UTC. */
  started_at: number;
  ended_at: number;
}

export interface IgnoredEvidenceTable {
  organization_id: string;
  user_id: string;
  /** As domain/day-proposals has it. */
  key: string;
  ignored_at: number;
}

export interface ProposalTables {
  activity_blocks: ActivityBlockTable;
  ignored_evidence: IgnoredEvidenceTable;
}
