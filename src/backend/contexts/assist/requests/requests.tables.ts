export type RequestState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

export interface RequestTable {
  id: string;
  organization_id: string;
  project_id: string;
  requested_by: string;
  agent: string;
  agent_version: string;
  /** JSON, as the agent's own schema has parsed it. */
  input: string;
  priority: number;
  state: RequestState;
  /** What the agent is at, in words; null before it began. */
  step: string | null;
  /** 0 to 1; null while unknown. */
  fraction: number | null;
  /** Markdown report. */
  result: string | null;
  error_code: string | null;
  error_message: string | null;
  attempts: number;
  cost_minor: number | null;
  cost_currency: string | null;
  job_id: string;
  started_at: number | null;
  finished_at: number | null;
  created_at: number;
  updated_at: number;
  version: number;
}

/** A report beside the Markdown of the request: `html`, `sarif`. */
export interface RequestReportTable {
  organization_id: string;
  request_id: string;
  format: string;
  content: string;
}

export interface RequestTables {
  requests: RequestTable;
  request_reports: RequestReportTable;
}
