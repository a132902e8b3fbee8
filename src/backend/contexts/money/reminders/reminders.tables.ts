export interface ReminderRuleTable {
  /** Made of the id of the client or of the practice. */
  id: string;
  organization_id: string;
  /** Null: of all clients without one. */
  client_id: string | null;
  /** JSON of `reminderRuleFields`. */
  rule: string;
  /** Of the texts that were shown when the client's reminders were allowed to leave by themselves. */
  consent_hash: string | null;
  /** Epoch milliseconds. */
  consented_at: number | null;
  consented_by: string | null;
  created_at: number;
  updated_at: number;
  version: number;
}

export interface ReminderPauseTable {
  organization_id: string;
  invoice_id: string;
  reason: string;
  /** Epoch milliseconds. */
  paused_at: number;
  paused_by: string;
}

export type ReminderState = 'queued' | 'sent' | 'unknown' | 'dropped';

export interface ReminderTable {
  id: string;
  organization_id: string;
  invoice_id: string;
  client_id: string;
  /** Counts from 1. */
  step: number;
  state: ReminderState;
  /** `other`: by a program that Vireo does not see. */
  via: 'mail' | 'other';
  /** Local date, up to which its interest is reckoned. */
  written_on: string;
  recipient: string;
  email: string | null;
  subject: string;
  body: string;
  /** Local date. */
  deadline: string;
  currency: string;
  open_minor: number;
  fee_minor: number;
  interest_minor: number;
  dropped_because: string | null;
  /** By whose rights it leaves: who sent it, or who allowed it. */
  written_by: string | null;
  /** Of the consent by which it leaves by itself; null: a person sent it. */
  consent_hash: string | null;
  /** Epoch milliseconds; null: at once. */
  not_before: number | null;
  /** Local date on which it left, or may have left. */
  left_on: string | null;
  created_at: number;
  updated_at: number;
  version: number;
}

interface ReminderTables {
  reminder_rules: ReminderRuleTable;
  reminder_pauses: ReminderPauseTable;
  reminders: ReminderTable;
}

declare module '../../../schema.ts' {
  interface Schema extends ReminderTables {}
}
