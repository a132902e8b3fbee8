export type RequestState = 'queued' | 'running' | 'waiting' | 'done' | 'failed' | 'cancelled';

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
  /** 0 or 1: what the client said of the folder; null where it did not. */
  trusted: number | null;
  /** JSON of an `AgentQuestion`, as long as it waits for the answer. */
  question: string | null;
  /** JSON of an `AgentAnswer`, until the run that goes on with it has come further. */
  answer: string | null;
  /** Epoch milliseconds after which it is ended. */
  deadline_at: number | null;
  /** JSON: what each attempt that failed said. */
  faults: string;
  replay_of: string | null;
  /** That of the request that it replays, from which it goes on. */
  checkpoint: string | null;
  group_id: string | null;
  callback_url: string | null;
  /** Of a server: name of the machine of its person on which it runs; empty where it waits for one. */
  machine: string | null;
  /** By which that machine names itself: a run that has begun goes on there alone. */
  machine_id: string | null;
  /** Signs what is sent to that address. */
  callback_secret: string | null;
}

/** A report beside the Markdown of the request, `html` or `sarif`; as `offers`, JSON of what can be done with it next. */
export interface RequestReportTable {
  organization_id: string;
  request_id: string;
  format: string;
  content: string;
}

/** An entry of the timeline of a request. */
export interface RequestEventTable {
  organization_id: string;
  request_id: string;
  /** From 1, without gaps. */
  seq: number;
  at: number;
  /** JSON of a `TimelineEvent`. */
  content: string;
}

/** A document that a run has left; its content is a stored file. */
export interface RequestArtifactTable {
  id: string;
  organization_id: string;
  request_id: string;
  name: string;
  media_type: string;
  sha256: string;
  /** Bytes. */
  size: number;
  created_at: number;
  expires_at: number;
}

/** A message to the address that a request names; its id is that of the message. */
export interface RequestCallbackTable {
  id: string;
  organization_id: string;
  request_id: string;
  state: 'queued' | 'delivered' | 'failed';
  type: string;
  /** JSON, as it is sent at each attempt. */
  body: string;
  attempts: number;
  /** Of the last answer. */
  status: number | null;
  error: string | null;
  created_at: number;
  ended_at: number | null;
}

interface RequestTables {
  requests: RequestTable;
  request_reports: RequestReportTable;
  request_events: RequestEventTable;
  request_artifacts: RequestArtifactTable;
  request_callbacks: RequestCallbackTable;
}

declare module '../../../schema.ts' {
  interface Schema extends RequestTables {}
}
