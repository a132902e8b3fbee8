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
  /** JSON array of the frames as they were sent; empty while the answer runs: then they are in `coach_frames`. */
  frames: string;
  /** JSON of what the grammar understood last, for "and last month?". */
  understood: string | null;
  finished_at: number | null;
  /** Markdown of the answer, for search and export; null in answers of before. */
  answer_text: string | null;
  /** JSON of what the question named beside its words. */
  mentions: string | null;
  /** The question whose cut answer this one goes on with. */
  continues: string | null;
  /** It, or one before it, was asked again: it left the session. */
  replaced_at: number | null;
}

/** Frames of an answer that is being made, as they came. */
export interface CoachFramesTable {
  message_id: string;
  first_offset: number;
  organization_id: string;
  /** JSON array. */
  frames: string;
}

/** What left for a model, call by call, without secrets. */
export interface CoachSentTable {
  message_id: string;
  number: number;
  organization_id: string;
  text: string;
}

interface CoachTables {
  coach_sessions: CoachSessionTable;
  coach_messages: CoachMessageTable;
  coach_frames: CoachFramesTable;
  coach_sent: CoachSentTable;
}

declare module '../../../schema.ts' {
  interface Schema extends CoachTables {}
}
