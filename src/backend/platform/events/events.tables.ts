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
  /** JSON of the record before and after; null where there is none. */
  before: string | null;
  after: string | null;
}

export interface EventHeadTable {
  organization_id: string;
  seq: number;
}

export interface EventTables {
  events: EventTable;
  event_heads: EventHeadTable;
}
