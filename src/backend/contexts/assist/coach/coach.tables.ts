export interface CoachSessionTable {
  id: string;
  organization_id: string;
  user_id: string;
  /** The first question, shortened. */
  title: string;
  created_at: number;
  updated_at: number;
  version: number;
}

/** One question and its answer. */
export interface CoachMessageTable {
  /** Made by the client: asking twice with one id answers once. */
  id: string;
  organization_id: string;
  user_id: string;
  session_id: string;
  question: string;
  asked_at: number;
  answer_id: string;
  coach: 'built-in' | 'model';
  /** Streaming in the row of a process that died means: interrupted. */
  state: 'streaming' | 'done' | 'stopped' | 'failed';
  /** JSON array of the frames as they were sent; empty while the answer runs. */
  frames: string;
  /** JSON of what the grammar understood last, for "and last month?". */
  understood: string | null;
  finished_at: number | null;
}

export interface CoachTables {
  coach_sessions: CoachSessionTable;
  coach_messages: CoachMessageTable;
}
