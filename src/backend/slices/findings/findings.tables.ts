/** Resolved: a later run of the agent read the file and found it no more. */
export type FindingState = 'open' | 'accepted' | 'dismissed' | 'resolved';

export interface FindingTable {
  id: string;
  organization_id: string;
  project_id: string;
  /** The run that saw it last. */
  request_id: string;
  agent: string;
  /** Relative to the project's folder, with forward slashes. */
  path: string;
  fingerprint: string;
  rule_id: string;
  category: string;
  severity: string;
  /** 0 critical … 4 info: what lists sort by. */
  severity_rank: number;
  confidence: string;
  message: string;
  /** Markdown. */
  explanation: string | null;
  /** From zero; columns in UTF-16 code units, the end exclusive. */
  start_line: number;
  start_column: number;
  end_line: number;
  end_column: number;
  snippet: string;
  /** SHA-256 of the snippet without white space. */
  snippet_hash: string;
  /** JSON arrays. */
  cwe: string;
  owasp: string;
  steps: string;
  state: FindingState;
  reason: string | null;
  decided_by: string | null;
  decided_at: number | null;
  last_seen_at: number;
  resolved_at: number | null;
  created_at: number;
  updated_at: number;
  version: number;
}

export interface FindingTables {
  findings: FindingTable;
}
