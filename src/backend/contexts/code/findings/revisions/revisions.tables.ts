import type { ViewReason } from '../../../../../domain/revisions/decide-record.ts';

/** Of which commit what a source has on record is, where several people bring findings in. */
export interface FindingRevisionTable {
  id: string;
  organization_id: string;
  project_id: string;
  /** `vireo` of scans and agents, which share what they have found; else the source of an import. */
  source: string;
  branch: string | null;
  /** Null where nobody has said it yet. */
  commit_hash: string | null;
  run_id: string;
  recorded_at: number;
  created_at: number;
  updated_at: number;
  version: number;
}

/** What a person's last scan found that is not on record. */
export interface FindingViewTable {
  /** Of the scan. */
  id: string;
  organization_id: string;
  project_id: string;
  user_id: string;
  why: ViewReason;
  branch: string | null;
  commit_hash: string | null;
  /** What was on record then. */
  known_commit: string | null;
  /** JSON: what the scan says of itself. */
  outcome: string;
  /** JSON: see `viewedFindingSchema`. */
  findings: string;
  created_at: number;
  updated_at: number;
  version: number;
}

interface RevisionTables {
  finding_revisions: FindingRevisionTable;
  finding_views: FindingViewTable;
}

declare module '../../../../schema.ts' {
  interface Schema extends RevisionTables {}
}
