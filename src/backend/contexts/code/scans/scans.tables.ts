export type ScanState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

export interface ScanTable {
  id: string;
  organization_id: string;
  project_id: string;
  requested_by: string;
  /** JSON arrays, sorted: what was asked for; empty for all. */
  paths: string;
  rules: string;
  /** SHA-256 of both, and of where advisories come from: while one scan of a project with this key is queued or running, it is the one. */
  dedupe_key: string;
  state: ScanState;
  /** What it is at, in words; null before it began. */
  step: string | null;
  /** 0 to 1; null while unknown. */
  fraction: number | null;
  /** JSON: see `scanResultSchema`. */
  result: string | null;
  error_code: string | null;
  error_message: string | null;
  /** 1 or 0 where several people scan the project: otherwise it is its person's view. Null before its end, and where one has it alone. */
  is_on_record: number | null;
  /** Of what is on record. */
  branch: string | null;
  commit_hash: string | null;
  attempts: number;
  job_id: string;
  started_at: number | null;
  finished_at: number | null;
  created_at: number;
  updated_at: number;
  version: number;
}

interface ScanTables {
  scans: ScanTable;
}

declare module '../../../schema.ts' {
  interface Schema extends ScanTables {}
}
