import type { JobState } from './job-state.ts';

export interface JobTable {
  id: string;
  organization_id: string;
  kind: string;
  /** JSON. */
  payload: string;
  state: JobState;
  priority: number;
  /** Epoch milliseconds. */
  run_at: number;
  attempts: number;
  max_attempts: number;
  /** Attempts that no longer count: before the last progress, or ended by the death of their process. */
  forgiven: number;
  /** Of its processes, in a row and without progress. */
  deaths: number;
  dedupe_key: string | null;
  /** The queue instance that runs it, and until when it may without a sign of life. */
  lease_owner: string | null;
  lease_until: number | null;
  /** 0 or 1: the running job has been asked to stop. */
  cancel_requested: number;
  error: string | null;
  /** Whose turn it takes; all without one share theirs. */
  share: string | null;
  /** What it counts against, where its handler limits that. */
  pool: string | null;
  /** 0 or 1: goes on with what had begun. */
  continues: number;
  created_at: number;
  finished_at: number | null;
}

interface JobTables {
  jobs: JobTable;
}

declare module '../../schema.ts' {
  interface Schema extends JobTables {}
}
