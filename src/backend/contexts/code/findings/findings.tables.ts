import type { FindingAction, FindingState } from '../../../../contract/findings.ts';

export type { FindingState };

export interface FindingTable {
  id: string;
  organization_id: string;
  project_id: string;
  /** The first that sees it: `security`, `scan`, `ci`, `tool:Semgrep`, `user:<id>`: see `findingSourceSchema`. */
  source: string;
  /** As the user reads it. */
  source_title: string;
  /** JSON: all that see it, the source above first; see finding-sources.ts. */
  seen_by: string;
  /** The run that saw it last: an agent's request, a scan or an import; null where a person reported it. */
  run_id: string | null;
  /** Relative to the project's folder, with forward slashes. */
  path: string;
  fingerprint: string;
  rule_id: string;
  /** What the source calls the rule, and where it tells of it; null for the engine's own. */
  rule_title: string | null;
  rule_url: string | null;
  category: string;
  severity: string;
  /** 0 critical … 4 info: what lists sort by. */
  severity_rank: number;
  confidence: string;
  /** JSON: what the severity follows from; null where the source says nothing of it. */
  evidence: string | null;
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
  /** JSON: what it is found again by where its fingerprint is another; null where the source tells nothing of it. */
  anchor: string | null;
  /** JSON arrays. */
  cwe: string;
  owasp: string;
  steps: string;
  /** 0 or 1: in the baseline or not; null where the source knows of no baseline. */
  is_new: number | null;
  state: FindingState;
  reason: string | null;
  assignee: string | null;
  comment_count: number;
  /** Null while open, and where a tool's own suppression decided. */
  decided_by: string | null;
  decided_at: number | null;
  last_seen_at: number;
  resolved_at: number | null;
  created_at: number;
  updated_at: number;
  version: number;
}

/** One step of a finding's history. Written once, in the transaction of the change itself. */
export interface FindingHistoryTable {
  id: string;
  organization_id: string;
  finding_id: string;
  at: number;
  /** Who did it, or asked for the run that did. */
  actor: string | null;
  run_id: string | null;
  source: string | null;
  action: FindingAction;
  /** JSON: what is different since. */
  changes: string;
  /** 1 where the finding stands (open or confirmed) since, -1 where it no longer does, 0 where that is as before. */
  standing: number;
  /** Of the finding after the step. */
  version: number;
}

export interface FindingCommentTable {
  id: string;
  organization_id: string;
  finding_id: string;
  author: string;
  /** Markdown. */
  text: string;
  created_at: number;
  updated_at: number;
  version: number;
}

export interface FindingImportTable {
  id: string;
  organization_id: string;
  project_id: string;
  imported_by: string;
  /** SHA-256 of what was asked: the same id with the same content again is the same import. */
  content_hash: string;
  /** JSON arrays. */
  sources: string;
  losses: string;
  notes: string;
  created_at: number;
  updated_at: number;
  version: number;
}

interface FindingTables {
  findings: FindingTable;
  finding_history: FindingHistoryTable;
  finding_comments: FindingCommentTable;
  finding_imports: FindingImportTable;
}

declare module '../../../schema.ts' {
  interface Schema extends FindingTables {}
}
