/** The event log of ARCHITECTURE D14: one mechanism for WebSocket, audit, undo, webhooks and history. */
export interface EventTable {
  organization_id: string;
  /** Dense within an organization, in commit order. */
  seq: number;
  type: string;
  /** Id of the changed record. */
  id: string;
  version: number;
  /** Epoch milliseconds. */
  at: number;
  actor: string;
  /** JSON of the record before and after, of events before 0021; null since, and where there is none. */
  before: string | null;
  after: string | null;
  /** `seq` of the first change of the same transaction: they are taken back together. Null before 0010. */
  first_seq: number | null;
}

export interface EventHeadTable {
  organization_id: string;
  seq: number;
}

/** Transactions that were taken back, and those that took back: neither is undone again. */
export interface UndoneChangeTable {
  organization_id: string;
  first_seq: number;
}

/** What an event says of its record, apart from the log: deleting a person drops it. */
export interface EventContentTable {
  organization_id: string;
  seq: number;
  /** The person whom it is about; null where that is nobody. */
  subject: string | null;
  before: string | null;
  after: string | null;
}

interface EventTables {
  events: EventTable;
  event_contents: EventContentTable;
  event_heads: EventHeadTable;
  undone_changes: UndoneChangeTable;
}

declare module '../../schema.ts' {
  interface Schema extends EventTables {}
}
