/** A request to undo, merge, stop or discard, by the id that its client made. */
export interface UndoRequestTable {
  organization_id: string;
  id: string;
  user_id: string;
  /** `first_seq` of the transaction that shows what it did; null when it was refused. */
  first_seq: number | null;
  /** Epoch milliseconds. */
  asked_at: number;
}

interface UndoRequestTables {
  undo_requests: UndoRequestTable;
}

declare module '../../../../schema.ts' {
  interface Schema extends UndoRequestTables {}
}
