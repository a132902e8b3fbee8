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

/** Of one person; where none is kept, everything is as types have it. */
export interface NotificationPreferenceTable {
  id: string;
  organization_id: string;
  user_id: string;
  /** JSON of what the person chose. */
  content: string;
  created_at: number;
  updated_at: number;
  version: number;
}

/** Of one person, who has the secret from when it was made; it is sealed here. */
export interface NotificationWebhookTable {
  id: string;
  organization_id: string;
  user_id: string;
  url: string;
  secret: string;
  created_at: number;
  updated_at: number;
  version: number;
}

/** What left of a notification, or why it did not. */
export interface NotificationDeliveryTable {
  id: string;
  organization_id: string;
  user_id: string;
  /** May have been settled since. */
  notification_id: string;
  type: string;
  channel: 'email' | 'webhook';
  webhook_id: string | null;
  state: DeliveryState;
  /** Why it waits, was dropped or failed: a sentence. */
  reason: string | null;
  /** Epoch milliseconds before which nothing leaves. */
  due_at: number;
  created_at: number;
  updated_at: number;
  version: number;
}

export type DeliveryState = 'waiting' | 'sent' | 'dropped' | 'failed';

/** Signs links that end mails; sealed. */
export interface NotificationKeyTable {
  organization_id: string;
  secret: string;
}

interface NotificationTables {
  notifications: NotificationTable;
  notification_cursors: NotificationCursorTable;
  notification_preferences: NotificationPreferenceTable;
  notification_webhooks: NotificationWebhookTable;
  notification_deliveries: NotificationDeliveryTable;
  notification_keys: NotificationKeyTable;
}

declare module '../../../schema.ts' {
  interface Schema extends NotificationTables {}
}
