/** An item of one person; it is deleted when its cause is settled. */
export interface NotificationTable {
  id: string;
  organization_id: string;
  user_id: string;
  /** As the slice that owns its cause declares it: `invoice.overdue`. */
  type: string;
  /** Of a person and a type there is one item with each key. */
  key: string;
  subject_kind: string;
  subject_id: string;
  /** JSON of `NoticeValues`. */
  content: string;
  /** Where it grows, what was read is unread again. */
  mark: number;
  /** Causes that are one item. */
  count: number;
  /** Epoch milliseconds. */
  occurred_at: number;
  read_at: number | null;
  created_at: number;
  updated_at: number;
  version: number;
}

/** Up to which event of the log notifications are computed. */
export interface NotificationCursorTable {
  organization_id: string;
  seq: number;
}

interface NotificationTables {
  notifications: NotificationTable;
  notification_cursors: NotificationCursorTable;
}

declare module '../../../schema.ts' {
  interface Schema extends NotificationTables {}
}
